import { afterEach, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { defineQuery } from '#domain/kernel/query.ts'
import { scopeIn } from '#domain/kernel/scope.ts'
import { ordered } from '#domain/kernel/state.ts'
import { ann, type HostUnderTest, openTrailmix, theo, trailmix } from '#tests/support/host.ts'
import { threadTime } from '../thread-time.ts'
import { ask } from './ask.ts'

let at: HostUnderTest
beforeEach(async () => {
  at = await openTrailmix()
  for (const title of ['One', 'Two', 'Three']) await at.addItem(title)
})
afterEach(() => expect(at.faults).toEqual([]))

/** Titles of the backlog, each of which takes longer than nobody notices. */
const slowTitles = defineQuery({
  name: 'slow-titles',
  title: 'Titles, slowly',
  input: z.object({}),
  reads: () => [scopeIn(trailmix, 'backlog')],
  *answer(state) {
    const titles: string[] = []
    for (const { title } of [...ordered(state, 'item', trailmix)]) {
      const spent = threadTime()
      while (spent() < 6);
      titles.push(title)
      yield
    }
    return { titles }
  },
})

test('between two slices of an answer others write, and the answer says of which moment it is', async () => {
  const { seq } = await at.host.read((_, seq) => ({ seq }))
  const order: string[] = []
  const answered = ask(at.host, slowTitles, {}, theo).then((answer) => {
    order.push('answered')
    return answer
  })
  await at.addItem('Four')
  order.push('written')
  expect(await answered).toEqual({ answer: { titles: ['One', 'Two', 'Three'] }, seq })
  expect(order).toEqual(['written', 'answered'])
})

test('whoever loses the right between two slices is told nothing', async () => {
  const answered = ask(at.host, slowTitles, {}, theo)
  await at.act('clear-role', { product: trailmix, member: theo }, { actor: ann })
  expect(await answered).toMatchObject({ code: 'not-found' })
})
