import { describe, expect, test } from 'vitest'
import { storm } from './storm.ts'

const runs = Number(process.env.STORM_RUNS ?? 300)
test.each(Array.from({ length: runs }, (_, i) => [i + 1]))('seed %i', async (seed) => {
  const { found } = await storm(seed)
  expect(found).toEqual([])
})
