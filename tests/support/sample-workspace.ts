import { commandFinder, commands } from '#domain/commands.ts'
import { brokenInvariants } from '#domain/invariants.ts'
import type { Change } from '#domain/kernel/change.ts'
import type { CommandCall, Commit } from '#domain/kernel/commit.ts'
import { type BatchResult, runBatch } from '#domain/kernel/decide.ts'
import { createState, find, type State } from '#domain/kernel/state.ts'
import type { Kind, RecordOf } from '#domain/kinds.ts'
import { isRefusal, type Refusal, sentence } from '#domain/refusals.ts'
import { contentOf, idsInOrder } from './state-content.ts'

/** The cast: the one who leads, one who builds, one who looks on, and somebody who is not here. */
export const owner = 'mbr_0000Olivia'
export const team = 'mbr_000000Theo'
export const stakeholder = 'mbr_00000Sandra'
export const stranger = 'mbr_0000Nobody'

export const workspace = 'wsp_00000001'
/** Trailmix has a roadmap and a backlog; Other has a little of both. */
export const trailmix = 'prd_00000001'
export const other = 'prd_00000002'

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

export const commandNamed = commandFinder(commands)

export interface SampleWorkspace {
  readonly state: State
  readonly log: Commit[]
  /** Does one command, or several as one batch. Throws when it is refused, or when an invariant breaks. */
  act(name: string, input: unknown, actor?: string): Commit
  actAll(calls: readonly CommandCall[], actor?: string): Commit
  undo(commit: Commit | string, actor?: string): Commit
  /** Why a command is refused. Throws when it is accepted, or when the refusal left something behind. */
  refusal(name: string, input: unknown, actor?: string): Refusal
  get<K extends Kind>(kind: K, id: string): RecordOf<K>
  order(kind: Kind, within: string): string[]
}

export function emptyWorkspace(): SampleWorkspace {
  const state = createState()
  const log: Commit[] = []
  const at = () => new Date(Date.UTC(2027, 0, 4, 9, 0, log.length)).toISOString()

  function run(calls: readonly CommandCall[], actor: string): BatchResult & { calls: CommandCall[] } {
    // As every door does: unnamed fields go, defaults come.
    const parsed = calls.map(({ name, input }) => ({ name, input: commandNamed(name)!.input.parse(input) }))
    const context = { actor, at: at(), commit: (id: string) => log.find((commit) => commit.id === id) }
    return { ...runBatch(state, parsed, context, commandNamed), calls: parsed }
  }

  function actAll(calls: readonly CommandCall[], actor: string = owner): Commit {
    const result = run(calls, actor)
    const names = calls.map(({ name }) => name).join(', ')
    if ('refusal' in result) throw new Error(`${names} is refused: ${sentence(result.refusal)}`)
    const broken = brokenInvariants(state)
    if (broken.length > 0) throw new Error(`${names} breaks: ${broken.join('; ')}`)
    const seq = log.length + 1
    const changes: Change[] = result.changes
    const id = `commit-${seq}`
    const commit: Commit = {
      seq,
      id,
      actor,
      at: at(),
      via: 'web',
      commands: result.calls,
      changes,
      note: null,
    }
    log.push(commit)
    return commit
  }

  return {
    state,
    log,
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
export function sampleWorkspace(): SampleWorkspace {
  const made = emptyWorkspace()
  const system = (name: string, input: unknown) => made.act(name, input, 'system')
  system('create-workspace', { workspace, name: 'Outdoor Software' })
  system('add-member', { member: owner, name: 'Olivia', role: 'owner' })
  system('add-member', { member: team, name: 'Theo', role: 'team' })
  system('add-member', { member: stakeholder, name: 'Sandra', role: 'stakeholder' })
  made.act('create-product', { product: trailmix, name: 'Trailmix', key: 'TRL' })
  made.act('create-product', { product: other, name: 'Other', key: 'OTH' })
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
