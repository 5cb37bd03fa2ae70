import { parentPort, workerData } from 'node:worker_threads'
import type { ImportChoices, ImportField } from '#protocol/import-report.ts'
import type { Malformed, Reading } from './formats/draft.ts'
import { type DryRunSaid, dryRunOf, placesOf, saidOf } from './plan/dry-run.ts'
import { readAnyFile } from './read-any-file.ts'

/** A file to be read by the command line, which knows columns by their headers too. */
export interface DryRunJob {
  bytes: Uint8Array
  name: string
  choices: ImportChoices
  /** what columns are read as, by header */
  columns: Record<string, ImportField | null>
  /** the header of the column that orders */
  order: string | null
}

export type DryRunAnswer =
  | { malformed: string }
  | { unknown: string[]; headers: string[] }
  | { run: ReturnType<typeof dryRunOf>; said: DryRunSaid }

/** Reads a file where there is no server: started as a program of its own by the command line. */
async function answer({ bytes, name, choices, columns, order }: DryRunJob): Promise<DryRunAnswer> {
  const read = (chosen: ImportChoices): Promise<Reading | Malformed> => readAnyFile(bytes, name, chosen)
  let reading = await read(choices)
  if ('malformed' in reading) return reading
  const named = placesOf(reading, columns)
  const ordered = order === null ? { mapping: {}, unknown: [] } : placesOf(reading, { [order]: null })
  const unknown = [...named.unknown, ...ordered.unknown]
  if (unknown.length > 0) return { unknown, headers: reading.columns.map(({ header }) => header) }
  const [place] = Object.keys(ordered.mapping)
  if (Object.keys(columns).length > 0 || place !== undefined)
    reading = await read({
      ...choices,
      mapping: { ...choices.mapping, ...named.mapping },
      ...(place !== undefined && { order: Number(place) }),
    })
  return 'malformed' in reading ? reading : { run: dryRunOf(reading), said: saidOf(reading) }
}

parentPort!.postMessage(await answer(workerData as DryRunJob))
