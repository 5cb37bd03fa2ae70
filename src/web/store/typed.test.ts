import { beforeEach, describe, expect, test } from 'vitest'
import { editItem } from '#domain/backlog/edit-item.ts'
import type { CommandCall, Commit } from '#domain/kernel/commit.ts'
import type { Scope } from '#domain/kernel/scope.ts'
import { shortfallSentence } from '#domain/kernel/shortfall.ts'
import { find } from '#domain/kernel/state.ts'
import { model } from '#domain/model.ts'
import { ana, backlog, batchOf, ben, item, plan, product, SmallLog } from '#tests/support/small-log.ts'
import { begunAfresh, clashOf, whoseOf } from './clash.ts'
import type { Unsettled } from './line/carrier.ts'
import { call, type LateRefusal, type LateShortfall } from './outcome.ts'
import { Store } from './store.ts'
import type { Overwritten } from './typed.ts'
import { takeBackLast } from './undo/undoing.ts'

const held: Scope[] = ['workspace', plan, backlog]
let server: SmallLog
let store: Store
let sent: Unsettled[]
let refusals: LateRefusal[]
let shortfalls: LateShortfall[]
let overwrites: Overwritten[]

beforeEach(() => {
  server = new SmallLog()
  store = new Store(model)
  sent = []
  store.carrier = { made: (unsettled) => sent.push(unsettled), happened() {}, refused() {}, want() {} }
  refusals = []
  shortfalls = []
  overwrites = []
  store.refusals.watch((late) => refusals.push(late))
  store.shortfalls.watch((late) => shortfalls.push(late))
  store.overwrites.watch((one) => overwrites.push(one))
  store.setMember(ana)
  store.setScopes(server.scopesOf(ana))
  store.open(product)
  store.load(new Map(held.map((scope) => [scope, { seq: server.seq, records: server.records(scope) }])))
  for (const scope of held) store.join(scope, server.seq)
})

const hear = (...commits: Commit[]) => store.receive(server.wire(commits, held), true)
const theirs = (input: object) => hear(server.execute(batchOf({ name: 'edit-item', input }), ben))
const title = (letter: string) => find(store.state, 'item', item(letter))?.title
const edit = (letter: string, to: string, was: string): CommandCall =>
  call(editItem, { item: item(letter), title: to, was: { title: was } })

function deliver(): void {
  for (const { batch } of sent.splice(0)) hear(server.execute(batch, ana))
}

describe('what somebody typed and somebody else replaced', () => {
  test('is told with both texts, once', () => {
    store.runAll([edit('a', 'Mine', 'a')])
    deliver()
    theirs({ item: item('a'), title: 'Theirs' })
    theirs({ item: item('a'), title: 'Theirs again' })
    expect(overwrites).toMatchObject([{ field: 'title', mine: 'Mine', theirs: 'Theirs', by: ben }])
  })

  test('is no news when it was this person themselves, or another field', () => {
    store.runAll([edit('a', 'Mine', 'a')])
    deliver()
    theirs({ item: item('a'), status: 'ready' })
    hear(server.execute(batchOf({ name: 'edit-item', input: { item: item('a'), title: 'Other tab' } }), ana))
    theirs({ item: item('a'), title: 'Theirs' })
    expect(overwrites).toEqual([])
  })
})

test('who set a field and who deleted a record is known, as far as this page was told', () => {
  const gone = (letter: string) => batchOf({ name: 'delete-items', input: { items: [item(letter)] } })
  theirs({ item: item('a'), title: 'Theirs' })
  hear(server.execute(gone('b'), ben), server.execute(gone('c'), ana))
  expect([store.whoSet(item('a'), 'title'), store.whoDeleted(item('b'))]).toEqual([
    { who: 'name', name: 'Ben' },
    { who: 'name', name: 'Ben' },
  ])
  expect(store.whoDeleted(item('c'))).toEqual({ who: 'self', name: '' })
  expect([
    store.whoSet(item('a'), 'status'),
    store.whoDeleted(item('a')),
    store.whoDeleted(undefined),
  ]).toEqual(Array.from({ length: 3 }, () => ({ who: 'unknown', name: '' })))
})

