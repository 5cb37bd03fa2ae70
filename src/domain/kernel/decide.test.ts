import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import {
  commandNamed,
  items,
  missing,
  owner,
  sampleWorkspace,
  stakeholder,
  team,
  trailmix,
} from '#tests/support/sample-workspace.ts'
import { contentOf } from '#tests/support/state-content.ts'
import { brokenInvariants } from '../invariants.ts'
import { type Command, type Context, defineCommand, owners } from './command.ts'
import { rollBack, runBatch } from './decide.ts'

const context: Context = { actor: owner, at: '2027-02-01T08:00:00.000Z', commit: () => undefined }
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
    const result = runBatch(state, calls, context, commandNamed)
    expect('changes' in result && result.changes.map(({ id }) => id)).toEqual([missing.item, trailmix])
    expect(get('item', missing.item)).toMatchObject({ title: 'Newer', createdAt: context.at })
  })

  test('is refused whole when one command is, and says which', () => {
    const { state } = sampleWorkspace()
    const before = contentOf(state)
    const calls = [rename(items[0], 'One'), rename(items[1], 'Two'), rename(missing.item, 'Three')]
    const result = runBatch(state, calls, context, commandNamed)
    expect(result).toEqual({
      refusal: { code: 'not-found', about: { kind: 'item', id: missing.item } },
      at: 2,
    })
    expect(contentOf(state)).toEqual(before)
  })

  test('asks for the right of each command before it decides', () => {
    const { state } = sampleWorkspace()
    const result = runBatch(
      state,
      [rename(missing.item, 'X')],
      { ...context, actor: stakeholder },
      commandNamed,
    )
    expect(result).toMatchObject({ refusal: { code: 'not-allowed' }, at: 0 })
  })

  test('asks for rights as the commands before left them', () => {
    const { state } = sampleWorkspace()
    const calls = [
      { name: 'edit-member', input: { member: team, role: 'owner' } },
      { name: 'edit-member', input: { member: owner, role: 'stakeholder' } },
      rename(items[0], 'One last thing'),
    ]
    expect(runBatch(state, calls, context, commandNamed)).toMatchObject({
      refusal: { code: 'not-allowed' },
      at: 2,
    })
  })

  test('refuses a command that is not in the list', () => {
    const { state } = sampleWorkspace()
    expect(runBatch(state, [{ name: 'drop-tables', input: {} }], context, commandNamed)).toEqual({
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
    }) as Command<never> as Command
    const named = (name: string) => (name === 'break-down' ? breaks : commandNamed(name))
    const calls = [rename(items[0], 'One'), { name: 'break-down', input: {} }]
    expect(() => runBatch(state, calls, context, named)).toThrow('a fault')
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
    const result = runBatch(state, calls, context, commandNamed)
    if (!('changes' in result)) expect.fail('it is refused')
    rollBack(state, result.changes)
    expect(contentOf(state)).toEqual(before)
    expect(brokenInvariants(state)).toEqual([])
  })
})
