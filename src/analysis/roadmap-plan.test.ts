import { expect, test } from 'vitest'
import type { ThemeDraft } from './derive-roadmap.ts'
import * as plans from './roadmap-plan.ts'

function theme(key: string, items: string[], release: string | null = null): ThemeDraft {
  return { key, name: key.toUpperCase(), words: [key], items, release }
}

const start: plans.WorkingPlan = {
  ...plans.emptyPlan,
  themes: [theme('a', ['1', '2', '3'], 'r'), theme('b', ['4'])],
}
const shape = (plan: plans.WorkingPlan) => plan.themes.map(({ key, items }) => `${key}: ${items.join(' ')}`)

test('a renamed theme keeps its name and release when themes are sought again', () => {
  const renamed = plans.renameTheme(start, 'a', 'Maps')
  const again = plans.takeProposed(renamed, [
    {
      key: 'a',
      name: 'Other',
      words: ['x'],
      items: [
        { id: '1', fit: 1 },
        { id: '2', fit: 1 },
      ],
    },
  ])
  expect(again.themes).toEqual([{ key: 'a', name: 'Maps', words: ['x'], items: ['1', '2'], release: 'r' }])
  expect([...plans.pinsOf(renamed)]).toEqual([
    ['1', 'a'],
    ['2', 'a'],
    ['3', 'a'],
  ])
})

test('merging moves all items and the words that made them, and drops the emptied theme', () => {
  const merged = plans.mergeThemes(start, 'b', 'a')
  expect(shape(merged)).toEqual(['a: 1 2 3 4'])
  expect(merged.themes[0]!.words).toEqual(['a', 'b'])
  expect(plans.mergeThemes(start, 'a', 'a')).toBe(start)
})

test('splitting makes a theme beside the one it came from, in the same release', () => {
  const split = plans.splitTheme(start, ['2', '3'], 'c', 'Photos')
  expect(shape(split)).toEqual(['a: 1', 'c: 2 3', 'b: 4'])
  expect(split.themes[1]).toMatchObject({ name: 'Photos', release: 'r' })
  expect(plans.splitTheme(start, [], 'c', 'Nothing')).toBe(start)
})

test('items moved by hand are pinned there, and items moved out stay out of what is proposed later', () => {
  const moved = plans.moveItems(plans.moveItems(start, ['1'], 'b'), ['2'], null)
  expect(shape(moved)).toEqual(['a: 3', 'b: 4 1'])
  const again = plans.takeProposed(moved, [
    {
      key: 'a',
      name: 'A',
      words: [],
      items: [
        { id: '2', fit: 1 },
        { id: '3', fit: 1 },
      ],
    },
  ])
  expect(shape(again)).toEqual(['a: 3', 'b: 4 1'])
})

test('a theme that somebody moved an item into, or laid on a release, stands with all that is in it', () => {
  const moved = plans.moveItems(start, ['4'], 'a')
  expect(Object.fromEntries(plans.pinsOf(moved))).toEqual({ 1: 'a', 2: 'a', 3: 'a', 4: 'a' })
  expect(Object.fromEntries(plans.namesOf(moved))).toEqual({ a: 'A' })
  const laid = plans.assignTheme(start, 'b', 'r')
  expect(Object.fromEntries(plans.pinsOf(laid))).toEqual({ 4: 'b' })
})

test('no two themes are called alike, and one made by hand is still that when themes are sought again', () => {
  const split = plans.splitTheme(start, ['2'], 'c', 'b')
  expect(split.themes.map(({ name }) => name)).toEqual(['A', 'b 2', 'B'])
  expect(plans.isTaken(start, 'b', 'a')).toBe(true)
  expect(plans.isTaken(start, 'a', 'a')).toBe(false)
  const found = { key: 'c', name: 'Found', words: ['found'], items: [{ id: '2', fit: 1 }] }
  expect(plans.takeProposed(split, [found]).themes).toEqual([
    { key: 'c', name: 'b 2', words: [], items: ['2'], release: 'r' },
  ])
})

test('what was moved while themes were sought stays where it was put', () => {
  const moved = plans.moveItems(start, ['1'], 'b')
  const found = {
    key: 'x',
    name: 'X',
    words: ['x'],
    items: ['1', '2', '3', '4'].map((id) => ({ id, fit: 1 })),
  }
  expect(shape(plans.takeProposed(moved, [found]))).toEqual(['x: 2 3', 'b: 4 1'])
})

test('moving the last item away drops the theme', () => {
  expect(shape(plans.moveItems(start, ['4'], 'a'))).toEqual(['a: 1 2 3 4'])
})

test('a rejected theme leaves its items in none', () => {
  const rejected = plans.rejectTheme(start, 'a')
  expect(shape(rejected)).toEqual(['b: 4'])
  expect(rejected.pinned).toEqual({ 1: null, 2: null, 3: null })
})

test('removing a release unassigns its themes', () => {
  const release = {
    key: 'r',
    standing: null,
    name: 'R',
    date: null,
    goal: '',
    type: 'other' as const,
    metrics: [],
  }
  const plan = plans.addRelease(start, release)
  expect(plans.editRelease(plan, 'r', { name: 'Come back' }).releases[0]!.name).toBe('Come back')
  expect(plans.removeRelease(plan, 'r').themes.map((draft) => draft.release)).toEqual([null, null])
  expect(plans.assignTheme(plan, 'b', 'r').themes[1]!.release).toBe('r')
})

test('items deleted by somebody meanwhile leave the plan', () => {
  expect(shape(plans.onlyStanding(start, (item) => item !== '4' && item !== '2'))).toEqual(['a: 1 3'])
  expect(plans.onlyStanding(start, () => true)).toBe(start)
})
