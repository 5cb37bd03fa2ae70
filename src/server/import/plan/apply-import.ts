import { setImmediate } from 'node:timers/promises'
import { must } from '#base/must.ts'
import type { Item } from '#domain/backlog/item.ts'
import { find, ordered, type State } from '#domain/kernel/state.ts'
import type { Product } from '#domain/product/product.ts'
import { type Refusal, type RefusalCode, refuse } from '#domain/refusals.ts'
import type { ImportApplied, ImportProgress } from '#protocol/import-report.ts'
import { importWords } from '#words/import.ts'
import type { Host } from '../../workspace/host.ts'
import { excerpt } from '../bytes/excerpt.ts'
import type { Reading } from '../formats/draft.ts'
import type { HeldImport } from './held-imports.ts'
import { type ImportPlan, planImport } from './plan-import.ts'

export interface PlanOptions {
  host: Host
  product: string
  newItemId(): string
  signal: AbortSignal
  tell?(progress: ImportProgress): void
}

/** Plans against what stands in the product now, a few milliseconds at a time. Rejects when given up. */
export async function planOn(reading: Reading, options: PlanOptions): Promise<ImportPlan | Refusal> {
  const { host, product: id, newItemId, signal, tell } = options
  const found = await host.read((state): { product: Product; standing: Item[] } | null => {
    const product = find(state, 'product', id)
    return product ? { product, standing: itemsOf(state, id) } : null
  })
  if (!found) return refuse('not-found', { kind: 'product', id })
  const work = planImport(reading, { ...found, newItemId })
  const of = reading.drafts.length
  for (let step = work.next(); ; step = work.next()) {
    if (step.done) return step.value
    tell?.({ phase: 'look', done: step.value, of })
    await setImmediate()
    signal.throwIfAborted()
  }
}

/** A copy: the list itself may change between two looks, the items in it never do. */
function itemsOf(state: State, product: string): Item[] {
  return [...ordered(state, 'item', product)]
}

/** What can come of the plan having been made on a State of a moment ago. */
const overtaken: readonly RefusalCode[] = ['not-found', 'id-taken', 'other-product']
const MOST_TRIES = 3

/**
 * Imports what was read, as one commit that is undone as one. It plans anew, so that nothing that came here since
 * the dry run is made twice. Giving up is heard until the commit is decided, and then nothing is written.
 */
export async function applyImport(held: HeldImport, options: PlanOptions): Promise<ImportApplied | Refusal> {
  const { host, signal, tell } = options
  const { reading } = must(held.file, 'what was read, which is kept until it is applied')
  for (let tries = 1; ; tries++) {
    const plan = await planOn(reading, options)
    if ('code' in plan) return plan
    held.skipped = plan.skipped
    const of = plan.creates
    const note = importWords('note', { name: excerpt(held.name, 200), count: of })
    tell?.({ phase: 'check', done: 0, of })
    const prepared = await host.prepare({ id: held.id, commands: plan.calls, note: { text: note } })
    signal.throwIfAborted()
    tell?.({ phase: 'write', done: 0, of })
    // The line above is on its way before the commit takes the processor.
    await setImmediate()
    signal.throwIfAborted()
    const executed = await host.decide(prepared, { actor: held.member, via: 'import' })
    if (executed.ok) {
      const { id, seq, commands } = executed.commit
      const created = commands.filter(({ name }) => name === 'create-item').length
      return { commit: id, seq, created, skipped: plan.skipped.length }
    }
    if (tries === MOST_TRIES || !overtaken.includes(executed.refusal.code)) return executed.refusal
  }
}
