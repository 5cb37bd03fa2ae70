import type { Item } from './backlog/item.ts'
import { type Look, productOf } from './belonging.ts'
import { allRecords, find, pointing, type State } from './kernel/state.ts'
import { type AnyRecord, definitionOf, type Kind, kindNames, type Row } from './kinds.ts'
import { targetOrder } from './roadmap/target-order.ts'
import { addToTallies, createTallies, type Tally } from './tallies.ts'

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
  broken.push(...strayRefs(state), ...upsideDownTargets(state))
  broken.push(...badOrders(state), ...badIndexes(state), ...badTallies(state))
  return broken
}

function badShape(kind: Kind, record: AnyRecord): string[] {
  const parsed = definitionOf(kind).schema.safeParse(record)
  return parsed.success ? [] : [`${kind} ${record.id}: ${parsed.error.issues[0]?.message}`]
}

function danglingRefs(state: State, kind: Kind, record: AnyRecord): string[] {
  const row = record as Row
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
        if ((record as Row)[order.within] !== within)
          broken.push(`${kind} order of ${within} holds ${record.id}, which stands elsewhere`)
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

function badTallies({ records, tallies }: State): string[] {
  const counted = createTallies()
  for (const item of records.item.values()) addToTallies(counted, 'item', item)
  return (['byFeature', 'byProduct'] as const).flatMap((by) => {
    // What came and went leaves a row of zeros, which says the same as no row.
    const ids = new Set([...tallies[by].keys(), ...counted[by].keys()])
    return [...ids].flatMap((id) => {
      const [kept, right] = [tallies[by].get(id), counted[by].get(id)].map(asText)
      return kept === right ? [] : [`tallies ${by} of ${id} say ${kept}, the items ${right}`]
    })
  })
}

function asText(tally: Partial<Tally> & { loose?: number } = {}): string {
  const { items = 0, done = 0, loose = 0 } = tally
  return `${items} items, ${done} done, ${loose} loose`
}

function badIndexes(state: State): string[] {
  const broken: string[] = []
  for (const kind of kindNames) {
    const { refs, order } = definitionOf(kind)
    for (const field of Object.keys(refs)) {
      if (field === order?.within) continue
      let pointers = 0
      for (const record of state.records[kind].values()) {
        const target = (record as Row)[field] as string | null
        if (target === null) continue
        pointers++
        if (!pointing(state, kind, field, target).has(record.id))
          broken.push(`${kind} ${record.id} is missing in the index of ${field}`)
      }
      let indexed = 0
      for (const ids of state.refs.get(`${kind}.${field}`)!.values()) indexed += ids.size
      if (indexed !== pointers) broken.push(`the index of ${kind} ${field} has ${indexed}, not ${pointers}`)
    }
  }
  return broken
}

function strayRefs(state: State): string[] {
  const look: Look = (kind, id) => find(state, kind, id)
  const broken: string[] = []
  for (const { kind, record } of allRecords(state)) {
    const product = productOf(look, kind, record)
    for (const [field, ref] of Object.entries(definitionOf(kind).refs)) {
      const target = (record as Row)[field] as string | null
      const other = target === null ? undefined : look(ref.kind as Kind, target)
      const there = other && productOf(look, ref.kind as Kind, other)
      if (there !== undefined && there !== product)
        broken.push(`${kind} ${record.id}: ${field} points at ${target} of another product`)
    }
  }
  return broken
}

function upsideDownTargets(state: State): string[] {
  return [...state.records.metric.values()].flatMap((metric) =>
    targetOrder(metric) ? [`metric ${metric.id} has a target range that runs down`] : [],
  )
}
