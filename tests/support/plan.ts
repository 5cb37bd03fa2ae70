import type { CommandCall, Commit } from '#domain/kernel/commit.ts'
import { runBatch } from '#domain/kernel/decide.ts'
import { allRecords, createState } from '#domain/kernel/state.ts'
import { type Kind, kinds } from '#domain/kinds.ts'
import { model } from '#domain/model.ts'
import { sentence } from '#domain/refusals.ts'

/** Leads everything in a world. */
export const person = 'mbr_0000Paula'

/** A State with the rules around it and a memory of its commits; refusals throw, since a test did not mean them. */
export function createWorld() {
  const state = createState(model.kinds)
  const commits = new Map<string, Commit>()
  const documents = new Map<string, string>()
  const world = {
    state,
    at: '2026-11-22T08:00:00.000Z',
    run(calls: CommandCall[]): Commit {
      const parsed = calls.map(({ name, input }) => ({
        name,
        input: model.commandNamed(name)!.input.parse(input),
      }))
      const seq = commits.size + 1
      const id = `commit-${seq}`
      const context = {
        actor: seq === 1 ? 'system' : person,
        at: this.at,
        batch: id,
        commit: (wanted: string) => commits.get(wanted),
        document: (wanted: string) => documents.get(wanted),
      }
      const result = runBatch(model, state, parsed, context)
      if ('refusal' in result) throw new Error(`${calls[result.at]!.name}: ${sentence(result.refusal)}`)
      for (const change of result.changes)
        for (const { id: written, text } of change.documents ?? []) documents.set(written, text)
      const commit: Commit = {
        seq,
        id,
        step: id,
        actor: context.actor,
        at: this.at,
        via: 'system',
        program: null,
        session: null,
        commands: parsed,
        changes: result.changes,
        note: null,
      }
      commits.set(commit.id, commit)
      return commit
    },
    /** every record but the counters that only grow, for comparing before and after */
    snapshot() {
      return [...allRecords(state)]
        .map(({ record }) => ({ ...record, nextNumber: undefined }))
        .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    },
  }
  world.run([{ name: 'add-member', input: { member: person, name: 'Paula', administrator: true } }])
  return world
}

export function createIds() {
  let count = 0
  return (kind: Kind) => `${kinds[kind].prefix}_${String(++count).padStart(8, '0')}`
}

/** A product with two releases (two features, then one) and an empty backlog. */
export function planWithoutBacklog() {
  const world = createWorld()
  const newId = createIds()
  const product = newId('product')
  world.run([{ name: 'create-product', input: { product, name: 'Trailmix', key: 'TM' } }])
  const releases: string[] = []
  const features: string[] = []
  const plan: [date: string, text: string, features: string[]][] = [
    ['2027-Q1', 'A thousand people walk their first hike.', ['Route search', 'Map view']],
    ['2027-Q2', 'Three in ten are back.', ['Offline maps']],
  ]
  for (const [date, text, names] of plan) {
    const goal = newId('goal')
    releases.push(newId('release'))
    world.run([{ name: 'create-release', input: { release: releases.at(-1), goal, product, date, text } }])
    for (const name of names) {
      features.push(newId('feature'))
      world.run([{ name: 'create-feature', input: { feature: features.at(-1), goal, name } }])
    }
  }
  return { world, newId, product, releases, features }
}

/** A product with four items and no roadmap. */
export function backlogWithoutPlan() {
  const world = createWorld()
  const newId = createIds()
  const product = newId('product')
  world.run([{ name: 'create-product', input: { product, name: 'Trailmix', key: 'TM' } }])
  const items = [
    'Download a map',
    'Free space of maps',
    'Look back at my hikes',
    'Rename the settings page',
  ].map((title) => {
    const item = newId('item')
    world.run([{ name: 'create-item', input: { item, product, title } }])
    return item
  })
  return { world, newId, product, items }
}
