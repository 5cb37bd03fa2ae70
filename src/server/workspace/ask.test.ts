import { afterEach, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { defineQuery, type Query, type Slices } from '#domain/kernel/query.ts'
import { scopeIn } from '#domain/kernel/scope.ts'
import { ordered } from '#domain/kernel/state.ts'
import { search } from '#domain/queries/search.ts'
import { ann, type HostUnderTest, openTrailmix, theo, trailmix } from '#tests/support/host.ts'
import { testId } from '#tests/support/serve.ts'
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

test('a search goes on in the other products when one is deleted between two slices', async () => {
  for (let n = 0; n < 400; n++) await at.addItem(`Common ${n}`)
  const other = testId('product')
  await at.act('create-product', { product: other, name: 'Common ground', key: 'CG' })
  await at.act('create-item', { item: testId('item'), product: other, title: 'Common' })
  await at.act('set-role', {
    ...{ product: other, member: theo, role: 'team' },
    ...{ membership: testId('membership'), former: testId('membership') },
  })
  const slow = {
    ...search,
    *answer(...all: Parameters<typeof search.answer>) {
      return yield* slowly(search.answer(...all) as Slices<unknown>)
    },
  } as unknown as Query
  const asked = { text: 'common', limit: 20 }
  const answered = Promise.all([ask(at.host, slow, asked, theo), ask(at.host, slow, asked, ann)])
  await at.act('delete-product', { product: other })
  // An administrator is told of the moment at which it began.
  expect(await answered).toMatchObject([{ answer: { count: 400 } }, { answer: { count: 402 } }])
})

function* slowly(slices: Slices<unknown>): Slices<unknown> {
  for (;;) {
    const { done, value } = slices.next()
    if (done) return value
    const spent = threadTime()
    while (spent() < 6);
    yield
  }
}
