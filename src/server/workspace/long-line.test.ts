import { expect, test } from 'vitest'
import { createLongLine } from './long-line.ts'

test('what a member sends after a step that waits waits behind it, in order; what others send does not', async () => {
  const line = createLongLine()
  const [first, second, third] = [{}, {}, {}]
  expect(line.isBehind('ann', first)).toBe(false)
  line.enter('ann', first)
  line.enter('ann', first)
  for (const step of [second, third]) {
    expect(line.isBehind('ann', step)).toBe(true)
    line.enter('ann', step)
  }
  expect([line.isBehind('ann', first), line.isBehind('bob', second)]).toEqual([false, false])
  expect([line.isWaiting('ann'), line.isWaiting('bob')]).toEqual([true, false])
  const order: string[] = []
  const turns = [
    line.isFirst('ann', third).then(() => order.push('third')),
    line.isFirst('ann', second).then(() => order.push('second')),
    line.isFirst('ann', first).then(() => order.push('first')),
  ]
  await turns[2]
  line.leave('ann', first)
  await turns[1]
  line.leave('ann', second)
  await turns[0]
  line.leave('ann', third)
  expect(order).toEqual(['first', 'second', 'third'])
  expect(line.isWaiting('ann')).toBe(false)
})

test('whoever gives up in the middle holds nobody up', async () => {
  const line = createLongLine()
  const [first, second, third] = [{}, {}, {}]
  for (const step of [first, second, third]) line.enter('ann', step)
  line.leave('ann', second)
  line.leave('ann', {})
  const turn = line.isFirst('ann', third)
  line.leave('ann', first)
  await turn
  expect(line.isBehind('ann', third)).toBe(false)
})
