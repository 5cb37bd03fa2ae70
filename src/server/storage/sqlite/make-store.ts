import { rmSync } from 'node:fs'
import { putWhole } from '../../whole-file.ts'
import { removeStore, withStore } from './half-store.ts'
import { prepareStore } from './prepare-store.ts'

/** Makes an empty store beside its place, so that there is a whole one or none, also on a disk that is full. */
export function makeStore(file: string, schema: number): void {
  const half = `${file}.part`
  removeStore(half)
  try {
    withStore(half, (db) => prepareStore(db, schema))
    // What is there is empty: nothing was ever written into it, and its own log is none of the new one's.
    for (const end of ['-wal', '-shm']) rmSync(file + end, { force: true })
    putWhole(half, file)
  } catch (error) {
    removeStore(half)
    throw error
  }
}
