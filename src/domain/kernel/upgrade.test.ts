import { expect, test } from 'vitest'
import { upgraded } from './upgrade.ts'

const written: string[] = []
const context = {
  document(text: string) {
    written.push(text)
    return `doc_${written.length}`
  },
}
const upgrades = {
  2: ({ text, ...rest }: { readonly [field: string]: unknown }, { document }: typeof context) => ({
    ...rest,
    text: document(text as string),
  }),
  4: (old: { readonly [field: string]: unknown }) => ({ ...old, added: true }),
}

test('what is old goes through every upgrade since, in turn, and what did not change passes', () => {
  expect(upgraded(upgrades, { id: 1, text: 'long' }, 1, 4, context)).toEqual({
    id: 1,
    text: 'doc_1',
    added: true,
  })
  expect(written).toEqual(['long'])
})

test('what is of an upgrade’s schema already is left alone', () => {
  const record = { id: 1, text: 'doc_7' }
  expect(upgraded(upgrades, record, 2, 3, context)).toBe(record)
  expect(upgraded(upgrades, record, 4, 4, context)).toBe(record)
  expect(upgraded(undefined, record, 1, 4, context)).toBe(record)
})
