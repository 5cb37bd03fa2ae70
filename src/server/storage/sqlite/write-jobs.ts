import { dirname } from 'node:path'
import { appenderOf, type Outcome, type PackedAppend } from './append-commits.ts'
import { connectToWrite } from './connect.ts'
import { epochJobsOf } from './epoch-jobs.ts'
import { openHeads } from './heads-file.ts'
import { keeperOf } from './keep-things.ts'
import { prepareStore } from './prepare-store.ts'
import type { Program } from './program.ts'

export function writeJobs(file: string, { schema }: Program) {
  const db = connectToWrite(file)
  prepareStore(db, schema)
  const epochJobs = epochJobsOf(db)
  const heads = openHeads(dirname(file), epochJobs.heads())
  const probe = db.prepare(`
    INSERT INTO meta VALUES ('probe', '1') ON CONFLICT (key) DO UPDATE SET value = 1 - value`)
  return {
    ...appenderOf(db, schema, heads.tell),
    ...keeperOf(db),
    ...epochJobs,
    /** Answered with all other appends that wait, see worker.ts. */
    append: (_: PackedAppend): Outcome => {
      throw new Error('An append is answered in its group')
    },
    /** Answered when the file and its tables are there. */
    ready: () => {},
    /** Writes a little, for whoever wants to know whether the disk takes it again. */
    probe: () => void probe.run(),
    close: () => {
      db.close()
      heads.close()
    },
  }
}
