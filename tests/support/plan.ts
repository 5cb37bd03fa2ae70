import { commandFinder, commands } from '#domain/commands.ts'
import type { CommandCall, Commit } from '#domain/kernel/commit.ts'
import { runBatch } from '#domain/kernel/decide.ts'
import { allRecords, createState } from '#domain/kernel/state.ts'
import { type Kind, kinds } from '#domain/kinds.ts'
import { sentence } from '#domain/refusals.ts'

/** A State with the rules around it and a memory of its commits; refusals throw, since a test did not mean them. */
export function createWorld() {
  const state = createState()
  const commits = new Map<string, Commit>()
  const find = commandFinder(commands)
  return {
    state,
    at: '2026-11-22T08:00:00.000Z',
    run(calls: CommandCall[]): Commit {
      const parsed = calls.map(({ name, input }) => ({ name, input: find(name)!.input.parse(input) }))
      const context = { actor: 'system', at: this.at, commit: (id: string) => commits.get(id) }
      const result = runBatch(state, parsed, context, find)
      if ('refusal' in result) throw new Error(`${calls[result.at]!.name}: ${sentence(result.refusal)}`)
      const seq = commits.size + 1
      const commit: Commit = {
        seq,
        id: `commit-${seq}`,
        actor: 'system',
        at: this.at,
        via: 'system',
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
