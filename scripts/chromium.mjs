import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { cacheFolder, Stop } from './project.mjs'

const downloads = join(cacheFolder, 'browsers')

/** @returns {string | undefined} the path of a Chromium, Chrome or Edge that starts */
export function findChromium() {
  const named = process.env.CHROMIUM_PATH
  if (named) {
    if (!existsSync(named))
      throw new Stop(
        `CHROMIUM_PATH is ${named}, where there is no file. Set it to a Chromium or Chrome, or unset it.`,
      )
    return named
  }
  return [...installed(), ...downloaded()].find((path) => existsSync(path) && starts(path))
}

/** Finds a Chromium, or installs one; says what it does. Throws a Stop that says what to do when neither works. */
export async function ensureChromium() {
  const found = findChromium()
  if (found) return found
  const { step } = await import('./step.mjs')
  const { capture, captureNode } = await import('./program.mjs')
  const said = []
  const isRoot = process.getuid?.() === 0
  if (isRoot && isDebian()) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    const { code, output } = await step('Installing Chromium (apt-get)', async () => {
      const updated = await capture('apt-get', ['update'], { env })
      if (updated.code !== 0) return updated
      return capture('apt-get', ['install', '-y', '--no-install-recommends', 'chromium-headless-shell'], {
        env,
      })
    })
    const path = findChromium()
    if (path) return path
    said.push(`apt-get ended with ${code}:\n${output.trim()}`)
  }
  const cli = join('node_modules', 'playwright-core', 'cli.js')
  // Only root may add the system libraries that a bare Linux lacks.
  const withLibraries = isRoot && process.platform === 'linux' ? ['--with-deps'] : []
  const { code, output } = await step('Downloading Chromium (playwright-core)', () =>
    captureNode([cli, 'install', '--no-progress', '--no-shell', ...withLibraries, 'chromium'], {
      env: { ...process.env, PLAYWRIGHT_BROWSERS_PATH: downloads },
    }),
  )
  const path = findChromium()
  if (path) return path
  said.push(`playwright-core install ended with ${code}:\n${output.trim()}`)
  throw new Stop(
    `${said.join('\n\n')}\n\nThe browser tests need a Chromium, and none could be found or installed. ` +
      'Install Chromium, Chrome or Edge, or set CHROMIUM_PATH to one.',
  )
}

function installed() {
  if (process.platform === 'darwin') {
    return [
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    ]
  }
  if (process.platform === 'win32') {
    return [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
      .filter((folder) => folder !== undefined)
      .flatMap((folder) => [
        join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
        join(folder, 'Chromium', 'Application', 'chrome.exe'),
        join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
      ])
  }
  // Without a window the shell does the same with a good part of the work.
  return [
    'chromium-headless-shell',
    'chromium',
    'chromium-browser',
    'google-chrome',
    'google-chrome-stable',
    'microsoft-edge',
  ].map((name) => `/usr/bin/${name}`)
}

/** playwright-core unpacks into chromium-<revision>/chrome-<system>/…; newest revision first. */
function downloaded() {
  if (!existsSync(downloads)) return []
  const binary = /(^|[\\/])(chrome|chrome\.exe|Google Chrome for Testing|Chromium)$/
  return readdirSync(downloads)
    .filter((name) => /^chromium-\d+$/.test(name))
    .sort((a, b) => Number(b.slice(9)) - Number(a.slice(9)))
    .flatMap((name) =>
      readdirSync(join(downloads, name), { recursive: true, encoding: 'utf8' })
        .filter((path) => binary.test(path))
        .map((path) => join(downloads, name, path)),
    )
}

/** On Ubuntu /usr/bin/chromium-browser may be a script that only says to use snap, so being there is not enough. */
function starts(/** @type {string} */ path) {
  // Chrome on Windows opens a window when asked for its version.
  if (process.platform !== 'linux') return true
  try {
    execFileSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 })
    return true
  } catch {
    return false
  }
}

/** Ubuntu's own chromium package is a doorway to snap, which containers lack. */
function isDebian() {
  return existsSync('/etc/os-release') && /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'))
}
