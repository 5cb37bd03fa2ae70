import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { inProject, pinnedNode, Stop } from './project.mjs'

const lockfile = inProject('package-lock.json')
const stamp = inProject('node_modules', '.throughline-installed')
/** npm's own record of what it put into node_modules, in the lockfile's format. */
const installedList = inProject('node_modules', '.package-lock.json')

/** Installs what package-lock.json lists, if it is not installed already. A few milliseconds when it is. */
export async function ensureInstalled() {
  if (isInstalled()) return
  const [{ withLock }, { step }] = await Promise.all([import('./lock.mjs'), import('./step.mjs')])
  await withLock('install', async () => {
    if (isInstalled()) return
    if (!matchesLockfile()) await step('Installing packages', install)
    mkdirSync(inProject('node_modules'), { recursive: true })
    writeFileSync(stamp, wanted())
  })
}

function isInstalled() {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted() && existsSync(pinnedNode)
}

/** A folder that two systems share (a container's mount, say) holds the binaries of the one that installed last. */
function wanted() {
  const hash = createHash('sha256').update(readFileSync(lockfile)).digest('hex')
  return `${process.platform}-${process.arch} ${hash}\n`
}

/** Someone may have run `npm ci` by hand; then there is nothing left to do but to remember it. */
function matchesLockfile() {
  if (!existsSync(installedList) || !existsSync(pinnedNode)) return false
  const locked = packagesOf(lockfile)
  const present = packagesOf(installedList)
  for (const [path, entry] of Object.entries(locked)) {
    if (path === '') continue
    const found = present[path]
    // What is optional may be for another system; npm leaves it out here.
    if (!found && entry.optional) continue
    if (!found || found.version !== entry.version || !existsSync(inProject(path))) return false
  }
  return Object.keys(present).every((path) => path in locked)
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean }>}
 */
function packagesOf(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages
}

async function install() {
  const { capture } = await import('./program.mjs')
  // The machine's own npm and Node do this: the pinned runtime is about to be replaced.
  const env = { ...process.env, npm_config_loglevel: 'error' }
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund']
  const npm = process.env.npm_execpath
  const { code, output } =
    npm && /^npm-cli\.c?js$/.test(basename(npm))
      ? await capture(process.env.npm_node_execpath ?? process.execPath, [npm, ...args], { env })
      : await capture('npm', args, { env, shell: process.platform === 'win32' })
  if (code !== 0) throw new Stop(`${output.trim()}\n\n${whyNot(output)}`)
  if (!existsSync(pinnedNode)) {
    throw new Stop(
      'npm left out the pinned Node runtime, because it was told to run no install scripts.\n' +
        'Run: npm rebuild node --ignore-scripts=false   and then this command again.',
    )
  }
}

/** @param {string} output */
function whyNot(output) {
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|network/i.test(output)) {
    return 'The packages could not be fetched: the npm registry cannot be reached. Connect this machine to the network (or set npm’s proxy) and run the same command again.'
  }
  if (/ENOSPC/.test(output)) return 'The packages could not be installed: the disk is full.'
  if (/EACCES|EPERM|EBUSY/.test(output)) {
    return 'The packages could not be installed: a file in node_modules may not be replaced. Stop whatever runs from this folder, check who owns node_modules, and run the same command again.'
  }
  return 'The packages could not be installed; npm’s own words are above. Run the same command again once that is put right.'
}
