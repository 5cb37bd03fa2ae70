import { writeSync } from 'node:fs'
import { openSqlite } from '#server/storage/sqlite/open-sqlite.ts'

/** A process to kill: `upgrade-once.ts <folder>` opens a store, printing a line for each part that is upgraded. */
const storage = await openSqlite(process.argv[2]!, {
  onUpgrade: (done, total) => void writeSync(1, `${done} of ${total}\n`),
})
writeSync(1, 'open\n')
await storage.close()
