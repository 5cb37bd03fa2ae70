import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { proposalInput, suggested } from '#tests/support/proposal.ts'
import {
  backlog,
  commandNamed,
  items,
  missing,
  other,
  owner,
  plan,
  releases,
  sampleWorkspace,
  team,
  trailmix,
  viewer,
} from '#tests/support/sample-workspace.ts'
import { contentOf } from '#tests/support/state-content.ts'
import { brokenInvariants } from '../invariants.ts'
import { kinds } from '../kinds.ts'
import { model } from '../model.ts'
import { type Attempted, defineCommand, type Surroundings } from './command.ts'
import type { CommandCall } from './commit.ts'
import { rollBack, runBatch as runOn } from './decide.ts'
import { defineModel } from './model.ts'
import { owners } from './right.ts'
import type { State } from './state.ts'

const context = {
  actor: owner,
  at: '2027-02-01T08:00:00.000Z',
  batch: 'batch-0001',
  commit: () => undefined,
  document: () => undefined,
}
const runBatch = (state: State, calls: readonly CommandCall[], as: Surroundings = context) =>
  runOn(model, state, calls, as)
const rename = (item: string, title: string) => ({ name: 'edit-item', input: { item, title } })

describe('a batch', () => {
  test('is one step: each command sees what those before it did', () => {
    const { state, get } = sampleWorkspace()
    const create = commandNamed('create-item')!.input.parse({
      item: missing.item,
      product: trailmix,
      title: 'New',
    })
    const calls = [{ name: 'create-item', input: create }, rename(missing.item, 'Newer')]
    const result = runBatch(state, calls)
    expect('changes' in result && result.changes.map(({ id }) => id)).toEqual([missing.item, 'nbr_00000001'])
    expect(get('item', missing.item)).toMatchObject({ title: 'Newer', createdAt: context.at })
  })

  test('is refused whole when one command is, and says which', () => {
    const { state } = sampleWorkspace()
    const before = contentOf(state)
    const calls = [rename(items[0], 'One'), rename(items[1], 'Two'), rename(missing.item, 'Three')]
    const result = runBatch(state, calls)
    expect(result).toEqual({
      refusal: { code: 'not-found', about: { kind: 'item', id: missing.item } },
      at: 2,
    })
    expect(contentOf(state)).toEqual(before)
  })

  test('asks for the right of each command before it decides', () => {
    const { state } = sampleWorkspace()
    const result = runBatch(state, [rename(items[0], 'X')], { ...context, actor: viewer })
    expect(result).toMatchObject({ refusal: { code: 'not-allowed' }, at: 0 })
  })

  test('asks for rights as the commands before left them', () => {
    const { state } = sampleWorkspace()
    const calls = [
      { name: 'edit-member', input: { member: team, administrator: true } },
      { name: 'edit-member', input: { member: owner, administrator: false } },
      { name: 'edit-member', input: { member: team, administrator: false } },
      rename(items[0], 'One last thing'),
    ]
    expect(runBatch(state, calls)).toMatchObject({
      refusal: { code: 'not-allowed' },
      at: 2,
    })
  })

  test('lets whoever hands a product over, or deletes it, do so to the end', () => {
    const { state, act } = sampleWorkspace()
    act('set-role', { product: trailmix, member: team, role: 'owner' })
    const handing = { product: trailmix, member: viewer, role: 'owner' }
    const over = { ...handing, membership: 'mbs_00000001', former: 'mbs_00000002' }
    const led = { ...context, actor: team }
    expect(runBatch(state, [{ name: 'set-role', input: over }], led)).toHaveProperty('changes')
    expect(runBatch(state, [{ name: 'set-role', input: over }], led)).toMatchObject({
      refusal: { code: 'not-allowed' },
    })
    const deletion = [{ name: 'delete-product', input: { product: trailmix } }]
    expect(runBatch(state, deletion, { ...context, actor: viewer })).toHaveProperty('changes')
  })

  test('does not give an id that it takes away in one product to another', () => {
    const { state } = sampleWorkspace()
    const input = { release: releases[2], goal: missing.goal, product: other, name: '', date: null }
    const calls = [
      { name: 'delete-release', input: { release: releases[2] } },
      { name: 'create-release', input: { ...input, text: 'Another', type: 'other' } },
    ]
    expect(runBatch(state, calls)).toEqual({
      refusal: { code: 'id-taken', about: { kind: 'release', id: releases[2] } },
      at: 1,
    })
  })

  test('says of each change which scope it is in, also of what is made and deleted with others', () => {
    const { state } = sampleWorkspace()
    const input = { release: missing.release, goal: missing.goal, product: trailmix, name: '', date: null }
    const made = runBatch(state, [
      { name: 'create-release', input: { ...input, text: 'New', type: 'other' } },
    ])
    expect('changes' in made && made.changes.map(({ scope }) => scope)).toEqual([plan, plan])
    const gone = runBatch(state, [{ name: 'delete-product', input: { product: trailmix } }])
    if (!('changes' in gone)) expect.fail('it is refused')
    for (const { kind, scope } of gone.changes)
      expect(scope).toBe(['item', 'theme', 'numbering'].includes(kind) ? backlog : plan)
  })

  test('keeps the reasons of every proposal that is applied in it', () => {
    const { state, act } = sampleWorkspace()
    const proposals = releases.slice(0, 2).map((release, at) => {
      const estimate = suggested('edit-item', { item: items[3 + at], estimate: 8 }, `Item ${at}`)
      const input = { proposal: `prp_0000000${at}`, release, title: { text: `Proposal ${at}` } }
      act('create-proposal', proposalInput({ ...input, suggestions: [estimate] }))
      return input.proposal
    })
    const calls = proposals.map((proposal) => ({ name: 'apply-proposal', input: { proposal } }))
    expect(runBatch(state, calls)).toMatchObject({
      note: {
        text: 'Proposal 1',
        because: [{ what: { text: 'Item 0' } }, { what: { text: 'Item 1' } }],
      },
    })
  })

  test('refuses a command that is not in the list', () => {
    const { state } = sampleWorkspace()
    expect(runBatch(state, [{ name: 'drop-tables', input: {} }])).toEqual({
      refusal: { code: 'unknown-command', about: { name: 'drop-tables' } },
      at: 0,
    })
  })

  test('leaves nothing behind when a command breaks down', () => {
    const { state } = sampleWorkspace()
    const before = contentOf(state)
    const breaks = defineCommand({
      name: 'break-down',
      title: 'Break down',
      input: z.object({}),
      allow: owners,
      decide(): never {
        throw new Error('a fault')
      },
    })
    const broken = defineModel({ ...model, kinds, commands: [...model.commands, breaks] })
    const calls = [rename(items[0], 'One'), { name: 'break-down', input: {} }]
    expect(() => runOn(broken, state, calls, context)).toThrow('a fault')
    expect(contentOf(state)).toEqual(before)
  })

  test('is taken back by rolling its changes back', () => {
    const { state } = sampleWorkspace()
    const before = contentOf(state)
    const calls = [
      rename(items[0], 'One'),
      { name: 'rank-item', input: { item: items[0], after: items[4] } },
      { name: 'delete-items', input: { items: [items[0], items[2]] } },
    ]
    const result = runBatch(state, calls)
    if (!('changes' in result)) expect.fail('it is refused')
    rollBack(state, result.changes)
    expect(contentOf(state)).toEqual(before)
    expect(brokenInvariants(state)).toEqual([])
  })
})

