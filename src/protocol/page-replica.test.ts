import { beforeEach, describe, expect, test } from 'vitest'
import type { Commit } from '#domain/kernel/commit.ts'
import type { Scope } from '#domain/kernel/scope.ts'
import { allRecords, find, ordered } from '#domain/kernel/state.ts'
import { model } from '#domain/model.ts'
import {
  ana,
  backlog,
  batchOf,
  ben,
  item,
  moment,
  other,
  otherBacklog,
  plan,
  product,
  SmallLog,
} from '#tests/support/small-log.ts'
import type { Batch } from './messages.ts'
import { PageReplica } from './page-replica.ts'

const scopes: Scope[] = ['workspace', plan, backlog]

let server: SmallLog
let page: PageReplica
let holdsAll: boolean
/** the name of whatever is gone */
let wasCalled: string

beforeEach(() => {
  server = new SmallLog()
  holdsAll = false
  wasCalled = ''
  page = pageOf(scopes)
})

/** Ana's page, current in these scopes. */
function pageOf(held: readonly Scope[]): PageReplica {
  const made = new PageReplica(model, {
    actor: ana,
    commit: (id) => server.log.find((commit) => commit.id === id),
    document: (id) => server.texts.get(id),
    gone: () => ({ name: wasCalled }),
    holdsAll: () => holdsAll,
  })
  for (const scope of held) {
    made.load(scope, server.seq, server.records(scope))
    made.join(scope, server.seq)
  }
  return made
}

const add = (letter: string, of = product) => ({
  name: 'create-item',
  input: { item: item(letter), product: of, title: letter },
})
const entitle = (letter: string, title: string) =>
  batchOf({ name: 'edit-item', input: { item: item(letter), title } })
const place = (letter: string, after: string | null) =>
  batchOf({ name: 'rank-item', input: { item: item(letter), after: after && item(after) } })
const execute = (batch: Batch, actor: string, at = moment) => server.execute(batch, actor, at)

function receive(...commits: Commit[]) {
  return page.receive(server.wire(commits, scopes))
}

function titles(of = product) {
  return [...ordered(page.state, 'item', of)].map(({ title }) => title).join(' ')
}

/** All that the page holds, against the server's State cut to the same scopes. */
function expectTruth(held: readonly Scope[] = scopes) {
  const here = [...allRecords(page.state)].map(({ record }) => record)
  const there = held.flatMap((scope) => [...server.records(scope).values()].flat())
  expect(here.toSorted(byId)).toEqual(there.toSorted(byId))
}

function byId(a: { id: string }, b: { id: string }): number {
  return a.id < b.id ? -1 : 1
}

describe('a page ahead of the server', () => {
  test('shows at once what it ran, and has it pending', () => {
    const result = page.run(place('c', null), moment)
    expect('changes' in result && result.changes).toHaveLength(1)
    expect(titles()).toBe('c a b')
    expect(page.pending).toHaveLength(1)
  })

  test('shows and keeps nothing of what the rules refuse', () => {
    expect(page.run(place('c', 'c'), moment)).toMatchObject({ refusal: { code: 'own-neighbour' }, at: 0 })
    expect(titles()).toBe('a b c')
    expect(page.pending).toHaveLength(0)
  })

  test('takes a batch back whole when its last command is refused', () => {
    const [first] = entitle('a', 'A').commands
    const [last] = place('b', 'b').commands
    const result = page.run({ id: 'batch-mixed', commands: [first!, last!], note: null }, moment)
    expect(result).toMatchObject({ at: 1 })
    expect(titles()).toBe('a b c')
  })

  test('predicts the server to the letter, but for what only the server knows', () => {
    for (const own of [batchOf(add('d')), entitle('d', 'D'), place('d', 'a')]) {
      page.run(own, moment)
      receive(execute(own, ana))
    }
    expectTruth()
    expect(page.pending).toHaveLength(0)
  })

  test("holds the server's moment once the commit is there", () => {
    const own = batchOf(add('d'))
    page.run(own, moment)
    receive(execute(own, ana, '2026-01-05T09:00:01.000Z'))
    expect(find(page.state, 'item', item('d'))?.createdAt).toBe('2026-01-05T09:00:01.000Z')
  })
})

