import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from 'idb'
import type { Facts, KeptBatch, KeptHead, KeptRow, KeptScope, SentBatch } from './kept.ts'

export interface Schema extends DBSchema {
  scopes: { key: string; value: KeptScope }
  heads: { key: string; value: KeptHead }
  tail: { key: [string, number]; value: KeptRow }
  pending: { key: string; value: KeptBatch }
  facts: { key: 'last'; value: Facts }
  sent: { key: string; value: SentBatch }
}

export type Database = IDBPDatabase<Schema>

/** @throws when the browser keeps nothing */
export async function openDatabase(name: string): Promise<Database> {
  const opening = openDB<Schema>(name, 3, {
    upgrade(db, from) {
      // The first version kept the whole workspace as one; only what waits to be sent is worth more than a fetch.
      const old = db as unknown as IDBPDatabase
      for (const store of ['snapshot', 'commits'])
        if (old.objectStoreNames.contains(store)) old.deleteObjectStore(store)
      if (from < 1) db.createObjectStore('pending', { keyPath: 'id' })
      if (from < 2) {
        db.createObjectStore('scopes', { keyPath: 'scope' })
        db.createObjectStore('heads', { keyPath: 'scope' })
        db.createObjectStore('tail', { keyPath: ['scope', 'seq'] })
        db.createObjectStore('facts')
      }
      db.createObjectStore('sent', { keyPath: 'id' })
    },
    // A tab with a newer version wants to upgrade: this one goes on without.
    blocking(_version, _next, event) {
      ;(event.target as IDBDatabase).close()
    },
  })
  try {
    return await opening
  } catch (error) {
    // A torn database does not mend itself. Nothing else would ever be kept again.
    if (error instanceof DOMException && error.name === 'UnknownError') void deleteDB(name)
    throw error
  }
}
