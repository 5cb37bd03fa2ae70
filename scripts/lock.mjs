import { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { inProject } from './project.mjs'

const beat = 1000
const silence = 10 * beat

/**
 * Does a piece of work while no other process of this project does it.
 * Locks live in dist, not in node_modules, because an install removes node_modules first.
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(name, work) {
  mkdirSync(inProject('dist'), { recursive: true })
  const file = inProject('dist', `.${name}.lock`)
  let said = false
  while (!take(file)) {
    if (isAbandoned(file)) {
      rmSync(file, { force: true })
      continue
    }
    if (!said) console.log(`Another command of this project is at the same step (${name}); waiting for it.`)
    said = true
    await wait(200)
  }
  const heart = setInterval(() => utimesSync(file, new Date(), new Date()), beat)
  try {
    return await work()
  } finally {
    clearInterval(heart)
    rmSync(file, { force: true })
  }
}

/** @param {string} file */
function take(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
}

/**
 * The number alone does not tell: in a container that is started again a dead owner's number is soon another's.
 * So an owner also has to touch its file from time to time.
 * @param {string} file
 */
function isAbandoned(file) {
  try {
    if (Date.now() - statSync(file).mtimeMs > silence) return true
    const owner = readFileSync(file, 'utf8')
    if (owner !== '') process.kill(Number(owner), 0)
    return false
  } catch (error) {
    return codeOf(error) === 'ESRCH'
  }
}

const codeOf = (/** @type {unknown} */ error) => /** @type {NodeJS.ErrnoException} */ (error).code
