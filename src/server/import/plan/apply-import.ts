import { setImmediate } from 'node:timers/promises'
import { must } from '#base/must.ts'
import type { CommandCall } from '#domain/kernel/commit.ts'
import type { Refusal, RefusalCode } from '#domain/refusals.ts'
import type { ImportApplied, ImportProgress } from '#protocol/import-report.ts'
import { importWords } from '#words/import.ts'
import { excerpt } from '../bytes/excerpt.ts'
import type { HeldImport } from './held-imports.ts'
import { type PlanOptions, planOn } from './plan-on.ts'
import type { PlannedImport } from './planned-import.ts'

export interface ApplyOptions extends Omit<PlanOptions, 'looked' | 'product' | 'name'> {
  tell(progress: ImportProgress): void
}

/** What can come of the plan having been made on a State of a moment ago. */
const overtaken: readonly RefusalCode[] = ['not-found', 'id-taken', 'other-product']
const MOST_TRIES = 3

/**
 * Imports what was read, as one commit that is undone as one. It reads and plans anew, so that nothing that came
 * here since the dry run is made twice. Giving up is heard until the commit is decided, and then nothing is written.
 */
export async function applyImport(held: HeldImport, options: ApplyOptions): Promise<ImportApplied | Refusal> {
  const file = must(held.file, 'the file, which is kept until it is applied')
  const { product, name } = held
  const looked = (done: number, of: number) => options.tell({ phase: 'look', done, of })
  for (let tries = 1; ; tries++) {
    const result = await planOn(file, { ...options, product, name, looked }, (planned) =>
      commit(planned, held, options),
    )
    if ('malformed' in result) throw new Error(result.malformed)
    if (!('code' in result) || tries === MOST_TRIES || !overtaken.includes(result.code)) return result
  }
}

async function commit(
  { report, slices }: PlannedImport,
  held: HeldImport,
  { host, signal, tell }: ApplyOptions,
): Promise<ImportApplied | Refusal> {
  held.skippedCsv = report.skippedCsv
  const of = report.creates
  tell({ phase: 'check', done: 0, of })
  // All of them at once, for as long as the host decides a step in one go.
  const commands: CommandCall[] = []
  for await (const slice of slices()) commands.push(...slice)
  const note = importWords('note', { name: excerpt(held.name, 200), count: of })
  const prepared = await host.prepare({ id: held.id, commands, note })
  signal.throwIfAborted()
  tell({ phase: 'write', done: 0, of })
  // The line above is on its way before the commit takes the processor.
  await setImmediate()
  signal.throwIfAborted()
  const executed = await host.decide(prepared, held.member, 'import')
  if (!executed.ok) return executed.refusal
  const { id, seq, commands: made } = executed.commit
  const created = made.filter(({ name }) => name === 'create-item').length
  return { commit: id, seq, created, skipped: report.skips }
}
