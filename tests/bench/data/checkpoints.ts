import { join } from 'node:path'
import { makeCheckpoint } from '#server/storage/sqlite/checkpoints.ts'
import { connectToWrite } from '#server/storage/sqlite/connect.ts'
import { oldReaderOf } from '#server/storage/sqlite/read-old.ts'

/** as the product has it */
const EVERY = 10_000

/** Makes the checkpoints that a server would have made over the months in which such a log comes about. */
export async function fillCheckpoints(dataDir: string): Promise<void> {
  const db = connectToWrite(join(dataDir, 'throughline.db'))
  const readOldOf = await oldReaderOf(db)
  const add = db.prepare('INSERT INTO checkpoint (scope, seq, schema, bytes) VALUES (?, ?, ?, ?)')
  for (const { number, workspace } of db.prepare('SELECT number, workspace FROM scope').all()) {
    const readOld = readOldOf(Number(workspace))
    for (;;) {
      const checkpoint = makeCheckpoint(db, Number(number), EVERY, readOld)
      if (!checkpoint) break
      add.run(checkpoint.scope, checkpoint.seq, checkpoint.schema, checkpoint.bytes)
    }
  }
  db.close()
}
