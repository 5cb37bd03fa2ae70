import { readFileSync } from 'node:fs'

/**
 * The number of the npm that runs this script, for the server to follow (src/server/starter.ts); undefined when it was
 * started by hand. npm starts a shell, which on most systems steps aside for the script, and on others stands between.
 * @returns {string | undefined}
 */
export function npmAround() {
  if (process.env.npm_lifecycle_event === undefined) return undefined
  const above = process.ppid
  return String(isShell(above) ? (parentOf(above) ?? above) : above)
}

/** @param {number} pid */
function isShell(pid) {
  try {
    return /^(sh|dash|bash|ash|busybox|zsh|ksh)$/.test(readFileSync(`/proc/${pid}/comm`, 'utf8').trim())
  } catch {
    return false
  }
}

/** @param {number} pid */
function parentOf(pid) {
  try {
    const parent = Number(
      readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\)/s, '').trim().split(' ')[1],
    )
    return parent > 1 ? parent : null
  } catch {
    return null
  }
}
