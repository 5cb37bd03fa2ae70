import { setImmediate } from 'node:timers/promises'
import { must } from '#base/must.ts'
import type { CommandCall } from '#domain/kernel/commit.ts'
import type { Refusal, RefusalCode } from '#domain/refusals.ts'
import type { ImportApplied, ImportProgress } from '#protocol/import-report.ts'
import { importWords } from '#words/import.ts'
import { excerpt } from '../bytes/excerpt.ts'
import type { Upload } from '../uploads.ts'
import { habitCall } from './habits.ts'
import type { HeldImport } from './held-imports.ts'
import { releaseCalls, releasesHere } from './made-first.ts'
import { callFor } from './new-product.ts'
import { type PlanOptions, planOn } from './plan-on.ts'
import type { PlannedImport } from './planned-import.ts'

export interface ApplyOptions
  extends Omit<PlanOptions, 'looked' | 'member' | 'product' | 'newProduct' | 'name'> {
  tell(progress: ImportProgress): void
  /** an id for a long step */
  newStepId(): string
  /** an id for a batch */
  newBatchId(): string
  /** Puts what was made on the disk. */
  keep(bytes: Uint8Array): Promise<Upload>
}

/** What can come of the plan having been made on a State of a moment ago. */
const overtaken: readonly RefusalCode[] = ['not-found', 'id-taken', 'other-product']
const MOST_TRIES = 3

/**
 * Imports what was read, as one step that is undone as one. It reads and plans anew, so that nothing that came
 * here since the dry run is made twice. Whoever gives up, or is refused half-way, leaves nothing of it.
 */
export async function applyImport(held: HeldImport, options: ApplyOptions): Promise<ImportApplied | Refusal> {
  const file = must(held.file, 'the file, which is kept until it is applied')
  const { member, product, newProduct, name } = held
  const looked = (done: number, of: number) => options.tell({ phase: 'look', done, of })
  for (let tries = 1; ; tries++) {
    const result = await planOn(file, { ...options, member, product, newProduct, name, looked }, (planned) =>
      commit(planned, held, options),
    )
    if ('malformed' in result) throw new Error(result.malformed)
    if (!('code' in result) || tries === MOST_TRIES || !overtaken.includes(result.code)) return result
  }
}

/** Past so many items the import is a long step: decided in slices, with everybody else's work in between. */
const MUCH = 500

async function commit(
  planned: PlannedImport,
  held: HeldImport,
  options: ApplyOptions,
): Promise<ImportApplied | Refusal> {
  const skipped = await options.keep(planned.report.skippedCsv)
  held.skipped.drop()
  held.skipped = skipped
  const into = held.newProduct?.id ?? held.product
  held.habit = into === null ? null : habitCall(held.file?.choices ?? {}, planned.report, into)
  options.tell({ phase: 'check', done: 0, of: planned.report.creates })
  return planned.report.creates > MUCH ? inSlices(planned, held, options) : atOnce(planned, held, options)
}

async function atOnce(
  { report, slices }: PlannedImport,
  held: HeldImport,
  { host, signal, tell }: ApplyOptions,
): Promise<ImportApplied | Refusal> {
  const of = report.creates
  const commands = [...madeFirst(held), ...releasesOf(held, report, host)]
  for await (const slice of slices()) commands.push(...slice)
  if (commands.length === 0) return { step: null, seq: host.durable, created: 0, skipped: report.skips }
  const note = importWords.said('note', { name: excerpt(held.name, 200), count: of })
  const prepared = await host.prepare({ id: held.id, commands, note })
  signal.throwIfAborted()
  tell({ phase: 'write', done: 0, of })
  // The line above is on its way before the commit takes the processor.
  await setImmediate()
  signal.throwIfAborted()
  const executed = await host.decide(prepared, { actor: held.member, via: 'import' })
  if (!executed.ok) return executed.refusal
  const { id, seq } = executed.commit
  return { step: id, seq, created: of, skipped: report.skips }
}

async function inSlices(
  { report, slices }: PlannedImport,
  held: HeldImport,
  { host, signal, tell, newStepId, newBatchId }: ApplyOptions,
): Promise<ImportApplied | Refusal> {
  const of = report.creates
  const by = { actor: held.member, via: 'import' as const }
  const step = newStepId()
  const making = madeFirst(held)
  const releases = releasesOf(held, report, host)
  // The step stands in a product. Where there is none yet, what it makes comes before it and outlasts its undo.
  const first = making.length > 0 && held.product === null
  if (first) {
    const made = await host.execute({ id: newBatchId(), commands: making, note: null }, by)
    if (!made.ok) return made.refusal
  }
  let done = 0
  async function* told(): AsyncGenerator<CommandCall[]> {
    if (making.length > 0 && !first) yield making
    if (releases.length > 0) yield releases
    for await (const slice of slices()) {
      signal.throwIfAborted()
      yield slice
      done += slice.length
      tell({ phase: 'write', done: Math.min(done, of), of })
    }
  }
  const worked = await host.steps.run({
    step,
    product: held.product ?? held.newProduct!.id,
    label: excerpt(held.name, 200),
    total: of,
    ...by,
    slices: told(),
  })
  if (worked.ok) return { step, seq: host.durable, created: of, skipped: report.skips }
  if ('refusal' in worked) return worked.refusal
  // Given up by somebody else, or on another page.
  throw new DOMException('The import was given up', 'AbortError')
}

/**
 * A product of its own, with what was chosen for its file: undoing the import takes both back. In a product that was
 * there before, choices are kept apart, and outlast an undo.
 */
function madeFirst(held: HeldImport): CommandCall[] {
  const { newProduct, habit } = held
  if (!newProduct) return []
  held.habit = null
  return [callFor(newProduct), ...(habit ? [habit] : [])]
}

/** The releases that somebody ticked. */
function releasesOf(
  { product, newProduct, file }: HeldImport,
  { releases }: PlannedImport['report'],
  { state }: ApplyOptions['host'],
): CommandCall[] {
  const into = newProduct?.id ?? product
  const found = releasesHere(state, newProduct ? null : product, releases)
  return into === null ? [] : [...releaseCalls(found, file?.choices.releases ?? [], into)]
}
