import { cacheFolder } from './project.mjs'

/**
 * What Node is told when it runs the server. Left alone, V8 lets the young generation grow to a third of what
 * 100,000 items take, and a large workspace that was loaded or written leaves it that size. What much work has taken is
 * given back when the server asks for it, see server/give-back.ts.
 */
export const serverFlags = ['--max-semi-space-size=4', '--expose-gc']

/**
 * The environment that the server runs in; what is set already stays.
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv}
 */
export function serverEnv(env) {
  return {
    // Compiled modules are kept, so that a second start is quick.
    NODE_COMPILE_CACHE: `${cacheFolder}/compiled`,
    // glibc keeps what threads that ended have freed, for each thread apart: with these it goes back to the system,
    // also the 64 kB pieces in which large bodies come. Other systems know none of them.
    MALLOC_ARENA_MAX: '2',
    MALLOC_TRIM_THRESHOLD_: '131072',
    MALLOC_MMAP_THRESHOLD_: '65536',
    ...env,
  }
}