describe('when the truth moves', () => {
  test('what waits is decided again on top of it', () => {
    page.run(place('c', null), moment)
    receive(execute(place('b', null), ben))
    // Not "c at the key it had": c goes to the top of what is there now.
    expect(titles()).toBe('c b a')
  })

  test('several that wait keep the order in which they were run', () => {
    page.run(entitle('a', 'first'), moment)
    page.run(entitle('a', 'second'), moment)
    receive(execute(entitle('a', 'theirs'), ben))
    expect(titles()).toBe('second b c')
    expect(page.pending.map(({ changes }) => changes?.length)).toEqual([1, 1])
  })

  test('an effect that the rules now refuse leaves the screen and waits for the word of the server', () => {
    page.run(entitle('a', 'mine'), moment)
    const gone = batchOf({ name: 'delete-items', input: { items: [item('a')] } })
    receive(execute(gone, ben))
    expect(titles()).toBe('b c')
    expect(page.pending.map(({ changes }) => changes)).toEqual([null])
    receive(execute(batchOf({ name: 'revert-commit', input: { commit: gone.id } }), ben))
    expect(titles()).toBe('mine b c')
  })

  test('its own commits settle by id, with others before and behind them', () => {
    const [first, second] = [entitle('a', 'A'), entitle('b', 'B')]
    page.run(first, moment)
    page.run(second, moment)
    const commits = [execute(entitle('c', 'C'), ben), execute(first, ana), execute(entitle('a', 'AA'), ben)]
    expect(receive(...commits).settled).toEqual([first.id])
    expect(titles()).toBe('AA B C')
    expect(page.pending.map(({ batch: { id } }) => id)).toEqual([second.id])
  })

  test('commits are read as they were made, each change with what was before', () => {
    const made = execute(entitle('a', 'A'), ben)
    const [read] = receive(made).commits
    expect(read).toMatchObject({ id: made.id, step: made.id, actor: ben, changes: made.changes })
  })

  test('commits seen before are passed over', () => {
    const commit = execute(entitle('a', 'A'), ben)
    receive(commit)
    receive(commit, execute(entitle('b', 'B'), ben))
    expect(titles()).toBe('A B c')
    expect(page.seq).toBe(server.seq)
  })

  test('a missing commit throws and moves nothing', () => {
    page.run(entitle('a', 'mine'), moment)
    execute(entitle('b', 'B'), ben)
    const later = execute(entitle('c', 'C'), ben)
    const before = page.seq
    expect(() => receive(later)).toThrow(`commit ${before + 2} came where ${before + 1} was due`)
    expect(titles()).toBe('mine b c')
    expect(page.seq).toBe(before)
    expect(page.pending).toHaveLength(1)
  })
})

describe('without a commit', () => {
  test('a refused batch leaves, and those behind it are decided without it', () => {
    const making = batchOf(add('d'))
    page.run(making, moment)
    page.run(entitle('d', 'D'), moment)
    page.run(place('c', null), moment)
    expect(titles()).toBe('c a b D')
    expect(page.settle(making.id)?.batch).toEqual(making)
    expect(titles()).toBe('c a b')
    expect(page.pending.map(({ changes }) => changes?.length)).toEqual([undefined, 1])
  })

  test('settling what does not wait does nothing', () => {
    page.run(entitle('a', 'A'), moment)
    expect(page.settle('batch-of-somebody')).toBeUndefined()
    expect(titles()).toBe('A b c')
  })

  test('a batch of an earlier visit stays pending even while it cannot be shown', () => {
    page.resume(entitle('d', 'D'), moment)
    expect(page.pending).toHaveLength(1)
    receive(execute(batchOf(add('d')), ben))
    expect(titles()).toBe('a b c D')
  })

  test('taking off all that waits leaves the truth', () => {
    for (const own of [place('c', null), batchOf(add('d')), entitle('a', 'A')]) page.run(own, moment)
    for (const { batch } of [...page.pending]) page.settle(batch.id)
    expectTruth()
    expect(titles()).toBe(server.titles())
  })
})

