import { writeFileSync } from 'node:fs'
import { relative } from 'node:path'
import { root } from './project.mjs'

/** @import { Reporter } from 'vitest/node' */

/**
 * @typedef {{ name: string, why: string | undefined }} Named
 * @typedef {{ passed: number, failed: number, skipped: Named[], again: Named[] }} Counts
 */

/**
 * A vitest reporter that writes the Counts of a run into the file that TEST_COUNTS names. `again` are those that passed
 * only when they were tried again, with what was wrong the first time. What fails outside of a
 * test (a file that cannot be loaded, a hook, an error nobody awaited) counts as one failure each.
 * @implements {Reporter}
 */
export default class CountReporter {
  /**
   * @param {ReadonlyArray<import('vitest/node').TestModule>} modules
   * @param {ReadonlyArray<unknown>} unhandled
   */
  onTestRunEnd(modules, unhandled) {
    /** @type {Counts} */
    const counts = { passed: 0, failed: unhandled.length, skipped: [], again: [] }
    for (const module of modules) {
      counts.failed += module.errors().length
      for (const suite of module.children.allSuites()) counts.failed += suite.errors().length
      for (const test of module.children.allTests()) {
        const result = test.result()
        const name = `${relative(root, module.moduleId)} > ${test.fullName}`
        if (result.state === 'passed') {
          counts.passed++
          if (test.diagnostic()?.flaky) counts.again.push({ name, why: result.errors?.[0]?.message })
        } else if (result.state === 'skipped')
          counts.skipped.push({ name, why: 'note' in result ? result.note : undefined })
        else counts.failed++
      }
    }
    if (process.env.TEST_COUNTS) writeFileSync(process.env.TEST_COUNTS, JSON.stringify(counts))
  }
}
