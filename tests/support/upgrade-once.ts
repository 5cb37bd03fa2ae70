import { writeSync } from 'node:fs'
import { openSqlite } from '#server/storage/sqlite/open-sqlite.ts'

/**
 * A process to kill: `upgrade-once.ts <folder> [program]` opens a store, as this program or as that of the JSON,
 * printing a line for each part that is upgraded.
 */
const [folder, program] = process.argv.slice(2)
const storage = await openSqlite(folder!, {
  ...(program && { program: JSON.parse(program) }),
  onUpgrade: (done, total) => void writeSync(1, `${done} of ${total}\n`),
})
writeSync(1, 'open\n')
await storage.close()
