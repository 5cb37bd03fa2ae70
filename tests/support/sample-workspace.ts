import { brokenInvariants } from '#domain/invariants.ts'
import type { CommandCall, Commit } from '#domain/kernel/commit.ts'
import { type BatchResult, runBatch } from '#domain/kernel/decide.ts'
import { freezeRecords } from '#domain/kernel/frozen.ts'
import type { Model } from '#domain/kernel/model.ts'
import { scopeIn } from '#domain/kernel/scope.ts'
import { createState, find, type State } from '#domain/kernel/state.ts'
import { withIds } from '#domain/kernel/with-ids.ts'
import type { Kind, RecordOf } from '#domain/kinds.ts'
import { model as product } from '#domain/model.ts'
import { isRefusal, type Refusal, sentence } from '#domain/refusals.ts'
import { contentOf, idsInOrder } from './state-content.ts'

freezeRecords(true)

/**
 * The cast: the one who looks after the workspace and owns both products; who builds Trailmix, aligns on it and reads
 * it, but has no part in Other; and somebody who is not here.
 */
export const owner = 'mbr_0000Olivia'
export const team = 'mbr_000000Theo'
export const stakeholder = 'mbr_00000Sandra'
export const viewer = 'mbr_000000Vera'
export const stranger = 'mbr_0000Nobody'

export const workspace = 'wsp_00000001'
/** Trailmix has a roadmap and a backlog; Other has a little of both. */
export const trailmix = 'prd_00000001'
export const other = 'prd_00000002'
/** The shelves of Trailmix. */
export const plan = scopeIn(trailmix, 'plan')
export const backlog = scopeIn(trailmix, 'backlog')

/** Trailmix: three releases in time order, with a goal each. */
export const releases = ['rel_00000001', 'rel_00000002', 'rel_00000003'] as const
export const goals = ['gol_00000001', 'gol_00000002', 'gol_00000003'] as const
/** Three features serve the first goal, one the second. */
export const features = ['ftr_00000001', 'ftr_00000002', 'ftr_00000003', 'ftr_00000004'] as const
/** Both measure the first goal. */
export const metrics = ['mtr_00000001', 'mtr_00000002'] as const
export const themes = ['thm_00000001', 'thm_00000002'] as const
/** In the order of the backlog. The second stands beneath the first; both trace to the first feature. */
export const items = ['itm_00000001', 'itm_00000002', 'itm_00000003', 'itm_00000004', 'itm_00000005'] as const

/** What the other product has one of each. */
export const others = {
  release: 'rel_0000000a',
  goal: 'gol_0000000a',
  feature: 'ftr_0000000a',
  metric: 'mtr_0000000a',
  theme: 'thm_0000000a',
  item: 'itm_0000000a',
} as const

/** Well-formed ids that nothing has. */
export const missing = {
  member: 'mbr_0000none',
  product: 'prd_0000none',
  release: 'rel_0000none',
  goal: 'gol_0000none',
  feature: 'ftr_0000none',
  metric: 'mtr_0000none',
  theme: 'thm_0000none',
  item: 'itm_0000none',
} as const

export const { commandNamed } = product

export interface SampleWorkspace {
  readonly state: State
  readonly log: Commit[]
  /** the long texts that were written, by id */
  readonly documents: ReadonlyMap<string, string>
  /** Does one command, or several as one batch. Throws when it is refused, or when an invariant breaks. */
  act(name: string, input: unknown, actor?: string): Commit
  actAll(calls: readonly CommandCall[], actor?: string): Commit
  undo(commit: Commit | string, actor?: string): Commit
  /** Why a command is refused. Throws when it is accepted, or when the refusal left something behind. */
  refusal(name: string, input: unknown, actor?: string): Refusal
  get<K extends Kind>(kind: K, id: string): RecordOf<K>
  order(kind: Kind, within: string): string[]
}

