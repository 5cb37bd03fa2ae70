import { describe, expect, test } from 'vitest'
import { must } from '#base/must.ts'
import { fold } from '#base/text/fold.ts'
import { scopeIn } from '#domain/kernel/scope.ts'
import { find } from '#domain/kernel/state.ts'
import { model } from '#domain/model.ts'
import { editGoal } from '#domain/roadmap/edit-goal.ts'
import { contentOf, namedProduct } from '#tests/support/named-product.ts'
import type { ActionSpec } from '#web/actions/action.ts'
import { linesFor, linesOf } from '#web/actions/palette-lines.ts'
import { Store } from '#web/store/store.ts'
import { findThings } from './find-things.ts'

const made = namedProduct(10_000)
const { product, random } = made

/** What one may do in the palette is beside what one may go to; what is found must not depend on where one is. */
const commands: ActionSpec[] = [
  'Status…',
  'Estimate…',
  'Move up',
  'Move to the top',
  'Delete',
  'Backlog',
].map((label) => ({ id: label, label, group: 'Test', destroys: label === 'Delete', perform() {} }))
const lines = linesOf(
  commands.map((command) => ({ ...command, scope: 'test' })),
  null,
)

function paletteOf(member: string, without: readonly string[] = []) {
  const store = new Store(model)
  store.setMember(member)
  const content = contentOf(made)
  for (const scope of without) content.delete(scope as never)
  store.load(content)
  store.open(product)
  const search = findThings(product, (() => Promise.resolve()) as never, store)
  return {
    store,
    search,
    first: (query: string, count: number) =>
      (linesFor(query, lines, search(query)).shown[0]?.items ?? []).slice(0, count).map(({ id }) => id),
  }
}

interface Named {
  id: string
  name: string
}

const planned = made.plan.flatMap(({ kind, record }): Named[] => {
  if (kind === 'goal' && 'text' in record) return [{ id: record.id, name: record.text }]
  const isNamed = kind === 'release' || kind === 'feature' || kind === 'member'
  return isNamed && 'name' in record ? [{ id: record.id, name: record.name }] : []
})
const items = made.items.map(({ id, title }): Named => ({ id, name: title }))

const wordsOf = (name: string) => fold(name).match(/[\p{L}\p{N}]+/gu) ?? []
const frequency = new Map<string, number>()
for (const { name } of [...items, ...planned])
  for (const word of new Set(wordsOf(name))) frequency.set(word, (frequency.get(word) ?? 0) + 1)

const one = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)]!
/** Nine items to one of the plan and the people. */
const drawn = Array.from({ length: 500 }, (_, at) => one(at % 10 === 0 ? planned : items))

/** The two words of a name that say most, as they stand in it: by these somebody looks for it. */
function tellingWords(name: string): string[] {
  const words = [...new Set(wordsOf(name))]
  const telling = words.toSorted((a, b) => frequency.get(a)! - frequency.get(b)!).slice(0, 2)
  return words.filter((word) => telling.includes(word))
}

/** Of a hundred drawn records, how many stand in the first three lines for what is typed. */
function found(
  first: (query: string, count: number) => string[],
  queryFor: (name: string) => string,
): number {
  const hits = drawn.filter(({ id, name }) => first(queryFor(name), 3).includes(`result:${id}`))
  return (100 * hits.length) / drawn.length
}

describe('in a product of 10,000 items', () => {
  const { first } = paletteOf(made.owner)

  test('95 of 100 records are found by two words of their name within the first three lines', () => {
    expect(found(first, (name) => tellingWords(name).join(' '))).toBeGreaterThanOrEqual(95)
    expect(found(first, (name) => tellingWords(name).reverse().join(' '))).toBeGreaterThanOrEqual(95)
  })

  test('95 of 100 are found by the first four letters of two words', () => {
    const letters = (name: string) =>
      tellingWords(name)
        .map((word) => word.slice(0, 4))
        .join(' ')
    expect(found(first, letters)).toBeGreaterThanOrEqual(95)
  })

  test('an exact name is always first', () => {
    for (const { id, name } of [...drawn, ...planned])
      expect([name, ...first(name, 1)]).toEqual([name, `result:${id}`])
  })

  test('what is found while a query is typed letter by letter is what is found at once', () => {
    const { search } = paletteOf(made.owner)
    for (const { name } of drawn.slice(0, 20)) {
      const query = tellingWords(name).join(' ')
      for (let end = 1; end <= query.length; end++) {
        const typed = query.slice(0, end)
        const ids = (results: ReturnType<typeof search>['results']) => results.map(({ id }) => id)
        expect(ids(search(typed).results)).toEqual(ids(paletteSearch(typed)))
      }
    }
  })
  const fresh = paletteOf(made.owner).search
  /** Asked of nothing before it that it could go on from. */
  const paletteSearch = (query: string) => {
    fresh('\u{1F9ED}')
    return fresh(query).results
  }
})

test('letters that chain over the words of a long sentence find nothing', () => {
  const { store, search } = paletteOf(made.owner)
  const goal = [...store.state.records.goal.values()][0]!
  const sentence =
    'Let a new group use all good evenings, and nobody goes up a gorge every day without an end'
  store.run(editGoal, { goal: goal.id, text: sentence })
  expect(search('language').results.map(({ label }) => label)).not.toContain(sentence)
})

describe('who sees less finds less', () => {
  const somebody = must(
    made.plan.find(
      ({ kind, record }) => kind === 'membership' && 'role' in record && record.role === 'stakeholder',
    ),
    'a stakeholder',
  ).record as unknown as { member: string }

  test('of a backlog that is not here there is nothing, and no way into it', () => {
    const { search } = paletteOf(somebody.member, [scopeIn(product, 'backlog')])
    const { results, ways } = search(tellingWords(items[0]!.name).join(' '))
    expect(results).toEqual([])
    expect(ways).toEqual([])
    const feature = must(planned.at(0), 'a record of the plan')
    expect(search(feature.name).results[0]?.id).toBe(feature.id)
  })

  test('people without a part in the product are found by administrators alone', () => {
    const stranger = { id: 'mbr_nopart000001', name: 'Quentin Nopart' }
    const add = (who: ReturnType<typeof paletteOf>) => {
      const record = { ...find(who.store.state, 'member', made.owner)!, ...stranger, administrator: false }
      who.store.load(
        new Map([
          [
            'workspace',
            {
              seq: 0,
              records: new Map([['member', [...who.store.state.records.member.values(), record as never]]]),
            },
          ],
        ]),
      )
      return who.search('quentin').results.map(({ id }) => id)
    }
    expect(add(paletteOf(made.owner))).toEqual([stranger.id])
    expect(add(paletteOf(somebody.member))).toEqual([])
  })
})
