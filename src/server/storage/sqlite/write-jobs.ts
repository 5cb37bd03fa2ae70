import { appenderOf, type Outcome, type PackedAppend } from './append-commits.ts'
import { connectToWrite } from './connect.ts'
import { epochJobsOf } from './epoch-jobs.ts'
import { keeperOf } from './keep-things.ts'
import { prepareStore } from './prepare-store.ts'
import type { Program } from './program.ts'

export function writeJobs(file: string, { schema }: Program) {
  const db = connectToWrite(file)
  prepareStore(db, schema)
  return {
    ...appenderOf(db, schema),
    ...keeperOf(db),
    ...epochJobsOf(db),
    /** Answered with all other appends that wait, see worker.ts. */
    append: (_: PackedAppend): Outcome => {
      throw new Error('An append is answered in its group')
    },
    /** Answered when the file and its tables are there. */
    ready: () => {},
    close: () => db.close(),
  }
}
