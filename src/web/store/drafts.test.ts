import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { asFieldDraft, drafts, forgetDrafts, keepOwnWords, keepWordsOf, readDraft } from './drafts.ts'
import { KeptWords } from './kept-words.ts'

const place = { member: 'mbr_ann', scope: 'prd_1.backlog', name: 'description itm_1' }

beforeEach(() => {
  const kept: { [key: string]: string } = {}
  const hidden = (value: unknown) => ({ value, enumerable: false })
  vi.stubGlobal(
    'localStorage',
    Object.defineProperties(kept, {
      getItem: hidden((key: string) => kept[key] ?? null),
      setItem: hidden((key: string, value: string) => {
        kept[key] = value
      }),
      removeItem: hidden((key: string) => delete kept[key]),
    }),
  )
})
afterEach(() => {
  vi.unstubAllGlobals()
})

test('a draft is for who typed it, until it is thrown away', () => {
  drafts.keep(place, { text: 'Half ty' })
  expect(readDraft(place)).toEqual({ text: 'Half ty' })
  expect(readDraft({ ...place, member: 'mbr_ben' })).toBeUndefined()
  drafts.keep(place, undefined)
  expect(readDraft(place)).toBeUndefined()
  expect(Object.keys(localStorage)).toEqual([])
})

test('drafts go with the right to see what they are about, and all of them with their member', () => {
  const other = { ...place, scope: 'prd_2.backlog' }
  const bens = { ...place, member: 'mbr_ben' }
  for (const one of [place, other, bens]) drafts.keep(one, 'typed')
  forgetDrafts('mbr_ann', ['workspace', 'prd_2.backlog'])
  expect([place, other, bens].map(readDraft)).toEqual([undefined, 'typed', 'typed'])
  forgetDrafts('mbr_ann')
  expect([place, other, bens].map(readDraft)).toEqual([undefined, undefined, 'typed'])
})

test('what is typed about a product that is deleted stays as words, of each product for itself, derivations too', () => {
  const field = (title: string) => ({
    ...{ texts: { Title: title }, called: 'New item', whose: 'New item', began: null },
    ...{ path: '/p/A/backlog', at: '', of: { kind: 'item', id: 'itm_1' }, again: [] },
  })
  drafts.keep({ ...place, name: 'composer ' }, field('One'))
  drafts.keep({ ...place, scope: 'prd_2.backlog', name: 'composer ' }, field('Two'))
  drafts.keep({ ...place, name: 'top-down rel_1' }, { fea_1: 'As a hiker\nI rest', fea_2: '' })
  drafts.keep({ ...place, scope: 'prd_3.backlog', name: 'composer ' }, field('Three'))
  keepWordsOf('mbr_ann', (scope) => scope.startsWith('prd_1.') || scope.startsWith('prd_2.'))
  forgetDrafts('mbr_ann', ['workspace', 'prd_3.backlog'])
  const kept = drafts.of('mbr_ann').map(({ value }) => asFieldDraft(value))
  expect(kept.map((draft) => Object.values(draft?.texts ?? {})).sort()).toEqual([
    ['As a hiker\nI rest'],
    ['One'],
    ['Three'],
    ['Two'],
  ])
  expect(kept.filter((draft) => draft?.of).length).toBe(1)
})

test('what is broken is no draft', () => {
  localStorage.setItem('throughline.draft mbr_ann prd_1.backlog description itm_1', '{"text')
  expect(readDraft(place)).toBeUndefined()
})

test('what an older page kept of a derivation is taken over, and goes when its reader does', () => {
  const lines = { ...place, name: 'top-down rel_1' }
  localStorage.setItem('throughline-top-down-rel_1', '{"fea_1":"As a hiker"}')
  localStorage.setItem('throughline-bottom-up-prd_1', '{}')
  forgetDrafts('mbr_ann', ['prd_1.backlog'])
  expect(readDraft(lines)).toEqual({ fea_1: 'As a hiker' })
  expect(Object.keys(localStorage)).not.toContain('throughline-top-down-rel_1')
  forgetDrafts('mbr_ann')
  expect(Object.keys(localStorage)).toEqual([])
})

