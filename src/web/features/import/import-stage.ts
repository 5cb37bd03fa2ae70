import type { ImportChoices } from '#protocol/import-choices.ts'
import type { ImportApplied, ImportReport } from '#protocol/import-report.ts'
import type { ChosenFile, Trouble } from './import-requests.ts'

/** What is told of an import wherever it stands. */
export type ImportNamed = Pick<ImportReport, 'import' | 'name' | 'product' | 'newProduct'>

/** A file that was read, and how: a trouble is shown where the person acted, and nothing chosen is lost. */
export interface ImportRead {
  at: 'read'
  /** null after a reload: then only the server has it */
  file: ChosenFile | null
  report: ImportReport
  /** how the report was read */
  read: ImportChoices
  /** what is chosen by now */
  choices: ImportChoices
  /** it is being read in another way, and what is shown is the last one */
  busy: boolean
  trouble: Trouble | null
  /** what happened meanwhile, or what the last choice changed */
  notice: string | null
}

/** An import that made something, which undo takes back. */
export type ImportDone = ImportApplied & { step: string }

/** Where the import of one file stands. */
export type ImportStage =
  | { at: 'choose'; file: ChosenFile | null; trouble: Trouble | null }
  | { at: 'reading'; file: ChosenFile | null }
  | ImportRead
  | { at: 'importing'; of: ImportNamed; creates: number | null; percent: number; canCancel: boolean }
  | {
      at: 'done'
      of: ImportNamed
      applied: ImportDone
      undone: boolean
      trouble: string | null
      /** how many of its items an undo had to leave */
      left?: number
    }

export const start: ImportStage = { at: 'choose', file: null, trouble: null }

/** The import that is shown. */
export function handleOf(stage: ImportStage): string | undefined {
  if (stage.at === 'read') return stage.report.import
  return 'of' in stage ? stage.of.import : undefined
}
