import { readFileSync } from 'node:fs'

const LOOK_MS = 1_000

/**
 * Calls back when the program that started this one is gone, however it went: a plain `kill` of npm takes npm along
 * and nothing else. Only starters that say so are followed (scripts/starter.mjs): a server that was put into the
 * background by hand outlives its shell.
 *
 * @param env where the starter has left its number
 * @returns how to stop looking
 */
export function followStarter(
  env: Readonly<Record<string, string | undefined>>,
  onGone: () => void,
): () => void {
  const starter = Number(env.THROUGHLINE_STARTER)
  if (!Number.isInteger(starter) || starter <= 1) return () => {}
  // A number is given again some day: the same process was born at the same moment.
  const born = birthOf(starter)
  const timer = setInterval(() => {
    if (isAlive(starter) && birthOf(starter) === born) return
    clearInterval(timer)
    onGone()
  }, LOOK_MS).unref()
  return () => clearInterval(timer)
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** In ticks since the machine was started; null where the system does not tell, and for one that has ended. */
function birthOf(pid: number): string | null {
  try {
    // The name, in brackets, may have blanks and brackets itself.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\)/s, '').trim().split(' ')
    // A dead one that its parent has not asked about is still listed.
    return fields[0] === 'Z' ? null : (fields[19] ?? null)
  } catch {
    return null
  }
}
