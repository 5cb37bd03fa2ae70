import { describe, expect, test } from 'vitest'
import { proposal, proposalInput, suggestions } from '#tests/support/proposal.ts'
import {
  features,
  goals,
  items,
  metrics,
  missing,
  other,
  others,
  owner,
  releases,
  sampleWorkspace,
  stakeholder,
  stranger,
  team,
  themes,
  trailmix,
  viewer,
} from '#tests/support/sample-workspace.ts'
import { rollBack, runBatch } from '../kernel/decide.ts'
import { idFields } from '../kernel/named.ts'
import { allRecords } from '../kernel/state.ts'
import type { Kind } from '../kinds.ts'
import { model } from '../model.ts'
import { type Refusal, refuse } from '../refusals.ts'

/** Beside the cast: the owner of Trailmix who does not administer, who has no part in it, and who was removed. */
const leader = 'mbr_000000Lena'
const guest = 'mbr_00000Gustav'
const removed = 'mbr_00000Rosa'

const running = 'stp_00000001'
const done = 'stp_00000002'

const actors = {
  administrator: owner,
  owner: leader,
  team,
  stakeholder,
  viewer,
  'no role': guest,
  removed,
  unknown: stranger,
  system: 'system',
} as const
type Actor = keyof typeof actors

const backlogKinds: readonly Kind[] = [
  'item',
  'theme',
  'numbering',
  'step',
  'proposal',
  'suggestion',
  'habit',
]
/** What each sees of Trailmix; nobody but administrators sees Other. */
const sees: { [actor in Actor]?: readonly ('plan' | 'backlog')[] } = {
  owner: ['plan', 'backlog'],
  team: ['plan', 'backlog'],
  viewer: ['plan', 'backlog'],
  stakeholder: ['plan'],
  'no role': [],
}

const { state, act, log } = sampleWorkspace()
act('add-member', { member: leader, name: 'Lena' }, 'system')
act('add-member', { member: guest, name: 'Gustav' }, 'system')
act('add-member', { member: removed, name: 'Rosa' }, 'system')
act('set-role', { product: trailmix, member: removed, role: 'team' })
act('set-role', { product: trailmix, member: leader, role: 'owner' })
act('remove-member', { member: removed })
act('begin-step', { step: running, product: trailmix, by: owner, label: 'one.csv', total: 10 }, 'system')
act('begin-step', { step: done, product: trailmix, by: owner, label: 'two.csv', total: 10 }, 'system')
act('advance-step', { step: done, state: 'done' }, 'system')
act('create-proposal', proposalInput())
const chosen = { product: trailmix, source: 'csv', choices: { statuses: { Odd: 'ready' } } }
act('remember-choices', { habit: 'hab_00000001', ...chosen })
const edited = act('edit-item', { item: items[4], title: 'Log in' })

/** For each command what an administrator may do on the sample. */
const inputs: { [command: string]: { [field: string]: unknown } } = {
  'create-workspace': { workspace: 'wsp_00000002', name: 'Second' },
  'add-member': { member: missing.member, name: 'Nils' },
  'edit-member': { member: removed, name: 'Rosalind' },
  'remove-member': { member: viewer },
  'restore-member': { member: removed },
  'set-role': {
    product: trailmix,
    member: guest,
    role: 'owner',
    membership: 'mbs_00000001',
    former: 'mbs_00000002',
  },
  'clear-role': { product: trailmix, member: viewer },
  'create-product': { product: missing.product, name: 'Third', key: 'THR', owner: leader },
  'edit-product': { product: trailmix, name: 'Trails' },
  'focus-release': { release: releases[0] },
  'delete-product': { product: trailmix },
  'create-release': { release: missing.release, goal: missing.goal, product: trailmix, text: 'Hikers pay' },
  'edit-release': { release: releases[0], name: 'May' },
  'move-release': { release: releases[0], after: releases[1] },
  'delete-release': { release: releases[0] },
  'put-release-first': { release: releases[0] },
  'edit-goal': { goal: goals[0], text: 'Hikers find a trail' },
  'create-feature': { feature: missing.feature, goal: goals[0], name: 'Reviews' },
  'edit-feature': { feature: features[0], name: 'Find a trail' },
  'move-feature': { feature: features[0], goal: goals[1], after: features[3] },
  'delete-feature': { feature: features[0] },
  'create-metric': { metric: missing.metric, goal: goals[0], name: 'Churn' },
  'edit-metric': { metric: metrics[0], name: 'Trails read' },
  'delete-metric': { metric: metrics[0] },
  'create-item': {
    item: missing.item,
    product: trailmix,
    title: 'New',
    parent: items[0],
    feature: features[0],
    theme: themes[0],
    after: items[0],
  },
  'edit-item': {
    item: items[3],
    title: 'Keep a map',
    parent: items[0],
    feature: features[0],
    theme: themes[0],
  },
  'rank-item': { item: items[4], after: items[0] },
  'trace-items': { items: [items[3]], feature: features[0] },
  'group-items': { items: [items[4]], theme: themes[0] },
  'delete-items': { items: [items[0]] },
  'create-theme': { theme: missing.theme, product: trailmix, name: 'Sharing', feature: features[0] },
  'edit-theme': { theme: themes[0], name: 'Find', feature: features[0] },
  'delete-theme': { theme: themes[0] },
  'create-proposal': proposalInput({ proposal: 'prp_0000none', release: releases[0] }),
  'tick-suggestions': { suggestions: [suggestions[0]], ticked: false },
  'apply-proposal': { proposal },
  'delete-proposal': { proposal },
  'begin-step': { step: 'stp_0000none', product: trailmix, by: owner, label: 'three.csv', total: 10 },
  'advance-step': { step: running, done: 5 },
  'cancel-step': { step: running },
  'undo-step': { step: done, undo: 'stp_0000none' },
  'remember-choices': { habit: 'hab_0000none', ...chosen, choices: { kinds: { Odd: 'epic' } } },
  'delete-habit': { habit: 'hab_00000001' },
  'restore-record': { record: items[4], commit: edited.id },
  'revert-commit': { commit: edited.id },
  'withdraw-commit': { commit: edited.id },
}

