import { describe, expect, test } from 'vitest'
import { brokenVariants } from './broken-variants.ts'
import { storm } from './storm.ts'

// The rarest shows in about one seed of seven.
const most = 80

describe('the storm finds a program that is wrong in one way', () => {
  test.each(Object.entries(brokenVariants))('%s', { timeout: 60_000 }, async (_, parts) => {
    for (let seed = 1; seed <= most; seed++) {
      const { found } = await storm(seed, parts)
      if (found.length > 0) return
    }
    expect.fail(`${most} seeds passed`)
  })
})
