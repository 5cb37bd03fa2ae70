import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from 'idb'
import type { Commit } from '#domain/kernel/commit.ts'
import { inOrder, type KeptBatch, tailAfter, tailCost } from './kept.ts'
import { Source } from './signal.ts'
import type { Unsettled } from './store.ts'
import type { Tab } from './tab.ts'

export interface KeptSnapshot {
  seq: number
  /** the JSON text; measured quicker to read back than text, bytes or anything compressed */
  blob: Blob
  /** the build of the page that kept it: another one may expect other fields, so it fetches afresh */
  build: string
}

interface Schema extends DBSchema {
  snapshot: { key: 'last'; value: KeptSnapshot }
  commits: { key: number; value: Commit }
  pending: { key: string; value: KeptBatch }
}

const relaxed = { durability: 'relaxed' } as const
const NAME = 'throughline'
/** An open that takes longer is given up: the network is then the quicker way. */
const OPEN_WITHIN = 1_000

/**
 * What this browser keeps of one workspace for one member: the last snapshot, the commits after it, and the
 * batches that the server has not answered. Everything but the last is only for speed and may go at any time.
 * When the browser refuses to keep things (private window, full disk), all goes on without.
 */
export class Cache {
  /** False when batches on their way would not outlive the page. */
  readonly keeps = new Source(true)
  readonly #db: IDBPDatabase<Schema> | null
  readonly #tab: Tab
  readonly #build: string
  #tailCost = 0
  #warned = false

  private constructor(db: IDBPDatabase<Schema> | null, tab: Tab, build: string) {
    this.#db = db
    this.#tab = tab
    this.#build = build
    this.keeps.set(db !== null)
  }

  /** Never rejects. `scope` names member and workspace. */
  static async open(scope: string, tab: Tab, build: string): Promise<Cache> {
    try {
      return new Cache(await openWithin(`${NAME} ${scope}`), tab, build)
    } catch (error) {
      console.warn('This browser keeps nothing for the next visit.', error)
      return new Cache(null, tab, build)
    }
  }

  /** What it would cost the next visit to read the commits on top of the snapshot, see `tailCost`. */
  get tailCost(): number {
    return this.#tailCost
  }

