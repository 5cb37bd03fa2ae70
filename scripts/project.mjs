import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's folder, whatever the folder a command was started from. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..')

/** @param {string[]} parts */
export const inProject = (...parts) => join(root, ...parts)

/**
 * The runtime that package-lock.json pins. Its package lays the binary out as bin/node, and as bin/node.exe on
 * Windows, where bin/node is an empty file.
 */
export const pinnedNode = inProject(
  'node_modules',
  'node',
  'bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
)

/** Caches go where `npm ci` clears them: a cache must never outlive the packages that filled it. */
export const cacheFolder = inProject('node_modules', '.cache')

/** Something a person can act on; its message is all that is shown. */
export class Stop extends Error {}

/**
 * Runs a script's main function and turns what it throws into a sentence and an exit code.
 * @param {() => Promise<number | undefined>} main resolves to the exit code
 */
export async function runScript(main) {
  try {
    process.exitCode = (await main()) ?? 0
  } catch (error) {
    if (!(error instanceof Stop)) throw error
    console.error(error.message)
    process.exitCode = 1
  }
}
