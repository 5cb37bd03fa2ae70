import { beforeEach, describe, expect, test } from 'vitest'
import { commandFinder, commands } from '#domain/commands.ts'
import type { Commit } from '#domain/kernel/commit.ts'
import { allRecords, find, ordered } from '#domain/kernel/state.ts'
import type { Batch } from './messages.ts'
import { PageReplica } from './page-replica.ts'
import { Replica } from './replica.ts'

const commandNamed = commandFinder(commands)
const ana = 'mbr_Ana00000000000'
const ben = 'mbr_Ben00000000000'
const product = 'prd_00000000000000'
const item = (letter: string) => `itm_${letter.repeat(14)}`
const at = '2026-01-05T09:00:00.000Z'

let server: Replica
let log: Commit[]
let page: PageReplica
let batches = 0

beforeEach(() => {
  server = new Replica(commandNamed)
  log = []
  execute(batch({ name: 'add-member', input: { member: ana, name: 'Ana', role: 'owner' } }), 'system')
  execute(batch({ name: 'add-member', input: { member: ben, name: 'Ben', role: 'team' } }), 'system')
  execute(batch({ name: 'create-product', input: { product, name: 'Acme', key: 'ACM' } }), ana)
  execute(batch(add('a'), add('b'), add('c')), ana)
  page = new PageReplica(commandNamed, { actor: ana, commit: (id) => log.find((commit) => commit.id === id) })
  page.receive(log)
})

function batch(...calls: { name: string; input: object }[]): Batch {
  const commands = calls.map(({ name, input }) => ({ name, input: commandNamed(name)!.input.parse(input) }))
  return { id: `batch-${++batches}`, commands, note: null }
}

function add(letter: string) {
  return { name: 'create-item', input: { item: item(letter), product, title: letter } }
}

function entitle(letter: string, title: string) {
  return batch({ name: 'edit-item', input: { item: item(letter), title } })
}

function place(letter: string, after: string | null) {
  return batch({ name: 'rank-item', input: { item: item(letter), after: after && item(after) } })
}

/** The server decides a batch, and its log grows by one when it is accepted. */
function execute({ id, commands: calls, note }: Batch, actor: string, moment = at): Commit {
  const commit = (wanted: string) => log.find((one) => one.id === wanted)
  const result = server.run(calls, { actor, at: moment, commit })
  if ('refusal' in result) throw new Error(`refused: ${result.refusal.code}`)
  server.seq += 1
  const { changes } = result
  const made: Commit = { seq: server.seq, id, actor, at: moment, via: 'web', commands: calls, changes, note }
  log.push(made)
  return made
}

function titles(state = page.state) {
  return [...ordered(state, 'item', product)].map(({ title }) => title).join(' ')
}

describe('a page ahead of the server', () => {
  test('shows at once what it ran, and has it pending', () => {
    const result = page.run(place('c', null), at)
    expect('changes' in result && result.changes).toHaveLength(1)
    expect(titles()).toBe('c a b')
    expect(page.pending).toHaveLength(1)
  })

  test('shows and keeps nothing of what the rules refuse', () => {
    const result = page.run(place('c', 'c'), at)
    expect(result).toMatchObject({ refusal: { code: 'own-neighbour' }, at: 0 })
    expect(titles()).toBe('a b c')
    expect(page.pending).toHaveLength(0)
  })

  test('takes a batch back whole when its last command is refused', () => {
    const [first] = entitle('a', 'A').commands
    const [last] = place('b', 'b').commands
    const result = page.run({ id: 'batch-mixed', commands: [first!, last!], note: null }, at)
    expect(result).toMatchObject({ at: 1 })
    expect(titles()).toBe('a b c')
  })

  test('predicts the server to the letter, but for what only the server knows', () => {
    for (const own of [batch(add('d')), entitle('d', 'D'), place('d', 'a')]) {
      page.run(own, at)
      page.receive([execute(own, ana)])
    }
    expect([...allRecords(page.state)]).toEqual([...allRecords(server.state)])
    expect(page.pending).toHaveLength(0)
  })

  test("holds the server's moment once the commit is there", () => {
    const own = batch(add('d'))
    page.run(own, at)
    page.receive([execute(own, ana, '2026-01-05T09:00:01.000Z')])
    expect(find(page.state, 'item', item('d'))?.createdAt).toBe('2026-01-05T09:00:01.000Z')
  })
})

