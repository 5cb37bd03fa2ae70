import { brokenInvariants } from '#domain/invariants.ts'
import type { Model } from '#domain/kernel/model.ts'
import { addRecords, createState } from '#domain/kernel/state.ts'
import type { AnyRecord, Kind, Row } from '#domain/kinds.ts'
import { backupWords } from '#words/backup.ts'
import type { Standing } from './rebuild.ts'

export interface Mended {
  records: Standing[]
  /** texts that records hold and nobody has any more */
  texts: { id: string; scope: number }[]
  sentences: string[]
}

const SAID = 20
// Each round lays bare what leaned on what was left out.
const ROUNDS = 50

/**
 * Leaves out what cannot stand without what is lost, and takes away links that lead nowhere, until all that must hold
 * of a State holds. What has to go is said by its name.
 */
export function mendRecords(
  found: ReadonlyMap<string, Standing>,
  model: Model,
  hasText: (id: string) => boolean,
): Mended {
  const { kinds } = model
  const all = new Map([...found].filter(([, { record }]) => record !== null))
  const sentences: string[] = []
  let more = 0
  function leaveOut(key: string, reason: string): void {
    const one = all.get(key)
    if (!one) return
    all.delete(key)
    if (sentences.length >= SAID) more++
    else
      sentences.push(
        backupWords('recordLost', { kind: one.kind, name: nameOf(model, one) || one.id, reason }),
      )
  }
  for (let round = 0, before = -1; round < ROUNDS && before !== all.size; round++) {
    before = all.size
    for (const [key, one] of [...all]) {
      const trouble = troubleOf(one)
      if (trouble) leaveOut(key, trouble)
    }
    if (before !== all.size) continue
    raiseNumbers(all)
    for (const sentence of brokenInvariants(stateOf(model, all))) {
      // The first id in a sentence is whose trouble it is.
      const id = /\b[a-z]{3}_[\w-]+/.exec(sentence)?.[0]
      const one = id && [...all].find(([, standing]) => standing.id === id)
      if (one) leaveOut(one[0], sentence)
    }
  }

  function troubleOf(one: Standing): string | null {
    if (!kinds.has(one.kind)) return one.kind
    const { schema, refs } = kinds.of(one.kind)
    const record = { ...one.record! } as Row
    for (const [field, ref] of Object.entries(refs)) {
      const target = record[field]
      if (typeof target === 'string' && !all.has(`${ref.kind} ${target}`)) record[field] = null as never
    }
    const parsed = schema.safeParse(record)
    if (!parsed.success) return parsed.error.issues[0]?.message ?? one.kind
    one.record = record as unknown as AnyRecord
    return null
  }

  const texts = [...all.values()].flatMap(({ kind, scope, record }) =>
    Object.entries(kinds.of(kind).fields).flatMap(([name, field]) => {
      const id = field.type === 'document' ? ((record as Row)[name] as string | null) : null
      return id && !hasText(id) ? [{ id, scope }] : []
    }),
  )
  if (more > 0) sentences.push(backupWords('moreLost', { count: more }))
  const once = new Map(texts.map((text) => [text.id, text]))
  return { records: [...all.values()], texts: [...once.values()], sentences }
}

function nameOf(model: Model, { kind, record }: Standing): string {
  try {
    return model.kinds.of(kind).name(record as never)
  } catch {
    return ''
  }
}

/** The next number of a product's items is above all that are there. */
function raiseNumbers(all: ReadonlyMap<string, Standing>): void {
  const most = new Map<string, number>()
  for (const { kind, record } of all.values()) {
    if (kind !== 'item') continue
    const { product, number } = record as { product: string; number: number } & AnyRecord
    most.set(product, Math.max(most.get(product) ?? 0, number))
  }
  for (const one of all.values()) {
    if (one.kind !== 'numbering') continue
    const record = one.record as { product: string; nextNumber: number } & AnyRecord
    const least = (most.get(record.product) ?? 0) + 1
    if (record.nextNumber < least) one.record = { ...record, nextNumber: least } as AnyRecord
  }
}

function stateOf({ kinds }: Model, all: ReadonlyMap<string, Standing>) {
  const state = createState(kinds)
  const byKind = new Map<Kind, AnyRecord[]>()
  for (const { kind, record } of all.values()) {
    const rows = byKind.get(kind)
    if (rows) rows.push(record!)
    else byKind.set(kind, [record!])
  }
  for (const kind of kinds.names) addRecords(state, kind, (byKind.get(kind) ?? []) as never)
  return state
}