describe('an attempt', () => {
  /** Tries calls and keeps what came of it; changes nothing itself. */
  function trying(calls: readonly CommandCall[], from?: number) {
    const tried: Attempted[] = []
    const tryOut = defineCommand({
      name: 'try-out',
      title: 'Try out',
      input: z.object({}),
      allow: ['team', 'owner'],
      decide(_state, _input, { attempt }) {
        tried.push(attempt(calls, from))
        return []
      },
    })
    const editItem = commandNamed('edit-item')!
    const upgrades = {
      [model.schema]: ({ name, ...old }: object & { name?: unknown }) => ({ ...old, title: name }),
    }
    const commands = [...model.commands.filter((one) => one !== editItem), { ...editItem, upgrades }, tryOut]
    return { tried, model: defineModel({ ...model, kinds, commands: commands as never }) }
  }

  test('tells what each call would do on top of those before it, and leaves nothing behind', () => {
    const { state } = sampleWorkspace()
    const before = contentOf(state)
    const { tried, model: withTry } = trying([rename(items[0], 'One'), rename(items[0], 'Two')])
    expect(runOn(withTry, state, [{ name: 'try-out', input: {} }], context)).toEqual({
      changes: [],
      note: null,
    })
    expect(tried).toMatchObject([
      { steps: [[{ after: { title: 'One' } }], [{ before: { title: 'One' }, after: { title: 'Two' } }]] },
    ])
    expect(contentOf(state)).toEqual(before)
  })

  test('is judged by the rights of the actor, and says which call is refused', () => {
    const { state } = sampleWorkspace()
    const { tried, model: withTry } = trying([rename(items[0], 'One'), rename(missing.item, 'Two')])
    runOn(withTry, state, [{ name: 'try-out', input: {} }], { ...context, actor: team })
    expect(tried).toEqual([
      { refusal: { code: 'not-found', about: { kind: 'item', id: missing.item } }, at: 1 },
    ])
    expect(state.records.item.get(items[0])?.title).toBe('Search')
  })

  test('reads inputs of an older schema as this one’s', () => {
    const { state } = sampleWorkspace()
    const old = { name: 'edit-item', input: { item: items[0], name: 'Old' } }
    const { tried, model: withTry } = trying([old], model.schema - 1)
    runOn(withTry, state, [{ name: 'try-out', input: {} }], context)
    expect(tried).toMatchObject([{ steps: [[{ after: { title: 'Old' } }]] }])
  })
})
