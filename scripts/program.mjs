import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { pinnedNode, root } from './project.mjs'

/** @typedef {{ code: number, output: string }} Ended */

/**
 * Runs a program quietly and keeps what it prints (both streams in the order they arrive).
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, shell?: boolean }} [options]
 * @returns {Promise<Ended>}
 */
export function capture(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: options.env ?? process.env,
      shell: options.shell ?? false,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    child.stdout.setEncoding('utf8').on('data', (text) => (output += text))
    child.stderr.setEncoding('utf8').on('data', (text) => (output += text))
    child.on('error', (error) => resolve({ code: 127, output: `${output}${error.message}\n` }))
    child.on('close', (code, signal) => resolve({ code: exitCode(code, signal), output }))
  })
}

/**
 * Runs a program in this terminal. Signals that reach this process are passed on, and the program's own exit code
 * comes back, so that a service manager sees one program. The channel tells the program when this process is gone.
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<number>}
 */
export async function hand(command, args, options = {}) {
  const child = spawn(command, args, {
    cwd: root,
    env: options.env ?? process.env,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  })
  const stopForwarding = forwardSignals([child])
  try {
    return await ended(child)
  } finally {
    stopForwarding()
  }
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<number>} the exit code; 128 + the signal's number when a signal ended it, as shells say it
 */
export function ended(child) {
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => resolve(exitCode(code, signal)))
  })
}

/**
 * Ctrl-C in a terminal reaches the whole group, `kill` and service managers only this process. A child that gets
 * both sees the signal twice, which a graceful stop has to allow anyway.
 * @param {import('node:child_process').ChildProcess[]} children
 */
export function forwardSignals(children) {
  /** @type {NodeJS.Signals[]} */
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
  const forward = (/** @type {NodeJS.Signals} */ signal) => {
    // In a terminal the group has had its SIGINT already; a second one means "at once" to many programs.
    if (signal === 'SIGINT' && process.stdin.isTTY) return
    for (const child of children) child.kill(signal)
  }
  for (const signal of signals) process.on(signal, forward)
  return () => {
    for (const signal of signals) process.off(signal, forward)
  }
}

/** Runs JavaScript or TypeScript of a package or of the project with the pinned runtime, quietly. */
export const captureNode = (
  /** @type {string[]} */ args,
  /** @type {{ env?: NodeJS.ProcessEnv }} */ options = {},
) => capture(pinnedNode, args, options)

/** @param {number | null} code @param {NodeJS.Signals | null} signal */
function exitCode(code, signal) {
  return code ?? (signal ? 128 + (constants.signals[signal] ?? 0) : 1)
}
