import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inProject, Stop } from './project.mjs'

const stamp = inProject('dist', 'web', '.stamp')
const page = inProject('dist', 'web', 'index.html')

/** All that the built web page depends on. A name that is missing counts as empty. */
const sources = [
  'src/base',
  'src/words',
  'src/domain',
  'src/analysis',
  'src/protocol',
  'src/web',
  'vite.config.ts',
  'scripts/compile-words.mjs',
  'scripts/list-parts.mjs',
  'scripts/shell-worker.mjs',
  'package.json',
  'package-lock.json',
]

/** Builds the web page into dist/web if anything it is made of has changed since. */
export async function ensureBuilt() {
  if (isBuilt()) return
  const [{ withLock }, { step }] = await Promise.all([import('./lock.mjs'), import('./step.mjs')])
  await withLock('build', async () => {
    if (isBuilt()) return
    // Taken before the build: what changes meanwhile makes the next start build again.
    const made = fingerprint()
    await step('Building the web page', build)
    writeFileSync(stamp, made)
  })
}

function isBuilt() {
  return existsSync(stamp) && existsSync(page) && readFileSync(stamp, 'utf8') === fingerprint()
}

/** By content, not by time: a checkout or a copy gives files new times, and a container image keeps old ones. */
function fingerprint() {
  const hash = createHash('sha256')
  for (const source of sources) add(hash, source)
  return hash.digest('hex')
}

/** @param {import('node:crypto').Hash} hash @param {string} path with forward slashes, from the project's folder */
function add(hash, path) {
  const absolute = inProject(path)
  const found = statSync(absolute, { throwIfNoEntry: false })
  if (!found || /\.test\.tsx?$/.test(path)) return
  if (found.isDirectory()) {
    for (const name of readdirSync(absolute).sort()) add(hash, `${path}/${name}`)
  } else {
    hash.update(`${path}\0${found.size}\0`).update(readFileSync(absolute))
  }
}

async function build() {
  const { captureNode } = await import('./program.mjs')
  const env = { ...process.env, NODE_ENV: 'production' }
  const { code, output } = await captureNode([join('node_modules', 'vite', 'bin', 'vite.js'), 'build'], {
    env,
  })
  if (code !== 0) throw new Stop(`${output.trim()}\n\nThe web page could not be built; the reason is above.`)
  if (!existsSync(page)) throw new Stop('The build of the web page ended without a dist/web/index.html.')
}
