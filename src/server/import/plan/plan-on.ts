import { setImmediate } from 'node:timers/promises'
import type { Item } from '#domain/backlog/item.ts'
import { find, ordered, type State } from '#domain/kernel/state.ts'
import { type Refusal, refuse } from '#domain/refusals.ts'
import type { ImportSource } from '#protocol/import-choices.ts'
import type { ImportNewProduct } from '#protocol/import-report.ts'
import type { Host } from '../../workspace/host.ts'
import type { Malformed } from '../formats/draft.ts'
import { importablesOf } from '../formats/importable.ts'
import { habitsFor } from './habits.ts'
import type { FileHeld } from './held-imports.ts'
import { type Origins, originsIn } from './origins.ts'
import type { PlanFile, PlannedImport } from './planned-import.ts'

export interface PlanOptions {
  host: Host
  /** who imports it */
  member: string
  product: string | null
  /** what the items will stand in instead */
  newProduct: ImportNewProduct | null
  name: string
  planFile: PlanFile
  /** all items are wanted in the report, not just the first */
  isWhole?: boolean
  signal: AbortSignal
  /** how many of the file's drafts are looked at */
  looked?(done: number, of: number): void
}

/** Plans against what stands in the product now. Rejects when given up. */
export function planOn<T>(
  file: FileHeld,
  options: PlanOptions,
  use: (planned: PlannedImport) => Promise<T>,
): Promise<T | Malformed | Refusal> {
  // From the first: it may be applied, or have had its time, before the file is opened.
  return file.upload.during(() => plan(file, options, use))
}

async function plan<T>(
  { upload, choices }: FileHeld,
  { host, member, product: id, newProduct, name, planFile, isWhole, signal, looked }: PlanOptions,
  use: (planned: PlannedImport) => Promise<T>,
): Promise<T | Malformed | Refusal> {
  const product = newProduct ?? (await host.read((state) => (id && find(state, 'product', id)) || null))
  if (!product) return refuse('not-found', { kind: 'product', id: id ?? '' })
  const job = {
    file: { path: upload.path, size: upload.size },
    name,
    choices,
    habits: await host.read(() => habitsFor(host, member, newProduct ? null : id)),
    fields: importablesOf(host.model.kinds.of('item').fields),
    product: { id: product.id, key: product.key },
    isWhole,
  }
  const around = {
    standing: (source: ImportSource) => standing(host, product.id, source),
    tell: looked,
    signal,
  }
  return planFile(job, around, use)
}

async function* standing(host: Host, product: string, source: ImportSource): AsyncGenerator<Origins> {
  const items = await host.read((state) => itemsOf(state, product))
  for (const origins of originsIn(items, source)) {
    yield origins
    await setImmediate()
  }
}

/** A copy: the list itself may change between two pieces, the items in it never do. */
function itemsOf(state: State, product: string): Item[] {
  return [...ordered(state, 'item', product)]
}
