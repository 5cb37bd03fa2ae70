import type { Database } from '#web/store/kept/database.ts'

type Value = { [field: string]: unknown }
type Key = string | number | readonly (string | number)[]
interface Range {
  lower: Key
  upper: Key
}

const paths: { [store: string]: string[] } = {
  scopes: ['scope'],
  heads: ['scope'],
  tail: ['scope', 'seq'],
  pending: ['id'],
  sent: ['id'],
}

/**
 * What a browser keeps, without a browser: as much of IndexedDB as the page's cache asks of it. Transactions that
 * write come one after another, as they do there, and each ends when nothing more is asked of it.
 */
export class MemoryDatabase {
  readonly stores = new Map<string, Map<string, { key: Key; value: unknown }>>(
    ['scopes', 'heads', 'tail', 'pending', 'facts', 'sent'].map((name) => [name, new Map()]),
  )
  #last: Promise<unknown> = Promise.resolve()

  /** What lies in a store, for whoever looks from outside. */
  all<T>(store: string): T[] {
    return [...this.stores.get(store)!.values()].map(({ value }) => value as T)
  }

  get database(): Database {
    const one = (name: string) => this.transaction([name]).objectStore(name)
    return {
      get: (name: string, key: Key) => one(name).get(key),
      getAll: (name: string, range?: Range) => one(name).getAll(range),
      getAllKeys: (name: string) => one(name).getAllKeys(),
      put: (name: string, value: Value, key?: Key) => one(name).put(value, key),
      delete: (name: string, key: Key) => one(name).delete(key),
      count: (name: string) => one(name).count(),
      clear: (name: string) => one(name).clear(),
      transaction: (names: string | string[], mode?: string) => this.transaction([names].flat(), mode),
    } as unknown as Database
  }

  transaction(names: string[], _mode?: string) {
    const before = this.#last
    let open = 0
    let asked = 0
    let end = () => {}
    const done = new Promise<void>((resolve) => {
      end = resolve
    })
    this.#last = done
    async function endWhenIdle(): Promise<void> {
      const seen = asked
      // Whoever waited for an answer has had the time to ask for more.
      for (let turn = 0; turn < 12; turn++) await null
      if (open === 0 && asked === seen) end()
    }
    const ask = async <T>(work: () => T): Promise<T> => {
      open += 1
      asked += 1
      await before
      try {
        return work()
      } finally {
        open -= 1
        void endWhenIdle()
      }
    }
    void before.then(endWhenIdle)
    const objectStore = (name: string) => storeIn(this.stores.get(name)!, paths[name], ask)
    return { objectStore, store: objectStore(names[0]!), done, commit() {} }
  }
}

function storeIn(
  rows: Map<string, { key: Key; value: unknown }>,
  path: string[] | undefined,
  ask: <T>(work: () => T) => Promise<T>,
) {
  const nameOf = (key: Key) => JSON.stringify(key)
  const within = (key: Key, { lower, upper }: Range) => compare(key, lower) >= 0 && compare(key, upper) <= 0
  const sorted = () => [...rows.values()].sort((a, b) => compare(a.key, b.key))
  return {
    get: (key: Key) => ask(() => rows.get(nameOf(key))?.value),
    getAll: (range?: Range) =>
      ask(() => sorted().flatMap(({ key, value }) => (!range || within(key, range) ? [value] : []))),
    getAllKeys: () => ask(() => sorted().map(({ key }) => key)),
    put: (value: Value, key?: Key) => {
      const own =
        key ?? (path!.length === 1 ? (value[path![0]!] as Key) : path!.map((field) => value[field] as string))
      // As it is now: what lies in a browser is not shared with the page. Of a blob, which never changes, only a name.
      const { blob, ...rest } = value
      const kept = { ...structuredClone(rest), ...(blob !== undefined && { blob }) }
      return ask(() => void rows.set(nameOf(own), { key: own, value: kept }))
    },
    delete: (which: Key | Range) =>
      ask(() => {
        if (typeof which === 'object' && 'lower' in which) {
          for (const [name, { key }] of rows) if (within(key, which)) rows.delete(name)
        } else rows.delete(nameOf(which as Key))
      }),
    count: () => ask(() => rows.size),
    clear: () => ask(() => rows.clear()),
  }
}

function compare(a: Key, b: Key): number {
  const [left, right] = [[a].flat(), [b].flat()]
  for (const [index, one] of left.entries()) {
    const other = right[index]!
    if (one !== other) return one < other ? -1 : 1
  }
  return 0
}

/** The databases that are open, by name; what database.ts gives out in a storm. */
const byName = new Map<string, MemoryDatabase>()

export function memoryDatabase(name: string): MemoryDatabase {
  let found = byName.get(name)
  if (!found) {
    found = new MemoryDatabase()
    byName.set(name, found)
  }
  return found
}

export function forgetDatabases(): void {
  byName.clear()
}

/** In the place of web/store/kept/database.ts. */
export async function openDatabase(name: string): Promise<Database> {
  return memoryDatabase(name).database
}
