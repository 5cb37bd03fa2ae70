import type { Item } from './backlog/item.ts'
import { type AnyRecord, definitionOf, type Kind, kindNames } from './kinds.ts'
import { allRecords, find, type State } from './state.ts'

/**
 * What must hold in every State, as sentences about what does not; empty when all is well. Walks everything, so
 * it is for tests, `verify` and the storm, not for a write.
 */
export function brokenInvariants(state: State): string[] {
  const broken: string[] = []
  for (const { kind, record } of allRecords(state)) {
    broken.push(...badShape(kind, record), ...danglingRefs(state, kind, record))
  }
  broken.push(
    ...goalsPerRelease(state),
    ...sharedKeys(state),
    ...sharedNumbers(state),
    ...parentCycles(state),
  )
  broken.push(...badOrders(state), ...badTallies(state))
  return broken
}

function badShape(kind: Kind, record: AnyRecord): string[] {
  const parsed = definitionOf(kind).schema.safeParse(record)
  return parsed.success ? [] : [`${kind} ${record.id}: ${parsed.error.issues[0]?.message}`]
}

function danglingRefs(state: State, kind: Kind, record: AnyRecord): string[] {
  const row = record as AnyRecord & { [field: string]: unknown }
  return Object.entries(definitionOf(kind).refs).flatMap(([field, ref]) => {
    const target = row[field] as string | null
    if (target === null || find(state, ref.kind as Kind, target)) return []
    return [`${kind} ${record.id}: ${field} points at ${target}, which is not there`]
  })
}

function goalsPerRelease(state: State): string[] {
  const counts = new Map([...state.records.release.keys()].map((id) => [id as string, 0]))
  for (const goal of state.records.goal.values())
    counts.set(goal.release, (counts.get(goal.release) ?? 0) + 1)
  return [...counts]
    .filter(([, count]) => count !== 1)
    .map(([id, count]) => `release ${id} has ${count} goals`)
}

function sharedKeys(state: State): string[] {
  const keys = [...state.records.product.values()].map(({ key }) => key)
  return keys
    .filter((key, index) => keys.indexOf(key) !== index)
    .map((key) => `two products have the key ${key}`)
}

function sharedNumbers(state: State): string[] {
  const seen = new Set<string>()
  const broken: string[] = []
  for (const item of state.records.item.values()) {
    const name = `${item.product} ${item.number}`
    if (seen.has(name)) broken.push(`item number ${name} is given twice`)
    seen.add(name)
    const next = find(state, 'product', item.product)?.nextNumber
    if (next !== undefined && item.number >= next)
      broken.push(`item number ${name} is not below the next, ${next}`)
  }
  return broken
}

function parentCycles(state: State): string[] {
  const broken: string[] = []
  for (const item of state.records.item.values()) {
    let above: Item | undefined = item
    for (let depth = 0; above?.parent; depth++) {
      above = find(state, 'item', above.parent)
      if (above?.id === item.id || depth > state.records.item.size) {
        broken.push(`item ${item.id} stands beneath itself`)
        break
      }
    }
  }
  return broken
}

function badOrders(state: State): string[] {
  const broken: string[] = []
  for (const kind of kindNames) {
    const order = definitionOf(kind).order
    if (!order) continue
    let listed = 0
    for (const [within, list] of state.order.get(kind)!) {
      let last: AnyRecord | null = null
      for (const record of list) {
        listed++
        if (last && order.compare(last, record) >= 0)
          broken.push(`${kind} order of ${within} breaks at ${record.id}`)
        if (find(state, kind, record.id) !== record)
          broken.push(`${kind} order of ${within} holds a stale ${record.id}`)
        last = record
      }
    }
    if (listed !== state.records[kind].size)
      broken.push(`${kind}: ${listed} in order, ${state.records[kind].size} in all`)
  }
  return broken
}

function badTallies(state: State): string[] {
  const items = new Map<string, number>()
  for (const { feature } of state.records.item.values()) {
    if (feature) items.set(feature, (items.get(feature) ?? 0) + 1)
  }
  const broken: string[] = []
  for (const [feature, tally] of state.tallies.byFeature) {
    if (tally.items !== (items.get(feature) ?? 0))
      broken.push(`feature ${feature} counts ${tally.items} items`)
  }
  return broken
}
