import { connectToRead } from './connect.ts'
import type { Program } from './program.ts'
import { logReaderOf } from './read-log.ts'
import { oldReaderOf } from './read-old.ts'
import { thingReaderOf } from './read-things.ts'

export async function readJobs(file: string, program: Program) {
  const db = connectToRead(file)
  const readOldOf = await oldReaderOf(db, program)
  return { ...logReaderOf(db, readOldOf), ...thingReaderOf(db, readOldOf), close: () => db.close() }
}
