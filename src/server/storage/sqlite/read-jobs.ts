import { connectToRead } from './connect.ts'
import { logReaderOf } from './read-log.ts'
import { loadUpgrades } from './read-old.ts'
import { thingReaderOf } from './read-things.ts'

export async function readJobs(file: string) {
  const db = connectToRead(file)
  await loadUpgrades(db)
  return { ...logReaderOf(db), ...thingReaderOf(db), close: () => db.close() }
}