describe('when the truth moves', () => {
  test('what waits is decided again on top of it', () => {
    page.run(place('c', null), at)
    page.receive([execute(place('b', null), ben)])
    // Not "c at the key it had": c goes to the top of what is there now.
    expect(titles()).toBe('c b a')
  })

  test('several that wait keep the order in which they were run', () => {
    page.run(entitle('a', 'first'), at)
    page.run(entitle('a', 'second'), at)
    page.receive([execute(entitle('a', 'theirs'), ben)])
    expect(titles()).toBe('second b c')
    expect(page.pending.map(({ changes }) => changes?.length)).toEqual([1, 1])
  })

  test('an effect that the rules now refuse leaves the screen and waits for the word of the server', () => {
    page.run(entitle('a', 'mine'), at)
    const gone = batch({ name: 'delete-items', input: { items: [item('a')] } })
    page.receive([execute(gone, ben)])
    expect(titles()).toBe('b c')
    expect(page.pending.map(({ changes }) => changes)).toEqual([null])
    page.receive([execute(batch({ name: 'revert-commit', input: { commit: gone.id } }), ben)])
    expect(titles()).toBe('mine b c')
  })

  test('its own commits settle by id, with others before and behind them', () => {
    const [first, second] = [entitle('a', 'A'), entitle('b', 'B')]
    page.run(first, at)
    page.run(second, at)
    const commits = [execute(entitle('c', 'C'), ben), execute(first, ana), execute(entitle('a', 'AA'), ben)]
    expect(page.receive(commits)).toEqual([first.id])
    expect(titles()).toBe('AA B C')
    expect(page.pending.map(({ batch: { id } }) => id)).toEqual([second.id])
  })

  test('commits seen before are passed over', () => {
    const commit = execute(entitle('a', 'A'), ben)
    page.receive([commit])
    page.receive([commit, execute(entitle('b', 'B'), ben)])
    expect(titles()).toBe('A B c')
    expect(page.seq).toBe(server.seq)
  })

  test('a missing commit throws and moves nothing', () => {
    page.run(entitle('a', 'mine'), at)
    execute(entitle('b', 'B'), ben)
    const later = execute(entitle('c', 'C'), ben)
    const before = page.seq
    expect(() => page.receive([later])).toThrow(`commit ${before + 2} came where ${before + 1} was due`)
    expect(titles()).toBe('mine b c')
    expect(page.seq).toBe(before)
    expect(page.pending).toHaveLength(1)
  })
})

describe('without a commit', () => {
  test('a refused batch leaves, and those behind it are decided without it', () => {
    const making = batch(add('d'))
    page.run(making, at)
    page.run(entitle('d', 'D'), at)
    page.run(place('c', null), at)
    expect(titles()).toBe('c a b D')
    expect(page.settle(making.id)?.batch).toEqual(making)
    expect(titles()).toBe('c a b')
    expect(page.pending.map(({ changes }) => changes?.length)).toEqual([undefined, 1])
  })

  test('settling what does not wait does nothing', () => {
    page.run(entitle('a', 'A'), at)
    expect(page.settle('batch-of-somebody')).toBeUndefined()
    expect(titles()).toBe('A b c')
  })

  test('a batch of an earlier visit stays pending even while it cannot be shown', () => {
    page.resume(entitle('d', 'D'), at)
    expect(page.pending).toHaveLength(1)
    page.receive([execute(batch(add('d')), ben)])
    expect(titles()).toBe('a b c D')
  })

  test('taking off all that waits leaves the truth', () => {
    for (const own of [place('c', null), batch(add('d')), entitle('a', 'A')]) page.run(own, at)
    for (const {
      batch: { id },
    } of [...page.pending])
      page.settle(id)
    expect([...allRecords(page.state)].map(({ record }) => record).toSorted(byId)).toEqual(
      [...allRecords(server.state)].map(({ record }) => record).toSorted(byId),
    )
    expect(titles()).toBe(titles(server.state))
  })
})

function byId(a: { id: string }, b: { id: string }): number {
  return a.id < b.id ? -1 : 1
}
