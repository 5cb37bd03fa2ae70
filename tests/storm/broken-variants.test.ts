import { describe, expect, test, vi } from 'vitest'
import { times } from '#tests/support/long-form.ts'
import { brokenVariants } from './broken-variants.ts'
import { storm } from './storm.ts'

vi.mock('#web/store/database.ts', () => import('./memory-database.ts'))

// The rarest shows in about one seed of a hundred.
const most = 300
/** Each variant must be found in as many stretches of seeds: how surely, and not by the luck of one seed. */
const stretches = times('VARIANT_STRETCHES', { short: 1, long: 10 })

describe('the storm finds a program that is wrong in one way', () => {
  test.each(Object.entries(brokenVariants))('%s', { timeout: stretches * 240_000 }, async (_, parts) => {
    for (let stretch = 0; stretch < stretches; stretch++) {
      const first = stretch * most + 1
      if (!(await isFound(parts, first))) expect.fail(`seeds ${first} to ${first + most - 1} passed`)
    }
  })
})

async function isFound(parts: Parameters<typeof storm>[1], first: number): Promise<boolean> {
  for (let seed = first; seed < first + most; seed++)
    if ((await storm(seed, parts)).found.length > 0) return true
  return false
}