export function emptyWorkspace(model: Model = product): SampleWorkspace {
  const state = createState(model.kinds)
  const log: Commit[] = []
  const documents = new Map<string, string>()
  let drawn = 0
  const newId = (kind: Kind) => `${model.kinds.of(kind).prefix}_drawn${String(++drawn).padStart(6, '0')}`
  const at = () => new Date(Date.UTC(2027, 0, 4, 9, 0, log.length)).toISOString()
  const batchId = () => `commit-${log.length + 1}`

  function run(calls: readonly CommandCall[], actor: string): BatchResult & { calls: CommandCall[] } {
    // As every door does: unnamed fields go, defaults and ids come.
    const parsed = calls.map(({ name, input }) => {
      const command = model.commandNamed(name)!
      return { name, input: command.input.parse(withIds(command, input, newId)) }
    })
    const context = {
      actor,
      at: at(),
      batch: batchId(),
      commit: (id: string) => log.find((commit) => commit.id === id),
      document: (id: string) => documents.get(id),
    }
    return { ...runBatch(model, state, parsed, context), calls: parsed }
  }

  function actAll(calls: readonly CommandCall[], actor: string = owner): Commit {
    const result = run(calls, actor)
    const names = calls.map(({ name }) => name).join(', ')
    if ('refusal' in result) throw new Error(`${names} is refused: ${sentence(result.refusal)}`)
    const broken = brokenInvariants(state)
    if (broken.length > 0) throw new Error(`${names} breaks: ${broken.join('; ')}`)
    for (const { id, text } of result.changes.flatMap((change) => change.documents ?? [])) {
      if (documents.has(id)) throw new Error(`${names} writes the document ${id} again`)
      documents.set(id, text)
    }
    const id = batchId()
    const commit: Commit = {
      seq: log.length + 1,
      id,
      step: id,
      actor,
      at: at(),
      via: 'web',
      program: null,
      session: null,
      commands: result.calls,
      changes: result.changes,
      note: result.note,
    }
    log.push(commit)
    return commit
  }

  return {
    state,
    log,
    documents,
    actAll,
    act: (name, input, actor = owner) => actAll([{ name, input }], actor),
    undo: (commit, actor = owner) => {
      const id = typeof commit === 'string' ? commit : commit.id
      return actAll([{ name: 'revert-commit', input: { commit: id } }], actor)
    },
    refusal(name, input, actor = owner) {
      const before = JSON.stringify(contentOf(state))
      const result = run([{ name, input }], actor)
      if (!('refusal' in result)) throw new Error(`${name} is accepted: ${JSON.stringify(result.changes)}`)
      if (!isRefusal(result.refusal)) throw new Error(`${name} gives no refusal`)
      if (JSON.stringify(contentOf(state)) !== before) throw new Error(`${name} left something behind`)
      return result.refusal
    },
    get(kind, id) {
      const record = find(state, kind, id)
      if (!record) throw new Error(`There is no ${kind} ${id}`)
      return record
    },
    order: (kind, within) => idsInOrder(state, kind, within),
  }
}

/** A workspace with two small products, made by commands alone. */
export function sampleWorkspace(model: Model = product): SampleWorkspace {
  const made = emptyWorkspace(model)
  const system = (name: string, input: unknown) => made.act(name, input, 'system')
  system('create-workspace', { workspace, name: 'Outdoor Software' })
  system('add-member', { member: owner, name: 'Olivia', administrator: true })
  system('add-member', { member: team, name: 'Theo' })
  system('add-member', { member: stakeholder, name: 'Sandra' })
  system('add-member', { member: viewer, name: 'Vera' })
  made.act('create-product', { product: trailmix, name: 'Trailmix', key: 'TRL' })
  made.act('create-product', { product: other, name: 'Other', key: 'OTH' })
  made.act('set-role', { product: trailmix, member: team, role: 'team' })
  made.act('set-role', { product: trailmix, member: stakeholder, role: 'stakeholder', group: 'Sales' })
  made.act('set-role', { product: trailmix, member: viewer, role: 'viewer' })
  const release = (index: number, name: string, date: string | null, text: string) =>
    made.act('create-release', {
      release: releases[index],
      goal: goals[index],
      product: trailmix,
      name,
      date,
      text,
    })
  release(0, 'Spring', '2027-Q1', 'Hikers find a trail that suits them')
  release(1, 'Summer', '2027-Q3', 'Hikers come back each week')
  release(2, '', null, 'Hikers bring their friends')
  const feature = (index: number, goal: string, name: string) =>
    made.act('create-feature', { feature: features[index], goal, name })
  feature(0, goals[0], 'Trail search')
  feature(1, goals[0], 'Trail pages')
  feature(2, goals[0], 'Offline maps')
  feature(3, goals[1], 'Weekly digest')
  made.act('create-metric', { metric: metrics[0], goal: goals[0], name: 'Trails opened', target: 100 })
  made.act('create-metric', { metric: metrics[1], goal: goals[0], name: 'Rating', target: 3, targetHigh: 5 })
  made.act('create-theme', { theme: themes[0], product: trailmix, name: 'Search', words: ['search', 'find'] })
  made.act('create-theme', {
    theme: themes[1],
    product: trailmix,
    name: 'Maps',
    words: ['map'],
    feature: features[2],
  })
  const item = (index: number, title: string, more: object = {}) =>
    made.act('create-item', { item: items[index], product: trailmix, title, ...more })
  item(0, 'Search', { kind: 'epic', feature: features[0], theme: themes[0] })
  item(1, 'Search by length', { parent: items[0], feature: features[0], theme: themes[0], estimate: 3 })
  item(2, 'See photos', { feature: features[1], status: 'done' })
  item(3, 'Save a map', { theme: themes[1] })
  item(4, 'Sign in')
  made.act('create-release', { ...others, product: other, text: 'Other people are glad' })
  made.act('create-feature', { ...others, name: 'Other feature' })
  made.act('create-metric', { ...others, name: 'Other metric' })
  made.act('create-theme', { ...others, product: other, name: 'Other theme' })
  made.act('create-item', { ...others, product: other, title: 'Other item', feature: null, theme: null })
  return made
}