  /** The last visit's snapshot and the commits right after it; null when there is none that this build reads. */
  async read(): Promise<{ snapshot: KeptSnapshot; commits: Commit[] } | null> {
    return this.#attempt(null, async (db) => {
      const transaction = db.transaction(['snapshot', 'commits'])
      const [snapshot, commits] = await Promise.all([
        transaction.objectStore('snapshot').get('last'),
        transaction.objectStore('commits').getAll(),
      ])
      if (!snapshot || snapshot.build !== this.#build) return null
      const tail = tailAfter(snapshot.seq, commits)
      this.#tailCost = tailCost(tail)
      return { snapshot, commits: tail }
    })
  }

  /** Replaces the snapshot; commits that it holds go. */
  async keepSnapshot(seq: number, blob: Blob): Promise<void> {
    await this.#attempt(undefined, async (db) => {
      const transaction = db.transaction(['snapshot', 'commits'], 'readwrite', relaxed)
      const commits = transaction.objectStore('commits')
      await Promise.all([
        transaction.objectStore('snapshot').put({ seq, blob, build: this.#build }, 'last'),
        commits.delete(IDBKeyRange.upperBound(seq)),
        transaction.done,
      ])
      this.#tailCost = tailCost(await db.getAll('commits'))
    })
  }

  async append(commits: readonly Commit[]): Promise<void> {
    await this.#attempt(undefined, async (db) => {
      const transaction = db.transaction('commits', 'readwrite', relaxed)
      this.#tailCost += tailCost(commits)
      await Promise.all([...commits.map((commit) => transaction.store.put(commit)), transaction.done])
    })
  }

  /**
   * Keeps a batch. The transaction is committed in the same turn: one that is left to commit by itself is taken
   * back when the page goes away, and that is just when it matters.
   */
  async keepBatch(unsettled: Unsettled): Promise<void> {
    const made = performance.timeOrigin + performance.now()
    const kept = await this.#attempt(false, async (db) => {
      const transaction = db.transaction('pending', 'readwrite', relaxed)
      void transaction.store.put({ ...unsettled, tab: this.#tab.id, made })
      transaction.commit()
      await transaction.done
      return true
    })
    this.keeps.set(kept)
  }

  async dropBatches(ids: readonly string[]): Promise<void> {
    await this.#attempt(undefined, async (db) => {
      const transaction = db.transaction('pending', 'readwrite', relaxed)
      await Promise.all([...ids.map((id) => transaction.store.delete(id)), transaction.done])
    })
  }

  /** Batches of tabs that are gone, now this tab's, in the order in which they were made. Each is given out once. */
  async adopt(): Promise<Unsettled[]> {
    return this.#attempt([], async (db) => {
      const tabs = new Set((await db.getAll('pending')).map(({ tab }) => tab))
      tabs.delete(this.#tab.id)
      const adopted: KeptBatch[] = []
      for (const tab of tabs) {
        await this.#tab.ifGone(tab, async () => {
          const transaction = db.transaction('pending', 'readwrite', relaxed)
          for (const kept of await transaction.store.getAll()) {
            if (kept.tab !== tab) continue
            adopted.push(kept)
            void transaction.store.put({ ...kept, tab: this.#tab.id })
          }
          await transaction.done
        })
      }
      return inOrder(adopted)
    })
  }

  /** Drops what is only for speed; batches on their way stay. */
  async forget(): Promise<void> {
    await this.#attempt(undefined, async (db) => {
      const transaction = db.transaction(['snapshot', 'commits'], 'readwrite')
      await Promise.all([
        transaction.objectStore('snapshot').clear(),
        transaction.objectStore('commits').clear(),
        transaction.done,
      ])
      this.#tailCost = 0
    })
  }

  /** Drops everything, batches on their way too: the person signs out. */
  async erase(): Promise<void> {
    await this.#attempt(undefined, async (db) => {
      const transaction = db.transaction(['snapshot', 'commits', 'pending'], 'readwrite')
      await Promise.all([
        transaction.objectStore('snapshot').clear(),
        transaction.objectStore('commits').clear(),
        transaction.objectStore('pending').clear(),
        transaction.done,
      ])
    })
  }

  async #attempt<T>(otherwise: T, work: (db: IDBPDatabase<Schema>) => Promise<T>): Promise<T> {
    if (!this.#db) return otherwise
    try {
      return await work(this.#db)
    } catch (error) {
      if (!this.#warned)
        console.warn('The browser could not keep or read something for the next visit.', error)
      this.#warned = true
      return otherwise
    }
  }
}

async function openWithin(name: string): Promise<IDBPDatabase<Schema>> {
  let late = false
  const opening = openDB<Schema>(name, 1, {
    upgrade(db) {
      db.createObjectStore('snapshot')
      db.createObjectStore('commits', { keyPath: 'seq' })
      db.createObjectStore('pending', { keyPath: 'id' })
    },
    // A tab with a newer version wants to upgrade: this one goes on without.
    blocking(_version, _next, event) {
      ;(event.target as IDBDatabase).close()
    },
  })
  opening.then(
    (db) => late && db.close(),
    () => {},
  )
  const tooLate = new Promise<never>((_, reject) => {
    setTimeout(() => {
      late = true
      reject(new Error('opening took too long'))
    }, OPEN_WITHIN)
  })
  try {
    return await Promise.race([opening, tooLate])
  } catch (error) {
    // A torn database does not mend itself. Nothing else would ever be kept again.
    if (error instanceof DOMException && error.name === 'UnknownError') void deleteDB(name)
    throw error
  }
}
