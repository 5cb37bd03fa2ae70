import { describe, expect, test } from 'vitest'
import type { KeyPress } from '#web/ui/keys.ts'
import { parseKeys } from '#web/ui/keys.ts'
import { type Action, type Candidate, conflicts, onHand, stepChord } from './action.ts'

const action = (id: string, keys: string[], scope = 'everywhere', enabled?: () => boolean): Action => ({
  id,
  label: id,
  group: 'Test',
  keys,
  scope,
  perform() {},
  ...(enabled && { enabled }),
})
const press = (key: string, over: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...over,
})

describe('conflicts', () => {
  test('different keys get along', () => {
    expect(
      conflicts([action('a', ['g b']), action('b', ['g r']), action('c', ['b']), action('d', ['Shift+B'])]),
    ).toEqual([])
  })
  test('two actions of one scope cannot have one key', () => {
    expect(conflicts([action('a', ['c'], 'list'), action('b', ['x', 'C'], 'list')])).toEqual([
      { keys: 'c', ids: ['a', 'b'], why: 'both want C' },
    ])
  })
  test('the order of modifiers does not hide a conflict', () => {
    expect(conflicts([action('a', ['Mod+Shift+O']), action('b', ['Shift+Mod+o'])])).toHaveLength(1)
  })
  test('a key that begins another is a conflict', () => {
    expect(conflicts([action('a', ['o'], 'list'), action('b', ['o p'])])[0]?.why).toContain('begin alike')
  })
  test('a screen may not hide a key of everywhere', () => {
    expect(conflicts([action('a', ['f']), action('b', ['f'], 'list')])).toHaveLength(1)
  })
  test('two screens may share a key, unless they are alive together', () => {
    const both = [action('a', ['t'], 'list'), action('b', ['t'], 'timeline')]
    expect(conflicts(both)).toEqual([])
    expect(conflicts(both, [['list', 'timeline']])).toHaveLength(1)
  })
  test('keys of the browser are named', () => {
    expect(conflicts([action('a', ['Mod+W']), action('b', ['Alt+ArrowLeft'])]).map((one) => one.ids)).toEqual(
      [['a'], ['b']],
    )
  })
})

describe('one press after the other', () => {
  const candidates = (...actions: Action[]): Candidate[] =>
    actions.flatMap((one) => (one.keys ?? []).map((keys) => ({ action: one, strokes: parseKeys(keys) })))

  test('a single key runs', () => {
    const create = action('create', ['c'])
    expect(stepChord(candidates(create), 0, press('c'))).toEqual({ run: create })
  })
  test('a chord waits for its second stroke and then runs', () => {
    const all = candidates(action('roadmap', ['g r']), action('backlog', ['g b']), action('create', ['c']))
    const first = stepChord(all, 0, press('g'))
    expect(first).toEqual({ waiting: all.slice(0, 2) })
    if (!first || !('waiting' in first)) throw new Error('should wait')
    expect(stepChord(first.waiting, 1, press('b'))).toMatchObject({ run: { id: 'backlog' } })
    expect(stepChord(first.waiting, 1, press('x'))).toBeNull()
  })
  test('the nearest scope wins', () => {
    const near = action('near', ['t'], 'list')
    expect(stepChord(candidates(near, action('far', ['t'])), 0, press('t'))).toEqual({ run: near })
  })
  test('what is not possible now lets the key through', () => {
    const off = action('off', ['t'], 'list', () => false)
    expect(stepChord(candidates(off, action('far', ['t'])), 0, press('t'))).toMatchObject({
      run: { id: 'far' },
    })
    expect(stepChord(candidates(off), 0, press('t'))).toBeNull()
  })
})

describe('an action on what is in hand', () => {
  let held: string | undefined
  let may = true
  const done: string[] = []
  const act = onHand(
    () => held,
    () => 'Focus a row first',
  )({ id: 'a', label: 'a', group: 'Test', enabled: () => may, perform: (one) => void done.push(one) })
  test('waits for it, and says so', () => {
    held = undefined
    expect([act.onHand, act.enabled?.(), act.missing?.()]).toEqual([true, false, 'Focus a row first'])
    act.perform()
    expect(done).toEqual([])
  })
  test('gets it', () => {
    held = 'TM-1'
    expect([act.enabled?.(), act.missing?.()]).toEqual([true, null])
    act.perform()
    expect(done).toEqual(['TM-1'])
  })
  test('asks for nothing where it could not be done with it either', () => {
    may = false
    for (held of [undefined, 'TM-1']) expect([act.enabled?.(), act.missing?.()]).toEqual([false, null])
  })
})
