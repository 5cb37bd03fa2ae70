import type { Item } from './backlog/item.ts'
import { numberingOf } from './backlog/numbering.ts'
import { addCounts, type Counts } from './kernel/counts.ts'
import { lookIn } from './kernel/look.ts'
import { productOf } from './kernel/scope-of.ts'
import { allRecords, find, pointing, type State } from './kernel/state.ts'
import type { AnyRecord, Kind, Row } from './kinds.ts'
import { administers } from './people/last-administrator.ts'
import { targetOrder } from './roadmap/target-order.ts'

/**
 * What must hold in every State, as sentences about what does not; empty when all is well. Walks everything, so
 * it is for tests, `verify` and the storm, not for a write.
 */
export function brokenInvariants(state: State): string[] {
  const broken: string[] = []
  for (const { kind, record } of allRecords(state)) {
    broken.push(...badShape(state, kind, record), ...danglingRefs(state, kind, record))
  }
  broken.push(
    ...goalsPerRelease(state),
    ...sharedKeys(state),
    ...sharedNumbers(state),
    ...parentCycles(state),
    ...rolesGiven(state),
  )
  broken.push(...strayRefs(state), ...upsideDownTargets(state))
  broken.push(...badOrders(state), ...badIndexes(state), ...badCounts(state))
  return broken
}

function badShape(state: State, kind: Kind, record: AnyRecord): string[] {
  const parsed = state.kinds.of(kind).schema.safeParse(record)
  return parsed.success ? [] : [`${kind} ${record.id}: ${parsed.error.issues[0]?.message}`]
}

function danglingRefs(state: State, kind: Kind, record: AnyRecord): string[] {
  const row = record as Row
  return Object.entries(state.kinds.of(kind).refs).flatMap(([field, ref]) => {
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
    const next = numberingOf(state, item.product)?.nextNumber
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

function rolesGiven(state: State): string[] {
  const broken: string[] = []
  const seen = new Set<string>()
  const removed = (id: string) => find(state, 'member', id)?.status === 'removed'
  for (const { product, member } of state.records.membership.values()) {
    if (removed(member)) broken.push(`member ${member} was removed and has a role in ${product}`)
    if (seen.has(`${product} ${member}`)) broken.push(`member ${member} has two roles in ${product}`)
    seen.add(`${product} ${member}`)
  }
  const members = [...state.records.member.values()]
  if (members.length > 0 && !members.some(administers)) broken.push('nobody is an administrator')
  for (const { id, owner } of state.records.product.values()) {
    if (owner !== null && removed(owner)) broken.push(`member ${owner} was removed and owns ${id}`)
    if (owner === null && members.length > 0) broken.push(`product ${id} has no owner`)
  }
  for (const id of state.records.product.keys()) {
    if (!numberingOf(state, id)) broken.push(`product ${id} has no numbering`)
  }
  return broken
}

function badOrders(state: State): string[] {
  const broken: string[] = []
  for (const kind of state.kinds.names) {
    const order = state.kinds.of(kind).order
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

function badCounts(state: State): string[] {
  const counted: Counts = new Map()
  for (const { kind, record } of allRecords(state)) {
    const { count } = state.kinds.of(kind)
    if (count) addCounts(counted, count(record), 1)
  }
  return [...new Set([...state.counts.keys(), ...counted.keys()])].flatMap((id) => {
    const [kept, right] = [state.counts.get(id), counted.get(id)].map(asText)
    return kept === right ? [] : [`the counts of ${id} say ${kept}, the records ${right}`]
  })
}

/** What came and went leaves zeros, which say the same as nothing. */
function asText(numbers: { [name: string]: number } = {}): string {
  const told = Object.entries(numbers).filter(([, number]) => number !== 0)
  return told
    .map(([name, number]) => `${number} ${name}`)
    .sort()
    .join(', ')
}

function badIndexes(state: State): string[] {
  const broken: string[] = []
  for (const kind of state.kinds.names) {
    const { refs, order } = state.kinds.of(kind)
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
  const look = lookIn(state)
  const broken: string[] = []
  for (const { kind, record } of allRecords(state)) {
    const product = productOf(state.kinds, look, kind, record)
    for (const [field, ref] of Object.entries(state.kinds.of(kind).refs)) {
      const target = (record as Row)[field] as string | null
      const other = target === null ? undefined : look(ref.kind as Kind, target)
      const there = other && productOf(state.kinds, look, ref.kind as Kind, other)
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