test('what the browser cannot keep lasts as long as the page, and is known not to be safe', () => {
  const words = new KeptWords('test.words')
  words.keep(place, 'kept')
  expect(words.isSafe).toBe(true)
  vi.stubGlobal('localStorage', undefined)
  words.keep(place, 'typed')
  expect(words.read(place)).toBe('typed')
  expect(words.isSafe).toBe(false)
  words.keep(place, undefined)
  expect(words.isSafe).toBe(true)
})

test('what is about several scopes goes with the right to see any of them', () => {
  const words = new KeptWords('test.words')
  const both = { ...place, scope: 'prd_1.backlog+prd_1.plan' }
  words.keep(both, 'typed')
  words.forget('mbr_ann', ['prd_1.plan', 'prd_1.backlog'])
  expect(words.of('mbr_ann')).toEqual([{ place: both, value: 'typed' }])
  words.forget('mbr_ann', ['prd_1.plan'])
  expect(words.of('mbr_ann')).toEqual([])
})

test('with a right goes what stood in a text before somebody typed in it, and what they added stays', () => {
  const draft = (text: string, began: unknown) => ({
    texts: { Title: text },
    ...{
      began,
      called: 'Title of TM-2',
      whose: 'TM-2 Search',
      path: '/i/TM-2',
      of: { kind: 'item', id: 'itm_1' },
    },
  })
  drafts.keep({ ...place, name: 'a' }, draft('Search trails near me', { text: 'Search trails', saw: 'x' }))
  drafts.keep({ ...place, name: 'b' }, draft('Search trails', { text: 'Search trails', saw: 'x' }))
  drafts.keep({ ...place, name: 'c' }, draft('A new one', null))
  keepOwnWords('mbr_ann', (scope) => scope === place.scope)
  const kept = drafts.of('mbr_ann').map(({ place: { scope }, value }) => [scope, asFieldDraft(value)!])
  expect(kept.map(([scope, one]) => [scope, (one as { texts: object }).texts])).toEqual([
    ['workspace', { Title: 'near me' }],
    ['workspace', { Title: 'A new one' }],
  ])
  expect(JSON.stringify(kept)).not.toMatch(/Search|TM-2/)
})

test('with a right goes a long text of which nobody can tell any more what stood in it before', () => {
  const draft = (began: unknown) => ({
    texts: { Description: 'Sold to nobody. And mine' },
    ...{ began, beside: { base: 'doc_1' }, called: 'Description of TM-2' },
  })
  drafts.keep({ ...place, name: 'description itm_1' }, draft({ text: 'Sold to nobody.' }))
  drafts.keep({ ...place, name: 'description itm_2' }, draft({ text: null }))
  // An older page kept no more of it.
  drafts.keep({ ...place, name: 'description itm_3' }, { text: 'Sold to nobody. And mine' })
  keepOwnWords('mbr_ann', (scope) => scope === place.scope)
  const kept = drafts.of('mbr_ann').map(({ value }) => asFieldDraft(value)?.texts)
  expect(kept).toEqual([{ Description: 'And mine' }])
})

test('with a right goes what a derivation took from records, and what was typed in it stays', () => {
  const release = { key: 'r', standing: null, name: 'Secret release', date: null, type: 'none' }
  const metrics = [{ name: 'weekly hikers', unit: '', baseline: null, target: null }]
  const plan = {
    themes: [{ key: 't', name: 'Secret theme', words: ['secret'], items: ['itm_1'], release: 'r' }],
    releases: [
      { ...release, goal: 'Hikers come back', metrics },
      { ...release, standing: 'rel_1', goal: '', metrics: [] },
    ],
    pinned: { itm_1: 't' },
  }
  drafts.keep({ ...place, name: 'bottom-up prd_1' }, { plan, reason: 'It has run for years' })
  drafts.keep(
    { ...place, name: 'top-down rel_1' },
    {
      texts: { 'Secret feature': 'As a hiker I rest', 'Why now': 'It is asked for' },
      beside: { names: { ftr_1: 'Secret feature' } },
      called: 'Stories for Secret release',
    },
  )
  keepOwnWords('mbr_ann', (scope) => scope === place.scope)
  const kept = drafts.of('mbr_ann').map(({ value }) => asFieldDraft(value)?.texts)
  expect(kept.map((texts) => Object.values(texts ?? {}).join()).sort()).toEqual([
    'As a hiker I rest\nIt is asked for',
    'It has run for years\nHikers come back\nweekly hikers',
  ])
  expect(JSON.stringify(Object.values(localStorage))).not.toMatch(/[Ss]ecret/)
})