describe('an edit of what somebody else set meanwhile', () => {
  test('is refused at once, and says who it was', () => {
    theirs({ item: item('a'), title: 'Theirs' })
    const outcome = store.runAll([edit('a', 'Mine', 'a')])
    expect(outcome.refusal).toMatchObject({
      code: 'changed-meanwhile',
      about: { is: 'Theirs', typed: 'Mine', by: find(store.state, 'member', ben)!.name },
    })
  })

  test('is the person’s own doing when it was another of their windows', () => {
    hear(server.execute(batchOf({ name: 'edit-item', input: { item: item('a'), title: 'Other tab' } }), ana))
    const outcome = store.runAll([edit('a', 'Mine', 'a')])
    expect(outcome.sentence).toBe(
      'You, in another window or program, changed Title meanwhile, from “a” to “Other tab”, and you want “Mine”. Say which it shall be.',
    )
    expect(whoseOf(outcome.refusal!)).toEqual({ who: 'self', name: '' })
  })

  test('is a namesake’s when somebody whose name this person has now did it, whichever side knows', () => {
    theirs({ item: item('a'), title: 'Theirs' })
    const removed = { name: 'remove-member', input: { member: ben } }
    const renamed = { name: 'edit-member', input: { member: ana, name: 'Ben' } }
    for (const one of [removed, renamed]) hear(server.execute(batchOf(one), ana))
    const mine = edit('a', 'Mine', 'a')
    expect(whoseOf(store.runAll([mine]).refusal!)).toEqual({ who: 'name', name: 'Ben' })
    store.runAll([edit('b', 'Mine', 'b')])
    const waiting = sent.splice(0)[0]!
    const about = { kind: 'item', id: item('b'), name: 'title', field: 'Title', was: 'b', typed: 'Mine' }
    store.refuse(
      waiting.id,
      { code: 'changed-meanwhile', about: { ...about, is: 'Theirs', by: 'Ben', self: null } },
      0,
    )
    expect(whoseOf(refusals[0]!.refusal!)).toEqual({ who: 'name', name: 'Ben' })
    expect(refusals[0]!.sentence).toMatch(/^Ben changed Title meanwhile/)
  })

  test('is told late with both values, and goes through when the person wants their own', () => {
    store.runAll([edit('a', 'Mine', 'a')])
    const waiting = sent.splice(0)[0]!
    theirs({ item: item('a'), title: 'Theirs' })
    store.refuse(
      waiting.id,
      {
        code: 'changed-meanwhile',
        about: {
          kind: 'item',
          id: item('a'),
          name: 'title',
          field: 'Title',
          was: 'a',
          is: 'Theirs',
          typed: 'Mine',
          by: 'Ben',
          self: null,
        },
      },
      0,
    )
    const [late] = refusals
    expect(clashOf(store.state, late!.refusal, late!.calls[0])).toEqual({
      ...{ kind: 'item', id: item('a'), field: 'title', whose: { who: 'name', name: 'Ben' } },
      ...{ was: 'a', is: 'Theirs', typed: 'Mine' },
    })
    expect(late!.tryAgain().refusal?.code).toBe('changed-meanwhile')
    expect(late!.tryAgain(begunAfresh(store.model, store.state, late!.calls)).refusal).toBeUndefined()
    expect(title('a')).toBe('Mine')
  })
})

describe('commands that stand alone', () => {
  test('are sent without those that this page knows not to be possible, which it names', () => {
    theirs({ item: item('b'), title: 'Theirs' })
    const outcome = store.runAll([edit('a', 'A', 'a'), edit('b', 'B', 'b'), edit('c', 'C', 'c')], {
      alone: true,
    })
    if (outcome.refusal) throw new Error(outcome.sentence)
    expect(outcome.short.map(shortfallSentence)).toEqual([expect.stringContaining('“Theirs”')])
    expect(sent[0]!.batch).toMatchObject({ alone: true, commands: [{}, {}] })
    expect([title('a'), title('b'), title('c')]).toEqual(['A', 'Theirs', 'C'])
  })

  test('tell later, and once, what the server has found', () => {
    const outcome = store.runAll([edit('a', 'A', 'a'), edit('b', 'B', 'b')], { alone: true, label: 'Two' })
    if (outcome.refusal) throw new Error(outcome.sentence)
    const short = [
      { at: 1, what: 'b', refusal: { code: 'not-found' as const, about: { kind: 'item', id: item('b') } } },
    ]
    store.settle(outcome.id, server.seq + 1, short)
    store.settle(outcome.id, server.seq + 1, short)
    expect(shortfalls).toEqual([{ id: outcome.id, label: 'Two', short }])
  })
})

test('undo goes past what others have overtaken, says why, and takes back the step before', () => {
  store.runAll([edit('a', 'A', 'a')], { label: 'First' })
  store.runAll([edit('b', 'B', 'b')], { label: 'Second' })
  deliver()
  theirs({ item: item('b'), title: 'Theirs' })
  const passed: { step: string; why: string }[] = []
  const outcome = takeBackLast(store, 'undo', (one) => passed.push(one))
  expect(outcome).toMatchObject({ step: 'First' })
  expect(passed).toEqual([
    { step: 'Second', why: 'Title of “Theirs” was changed since, so it stays as it is.' },
  ])
  expect([title('a'), title('b')]).toEqual(['a', 'Theirs'])
})
