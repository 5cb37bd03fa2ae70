import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBuilt } from './build.mjs'
import { ensureInstalled } from './install.mjs'
import { cacheFolder, pinnedNode, runScript, Stop } from './project.mjs'

/** @typedef {import('./count-reporter.mjs').Counts} Counts */

// The last line is `N passed, N failed` whatever happens: a step that fails before any test counts as one failure.
await runScript(async () => {
  const given = process.argv.slice(2)
  const filters = given.filter((arg) => arg !== '--all')
  /** What random histories, crashes and growth are told: as long as it takes, or as often as is quick. */
  const long = given.includes('--all') ? { TEST_ALL: '1' } : {}
  /** @type {Counts} */
  let counts = { passed: 0, failed: 0, skipped: [], again: [] }
  let prepared = 0
  if (await succeeds(ensureInstalled)) {
    const { ensureChromium } = await import('./chromium.mjs')
    if (!(await succeeds(ensureBuilt))) prepared++
    const browser = await succeeds(ensureChromium)
    if (!browser) prepared++
    const env = typeof browser === 'string' ? { ...long, CHROMIUM_PATH: browser } : long
    counts = await runTests(filters, env)
  } else prepared++
  const failed = counts.failed + prepared
  const skipped = counts.skipped.length
  // With a name pattern vitest marks all others as skipped, which is what was asked for.
  const pattern = filters.some((arg) => arg === '-t' || arg.startsWith('--testNamePattern'))
  if (!pattern)
    for (const { name, why } of counts.skipped)
      console.log(`skipped: ${name} (${why ?? 'it does not say why'})`)
  for (const { name, why } of counts.again) console.log(`passed at the second try only: ${name} (${why})`)
  const nothing = counts.passed + failed === 0
  if (nothing) console.log('No test ran.')
  console.log(`${counts.passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`)
  return failed || nothing ? 1 : 0
})

/**
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T | true | false>} false when it was stopped, after its sentence has been shown
 */
async function succeeds(work) {
  try {
    return (await work()) ?? true
  } catch (error) {
    console.log(error instanceof Stop ? error.message : error)
    return false
  }
}

/**
 * @param {string[]} filters
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Counts>}
 */
async function runTests(filters, env) {
  const { hand } = await import('./program.mjs')
  const file = join(cacheFolder, `test-counts-${process.pid}.json`)
  mkdirSync(cacheFolder, { recursive: true })
  const vitest = join('node_modules', 'vitest', 'vitest.mjs')
  const reporters = ['--reporter=default', '--reporter=./scripts/count-reporter.mjs']
  const code = await hand(
    pinnedNode,
    [vitest, 'run', '--passWithNoTests', '--allowOnly=false', ...reporters, ...filters],
    {
      env: { ...process.env, ...env, TEST_COUNTS: file },
    },
  )
  /** @type {Counts} */
  const counts = existsSync(file)
    ? JSON.parse(readFileSync(file, 'utf8'))
    : { passed: 0, failed: 0, skipped: [], again: [] }
  rmSync(file, { force: true })
  // vitest may fail for a reason that is no test's (its configuration, a worker that died): never call that a pass.
  if (code !== 0 && counts.failed === 0) counts.failed = 1
  return counts
}
