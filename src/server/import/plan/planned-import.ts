import type { CommandCall } from '#domain/kernel/commit.ts'
import type { ImportChoices, ImportSource } from '#protocol/import-choices.ts'
import type { ImportReport } from '#protocol/import-report.ts'
import type { Malformed } from '../formats/draft.ts'
import type { Importable } from '../formats/importable.ts'
import type { Kept, Recalled, Seeming } from '../formats/memory.ts'
import type { Sign } from './came-to.ts'
import type { Origins } from './origins.ts'

/** A file to be read, and where what it holds shall go. */
export interface ImportJob {
  /** where it lies, and its bytes: whoever reads it has them, and nobody else */
  file: { path: string; size: number }
  name: string
  choices: ImportChoices
  /** what was chosen for earlier files, what counts most first */
  habits: readonly Kept[]
  /** what a column can be read as */
  fields: readonly Importable[]
  product: { id: string; key: string }
  /** all items are wanted in the report */
  isWhole?: boolean | undefined
}

/** What importing the file would do, without what names this import. */
export interface PlanReport
  extends Omit<ImportReport, 'import' | 'product' | 'newProduct' | 'name' | 'cameTo'> {
  /** by what its items are known, wherever they stand */
  signs: Sign[]
  /** all that is skipped, as a table to open */
  skippedCsv: Uint8Array
  /** by what its choices are kept for the next file */
  recalled: Recalled
  seems: Seeming | undefined
}

export interface PlannedImport {
  report: PlanReport
  /** The commands in order, some hundred at a time, each slice made when it is asked for. Can be asked for once. */
  slices(): AsyncIterable<CommandCall[]>
}

/** What the planning needs to know of the product, and who waits for it. */
export interface PlanAround {
  /** what came from there before, asked for when the file is read and its tool known */
  standing(source: ImportSource): AsyncIterable<Origins>
  /** how many of the file's drafts are looked at */
  tell?: ((looked: number, of: number) => void) | undefined
  signal: AbortSignal
}

/**
 * Reads a file and plans its import; `use` has the plan in hand while it runs, and what it has made is the answer.
 * Rejects with the signal's reason when it is given up.
 */
export type PlanFile = <T>(
  job: ImportJob,
  around: PlanAround,
  use: (planned: PlannedImport) => Promise<T>,
) => Promise<T | Malformed>
