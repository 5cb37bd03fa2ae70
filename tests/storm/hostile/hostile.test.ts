import { expect, test } from 'vitest'
import { hostileRun } from './hostile-run.ts'

// Seconds, so no time is judged: the long form, with its times, is `npm run storm -- --hostile --minutes 10`.
test('people go on typing beside whoever would stop the server, and lose nothing', {
  timeout: 180_000,
  retry: 0,
}, async () => {
  const short = { people: 10, alone: 2, beside: 15, rest: 0, stroke: 500, items: 1_500, releases: 300 }
  const { beside, memory, alive, lost, differences, cuts, answered } = await hostileRun(short)
  expect({ alive, lost, differences, cuts }).toEqual({ alive: true, lost: [], differences: [], cuts: 0 })
  expect(beside.length).toBeGreaterThan(0)
  expect(memory.peak).toBeLessThan(700)
  const { 'sign-ins that are wrong': signIns = {}, 'large uploads': uploads = {} } = answered
  expect(Object.keys(signIns)).toEqual(expect.arrayContaining(['401', '503']))
  expect(Object.keys(uploads)).toContain('429')
})
