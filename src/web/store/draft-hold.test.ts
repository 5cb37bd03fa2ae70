import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { askForDraft, DraftHold, isDraftKept, mainPlace } from './draft-hold.ts'
import { drafts } from './drafts.ts'

const place = { member: 'mbr_ann', scope: 'prd_1.backlog', name: 'item itm_1 title' }
const kept = () =>
  drafts
    .of('mbr_ann')
    .map(({ value }) => value)
    .sort()

beforeEach(() => {
  const lies: { [key: string]: string } = {}
  const hidden = (value: unknown) => ({ value, enumerable: false })
  vi.stubGlobal(
    'localStorage',
    Object.defineProperties(lies, {
      getItem: hidden((key: string) => lies[key] ?? null),
      setItem: hidden((key: string, value: string) => {
        lies[key] = value
      }),
      removeItem: hidden((key: string) => delete lies[key]),
    }),
  )
})
afterEach(() => {
  vi.unstubAllGlobals()
})

test('two pages with one field open keep what each of them has typed', () => {
  const [one, other] = [new DraftHold(place), new DraftHold(place)]
  expect([one.read(), other.read()]).toEqual([undefined, undefined])
  one.keep('one')
  other.keep('other')
  one.keep('one, and more')
  expect(kept()).toEqual(['one, and more', 'other'])
})

test('what a page throws away or sends is its own', () => {
  const [one, other] = [new DraftHold(place), new DraftHold(place)]
  one.keep('one')
  other.keep('other')
  other.keep(undefined)
  expect(kept()).toEqual(['one'])
  one.keep(undefined)
  expect(kept()).toEqual([])
  expect(isDraftKept(place)).toBe(false)
})

test('what another page still types is not lost when one takes it up and goes on with it', () => {
  const [one, other] = [new DraftHold(place), new DraftHold(place)]
  one.keep('Half')
  expect(other.read()).toBe('Half')
  other.keep('Something else')
  one.rescue()
  expect(kept()).toEqual(['Half', 'Something else'])
  one.keep('Half a word')
  expect(kept()).toEqual(['Half a word', 'Something else'])
})

test('what was left beside is taken up by whoever opens the field next, and the one that is asked for first', () => {
  const [one, other] = [new DraftHold(place), new DraftHold(place)]
  one.keep('one')
  other.keep('other')
  askForDraft(other.place)
  expect(new DraftHold(place).read()).toBe('other')
  expect(new DraftHold(place).read()).toBe('one')
  one.keep(undefined)
  expect(isDraftKept(place)).toBe(true)
  const next = new DraftHold(place)
  expect(next.read()).toBe('other')
  next.keep(undefined)
  expect(kept()).toEqual([])
})

test('however many pages have it open, none writes over another', () => {
  const many = Array.from({ length: 7 }, () => new DraftHold(place))
  for (const [at, hold] of many.entries()) hold.keep(`words ${at}`)
  expect(kept()).toEqual(many.map((_, at) => `words ${at}`))
  for (const hold of many) expect(mainPlace(hold.place)).toEqual(place)
})

test('each of them is had by asking for it, and all of them when nobody asks', () => {
  const many = Array.from({ length: 7 }, () => new DraftHold(place))
  for (const [at, hold] of many.entries()) hold.keep(`words ${at}`)
  askForDraft(many[5]!.place)
  expect(new DraftHold(place).read()).toBe('words 5')
  for (const hold of many.slice(0, 5)) hold.keep(undefined)
  const found = [0, 1].map(() => {
    expect(isDraftKept(place)).toBe(true)
    const next = new DraftHold(place)
    const words = next.read()
    next.keep(undefined)
    return words
  })
  expect(found.sort()).toEqual(['words 5', 'words 6'])
  expect([isDraftKept(place), new DraftHold(place).read()]).toEqual([false, undefined])
})

test('what is asked for comes before what this page has typed itself, and is asked for once', () => {
  const [one, other] = [new DraftHold(place), new DraftHold(place)]
  one.keep('one')
  other.keep('other')
  askForDraft(other.place)
  expect(one.read()).toBe('other')
  expect(new DraftHold(place).read()).toBe('one')
  askForDraft(other.place)
  drafts.keep(other.place, undefined)
  expect(new DraftHold(place).read()).toBe('one')
  drafts.keep(other.place, 'other')
  expect(new DraftHold(place).read()).toBe('one')
})

test('what lies beside is of one field, scope and member', () => {
  const [one, other] = [new DraftHold(place), new DraftHold(place)]
  one.keep('one')
  other.keep('other')
  one.keep(undefined)
  for (const foreign of [{ member: 'mbr_ben' }, { scope: 'prd_2.backlog' }, { name: 'item itm_1' }])
    expect(isDraftKept({ ...place, ...foreign })).toBe(false)
})

test('a page reads its own words again, and those of nobody else', () => {
  const [one, other] = [new DraftHold(place), new DraftHold(place)]
  one.keep('one')
  other.keep('other')
  expect(other.read()).toBe('other')
  expect(one.read()).toBe('one')
})
