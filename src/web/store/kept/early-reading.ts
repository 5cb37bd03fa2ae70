import type { Scope } from '#domain/kernel/scope.ts'
import { productKeyIn } from '../line/address.ts'
import { scopesAt } from '../line/choose-scopes.ts'
import { type Database, databaseOf, openDatabase } from './database.ts'
import type { Facts } from './kept.ts'
import { type KeptAsItLies, readFacts, readScope } from './read-kept.ts'
import { isInside, lastVisit } from './visit.ts'

// What the last visit kept is read while the rest of the page's script is on its way: the build makes a file of its own
// of this and what it imports, and the page runs that first (vite.config.ts). Whatever comes of it serves once.

export interface EarlyReading {
  name: string
  db: Promise<Database>
  facts: Promise<Facts>
  /** those that the address needs */
  scopes: Promise<Map<Scope, Promise<KeptAsItLies | null>>>
}

// Tests load the store without a page.
let reading = 'location' in globalThis ? begin() : null

function begin(): EarlyReading | null {
  const visit = isInside(location.pathname) ? lastVisit() : null
  if (!visit) return null
  const name = databaseOf(visit)
  const db = openDatabase(name)
  const facts = db.then(readFacts)
  const scopes = facts.then(async ({ scopes, products }) => {
    const opened = await db
    const { needed } = scopesAt(productKeyIn(location.pathname), products, scopes)
    return new Map(needed.map((scope) => [scope, heard(readScope(opened, scope))]))
  })
  heard(scopes)
  return { name, db, facts, scopes }
}

/** Whoever takes it hears of the failure. */
function heard<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {})
  return promise
}

/** What was begun of this database; it is the taker's from then on. */
export function takeEarlyReading(name: string): EarlyReading | null {
  const taken = reading?.name === name ? reading : null
  if (taken) reading = null
  return taken
}
