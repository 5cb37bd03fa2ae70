import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { createFairTurns } from './fair-turns.ts'

test('of many who want a turn one gets it at once, and one in each turn of the loop', async () => {
  const turns = createFairTurns()
  const done: number[] = []
  for (let n = 0; n < 4; n++) void turns('ann').then(() => done.push(n))
  await null
  await null
  expect(done).toEqual([0])
  const seen: number[] = []
  while (done.length < 4) {
    await nextTurn()
    seen.push(done.length)
  }
  expect(seen.every((count, at) => count - (seen[at - 1] ?? 1) <= 1)).toBe(true)
  expect(done).toEqual([0, 1, 2, 3])
})

test('whoever asks once comes after one of those who ask for much', async () => {
  const turns = createFairTurns()
  const done: string[] = []
  const ask = (party: string) => turns(party).then(() => void done.push(party))
  await Promise.all([...Array.from({ length: 5 }, () => ask('greedy')), ask('bob'), ask('ann')])
  expect(done).toEqual(['greedy', 'greedy', 'bob', 'ann', 'greedy', 'greedy', 'greedy'])
})

test('whoever comes when all is done does not wait', async () => {
  const turns = createFairTurns()
  for (let n = 0; n < 3; n++) {
    let mine = false
    void turns('ann').then(() => {
      mine = true
    })
    await null
    await null
    expect(mine).toBe(true)
    await nextTurn()
    await nextTurn()
  }
})