describe('of scopes', () => {
  const elsewhere = () => batchOf(add('x', other))

  test('what is not followed passes as a stub, and the line goes on without a gap', () => {
    receive(execute(elsewhere(), ana), execute(entitle('a', 'A'), ben))
    expect(titles(other)).toBe('')
    expect(titles()).toBe('A b c')
    expectTruth()
    expect(page.scopes.get(backlog)).toBe(server.seq)
  })

  test('one that comes later catches up and then moves with the line', () => {
    const since = server.seq
    const records = server.records(otherBacklog)
    receive(execute(elsewhere(), ana))
    page.load(otherBacklog, since, records)
    expect(page.follows(otherBacklog)).toBe(false)
    page.missed(otherBacklog, server.missed(otherBacklog, since))
    page.join(otherBacklog, server.seq)
    const more = execute(batchOf(add('y', other)), ana)
    page.receive(server.wire([more], [...scopes, otherBacklog]))
    expect(titles(other)).toBe('x y')
    expectTruth([...scopes, otherBacklog])
  })

  test('one that is left is gone to the last record, and no other is', () => {
    page.leave(backlog)
    expectTruth(['workspace', plan])
    expect(page.follows(backlog)).toBe(false)
    receive(execute(entitle('a', 'A'), ben))
    expectTruth(['workspace', plan])
  })

  test('a fresh copy of one that is followed waits until it is joined, so that nothing vanishes in between', () => {
    const since = server.seq
    const records = server.records(backlog)
    receive(execute(entitle('a', 'A'), ben))
    page.load(backlog, since, records)
    expect(titles()).toBe('A b c')
    page.missed(backlog, server.missed(backlog, since))
    page.join(backlog, server.seq)
    expect(titles()).toBe('A b c')
    expectTruth()
  })

  test('where heavy work is left out, changes of what is not here are passed over', () => {
    const made = execute(batchOf(add('d')), ben)
    page.thin(backlog)
    page.receive([{ seq: made.seq }])
    receive(execute(entitle('d', 'D'), ben), execute(entitle('a', 'A'), ben))
    expect(titles()).toBe('A b c')
    page.load(backlog, server.seq, server.records(backlog))
    page.join(backlog, server.seq)
    expect(titles()).toBe('A b c D')
    expectTruth()
  })

  test('a change of what should be here and is not says that the page has lost its place', () => {
    execute(batchOf(add('d')), ben)
    const edit = execute(entitle('d', 'D'), ben)
    page.begin(edit.seq - 1)
    expect(() => receive(edit)).toThrow('which is not here')
  })

  test('what waits stays on the screen when a scope comes anew', () => {
    page.run(entitle('a', 'mine'), moment)
    page.unfollow()
    execute(entitle('b', 'B'), ben)
    page.load(backlog, server.seq, server.records(backlog))
    expect(titles()).toBe('mine B c')
  })
})

describe('what a batch makes in several scopes', () => {
  const made = 'prd_new00000000000'
  const shelves: Scope[] = [`${made}.plan`, `${made}.backlog`]

  test.each([
    ['the plan', shelves],
    ['the backlog', shelves.toReversed()],
  ])('stays whole on the screen, and in the truth, when %s comes first', (_, order) => {
    const batch = batchOf({ name: 'create-product', input: { product: made, name: 'New', key: 'NEW' } })
    page.run(batch, moment)
    execute(batch, ana)
    const numberings = () => [...page.state.records.numbering.values()].filter((one) => one.product === made)
    for (const scope of order) {
      page.load(scope, server.seq, server.records(scope))
      page.join(scope, server.seq)
      expect(find(page.state, 'product', made)).toBeDefined()
      expect(numberings().length).toBe(scope === order[0] && scope === shelves[0] ? 0 : 1)
    }
    page.settle(batch.id)
    expect(numberings()).toHaveLength(1)
    expectTruth([...scopes, ...shelves])
  })
})

describe('what a page cannot foresee', () => {
  test('is pending without being on the screen, since the server may know better', () => {
    const own = batchOf(add('x', other), { name: 'edit-item', input: { item: item('z'), title: 'Z' } })
    expect(page.run(own, moment)).toEqual({ unforeseen: true })
    expect(page.pending.map(({ changes }) => changes)).toEqual([null])
    expect(titles(other)).toBe('')
  })

  test('is refused by a page that holds all that there is', () => {
    holdsAll = true
    expect(page.run(entitle('z', 'Z'), moment)).toMatchObject({ refusal: { code: 'not-found' } })
    expect(page.pending).toHaveLength(0)
  })

  test('is refused by a page that saw it being deleted', () => {
    wasCalled = 'Zebra'
    expect(page.run(entitle('z', 'Z'), moment)).toMatchObject({ refusal: { code: 'not-found' } })
  })

  test('is an undo of what the page was not told of, also when it holds all records', () => {
    holdsAll = true
    const undo = batchOf({ name: 'revert-commit', input: { commit: 'deleted-its-product' } })
    expect(page.run(undo, moment)).toEqual({ unforeseen: true })
  })

  test('comes onto the screen when the scope does', () => {
    execute(batchOf(add('x', other)), ana)
    page.run(entitle('x', 'X'), moment)
    page.load(otherBacklog, server.seq, server.records(otherBacklog))
    page.load(`${other}.plan`, server.seq, server.records(`${other}.plan`))
    expect(titles(other)).toBe('X')
  })
})
