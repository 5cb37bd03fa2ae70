import { expect, test } from 'vitest'
import { asFieldDraft } from '#web/store/drafts.ts'
import { type MadeAgain, type Typing, typedOn } from './typed-on.ts'

const half = (texts: { [label: string]: string }, input: object): Typing => ({
  draft: asFieldDraft({ texts, called: 'Title of TM-2', again: [{ name: 'create-item', input }] })!,
  label: 'Title',
  calls: [{ name: 'create-item', input }],
})
const again: MadeAgain = {
  typed: ({ Title = '', Points = '' }) =>
    Title === '' ? null : { title: Title, ...(Points !== '' && { estimate: Number(Points) }) },
  calls: () => null,
}
/** What comes of keys that are pressed one after another, null for Backspace. */
const after = (one: Typing, ...keys: (string | null)[]) =>
  keys.reduce<Typing>((last, key) => typedOn(last, key, again), one)
const inputOf = ({ draft }: Typing) => draft.again?.map(({ input }) => input)

test('what is typed on stands at the end of its text, and Backspace takes what a person sees as one letter', () => {
  const one = half({ Title: 'a' }, { title: 'a' })
  expect(after(one, 'b', 'c', null).draft.texts).toEqual({ Title: 'ab' })
  for (const letter of ['😀', '👩‍👧', 'e\u0301'])
    expect(after(half({ Title: `a${letter}` }, { title: 'a' }), null).draft.texts).toEqual({ Title: 'a' })
})

test('it goes into the field that was typed in, and into no other that says the same', () => {
  const twice = half({ Title: 'Search', Note: 'Search' }, { title: 'Search', description: 'Search', tag: '' })
  const more = after(twice, 'e', 's')
  expect(more.draft.texts).toEqual({ Title: 'Searches', Note: 'Search' })
  expect(inputOf(more)).toEqual([{ title: 'Searches', description: 'Search', tag: '' }])
})

test('what was emptied cannot be made again until something is typed, and then in its own field alone', () => {
  const emptied = after(half({ Title: 'a' }, { title: 'a', description: '' }), null)
  expect([emptied.draft.texts, emptied.draft.again]).toEqual([{ Title: '' }, null])
  expect(inputOf(after(emptied, 'b'))).toEqual([{ title: 'b', description: '' }])
})

test('a number goes in as one', () => {
  const points = { ...half({ Title: 'a', Points: '1' }, { title: 'a', estimate: 1 }), label: 'Points' }
  expect(inputOf(after(points, '3'))).toEqual([{ title: 'a', estimate: 13 }])
})