/** Who may do what is judged by the effect: who may edit others, and who may edit an item. */
const byEffect: { [command: string]: readonly Actor[] } = {
  'edit-member': ['administrator'],
  'restore-record': ['administrator', 'owner', 'team'],
  'revert-commit': ['administrator', 'owner', 'team'],
}

function answer(name: string, input: object, actor: Actor): Refusal | 'accepted' {
  const context = {
    actor: actors[actor],
    at: '2027-02-01T08:00:00.000Z',
    batch: 'batch-0001',
    commit: (id: string) => log.find((commit) => commit.id === id),
    document: () => undefined,
  }
  const parsed = model.commandNamed(name)!.input.parse(input)
  const result = runBatch(model, state, [{ name, input: parsed }], context)
  if ('refusal' in result) return result.refusal
  rollBack(state, result.changes)
  return 'accepted'
}

const fieldsOf = (name: string) => {
  const command = model.commandNamed(name)!
  return idFields(model.kinds, command).filter(({ field }) => !command.creates?.[field])
}

const hidden = (actor: Actor, kind: Kind) =>
  !['member', 'workspace'].includes(kind) &&
  !sees[actor]?.includes(backlogKinds.includes(kind) ? 'backlog' : 'plan')

/** What the command's `allow` and the shelves of what it names say. */
function expected(name: string, actor: Actor): string {
  const { allow } = model.commandNamed(name)!
  if (actor === 'system') return 'accepted'
  if (actor === 'administrator') return allow.length > 0 ? 'accepted' : 'not-allowed'
  if (actor === 'removed' || actor === 'unknown') return 'not-allowed'
  if (allow.every((right) => right === 'administrator')) return 'not-allowed'
  if (fieldsOf(name).some(({ kind }) => hidden(actor, kind))) return 'not-found'
  const allowed = byEffect[name] ?? allow
  if ((name === 'revert-commit' || name === 'restore-record') && hidden(actor, 'item'))
    return 'no-such-commit'
  return (allowed as readonly string[]).includes(actor) ? 'accepted' : 'not-allowed'
}

test('there is an input for every command', () => {
  expect(Object.keys(inputs).sort()).toEqual(model.commands.map(({ name }) => name).sort())
})

describe.each(Object.keys(actors) as Actor[])('who is "%s"', (actor) => {
  test.each(Object.keys(inputs))('is answered on %s as its rights say', (name) => {
    const given = answer(name, inputs[name]!, actor)
    expect(given === 'accepted' ? given : given.code).toBe(expected(name, actor))
  })
})

describe('what one may not see is answered as what is not there', () => {
  const records = [...allRecords(state)]
  const cases = (Object.keys(sees) as Actor[]).flatMap((actor) =>
    Object.keys(inputs).flatMap((name) => fieldsOf(name).map((field) => ({ actor, name, ...field }))),
  )
  const elsewhere = new Set<string>([other, ...Object.values(others)])

  test.each(cases.filter(({ kind }) => kind in missing && kind !== 'member'))(
    '$name with $field, for $actor',
    ({ actor, name, field, kind, many }) => {
      const input = inputs[name]!
      const put = (id: string) => ({ ...input, [field]: many ? [...(input[field] as string[]), id] : id })
      const nowhere = missing[kind as keyof typeof missing]
      const unseen = records.filter(
        ({ kind: of, record: { id } }) =>
          of === kind && (elsewhere.has(id) || hidden(actor, kind)) && !JSON.stringify(input).includes(id),
      )
      expect(unseen).not.toEqual([])
      const asMissing = answer(name, put(nowhere), actor)
      if (asMissing !== 'accepted' && asMissing.code === 'not-allowed') {
        // Not theirs to do at all, wherever it is.
        for (const { record } of unseen) expect(answer(name, put(record.id), actor)).toEqual(asMissing)
        return
      }
      // An earlier field may be one that they do not see either.
      const at = fieldsOf(name).find(({ kind: of, field: at }) => at === field || hidden(actor, of))!
      if (at.field === field && !many) expect(asMissing).toEqual(refuse('not-found', { kind, id: nowhere }))
      for (const { record } of unseen) {
        const told = JSON.stringify(answer(name, put(record.id), actor))
        expect(told.replace(record.id, nowhere)).toBe(JSON.stringify(asMissing))
      }
    },
  )
})

test('a member named in a command asks nothing of the workspace', () => {
  expect(answer('set-role', inputs['set-role']!, 'owner')).toBe('accepted')
  expect(answer('clear-role', inputs['clear-role']!, 'owner')).toBe('accepted')
})
