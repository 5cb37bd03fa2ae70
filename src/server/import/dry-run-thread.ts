import { parentPort, workerData } from 'node:worker_threads'
import type { ImportChoices } from '#protocol/import-choices.ts'
import type { Malformed } from './formats/draft.ts'
import { type DryRunSaid, dryRunOf, saidOf } from './plan/dry-run.ts'
import { readAnyFile } from './read-any-file.ts'

/** A file to be read by the command line, where nothing is remembered. */
export interface DryRunJob {
  bytes: Uint8Array
  name: string
  choices: ImportChoices
}

export type DryRunAnswer = Malformed | { run: ReturnType<typeof dryRunOf>; said: DryRunSaid }

/** Reads a file where there is no server: started as a program of its own by the command line. */
async function answer({ bytes, name, choices }: DryRunJob): Promise<DryRunAnswer> {
  const reading = await readAnyFile(bytes, name, choices)
  return 'malformed' in reading ? reading : { run: dryRunOf(reading), said: saidOf(reading) }
}

parentPort!.postMessage(await answer(workerData as DryRunJob))
