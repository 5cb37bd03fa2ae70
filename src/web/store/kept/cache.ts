import type { Model } from '#domain/kernel/model.ts'
import type { Scope } from '#domain/kernel/scope.ts'
import type { WireCommit } from '#protocol/wire-commit.ts'
import type { Unsettled } from '../line/carrier.ts'
import { Source } from '../signal.ts'
import { type Database, openDatabase } from './database.ts'
import {
  addition,
  type Facts,
  inOrder,
  joined,
  type KeptBatch,
  type KeptScope,
  type SentBatch,
  type Stretch,
  tailCost,
} from './kept.ts'
import type { Tab } from './tab.ts'
import { upgradeBatch } from './upgrade-batch.ts'

const relaxed = { durability: 'relaxed' } as const
const NAME = 'throughline'
/** How many batches that the server has are kept. */
export const MOST_SENT = 300

/** What was kept of a scope: a snapshot, the commits after it, and how far they reach. */
export interface Kept {
  snapshot: KeptScope
  tail: WireCommit[]
  head: number
}

/**
 * What this browser keeps of one workspace for one member: of each scope the last snapshot and the commits after
 * it, and the batches that the server has not answered. Everything but the last is only for speed and may go at any
 * time. When the browser refuses to keep things (private window, full disk), all goes on without.
 *
 * Several tabs share it. A scope's head says how far it is kept; commits and head are written together, and only by
 * whoever continues exactly there, so that no failure and no other tab ever leaves a hole that a later visit believes.
 */
export class Cache {
  /** False while batches on their way would not outlive the page. */
  readonly keeps = new Source(false)
  readonly #tab: Tab
  readonly #build: string
  readonly #model: Model
  readonly #costs = new Map<Scope, number>()
  /** snapshots as received, until there is time and a database to keep them in */
  readonly #received = new Map<Scope, { seq: number; blob: Blob }>()
  /** what came since the last write, by scope */
  readonly #unwritten = new Map<Scope, Stretch>()
  #db: Database | null = null
  #opening: { whose: string; done: Promise<void> } | null = null
  #writing = false
  #warned = false
  /** the life of the log that all is of; empty until known */
  epoch = ''

  /** `build` changes with every build of the page, so that none reads a snapshot that another one kept. */
  constructor(tab: Tab, build: string, model: Model) {
    this.#tab = tab
    this.#build = build
    this.#model = model
  }

  /** Never rejects. `whose` names member and workspace. What came before is kept from now on. */
  open(whose: string): Promise<void> {
    if (this.#opening?.whose !== whose) this.#opening = { whose, done: this.#open(whose) }
    return this.#opening.done
  }

  async #open(whose: string): Promise<void> {
    try {
      const db = await openDatabase(`${NAME} ${whose}`)
      // It took so long that by now it is known to be somebody else's.
      if (this.#opening?.whose !== whose) return db.close()
      this.#db = db
      this.keeps.set(true)
    } catch (error) {
      console.warn('This browser keeps nothing for the next visit.', error)
    }
  }

  /** What it would cost the next visit to read a scope's commits on top of its snapshot, see `tailCost`. */
  costOf(scope: Scope): number {
    return this.#costs.get(scope) ?? 0
  }

  /** What `keepFacts` was told last. */
  async facts(): Promise<Facts> {
    const facts = await this.#attempt(undefined, (db) => db.get('facts', 'last'))
    return facts ?? { scopes: [], products: {} }
  }

  /** Keeps what may be had, and drops what no longer may. */
  async keepFacts(facts: Facts): Promise<void> {
    const gone = await this.#attempt([], async (db) => {
      await db.put('facts', facts, 'last')
      return (await db.getAllKeys('scopes')).filter((scope) => !facts.scopes.includes(scope))
    })
    if (gone.length > 0) await this.forget(gone)
  }

  /** What is kept of a scope; null when there is nothing that this build reads. */
  async read(scope: Scope): Promise<Kept | null> {
    return this.#attempt(null, async (db) => {
      const transaction = db.transaction(['scopes', 'heads', 'tail'])
      const [snapshot, head, rows] = await Promise.all([
        transaction.objectStore('scopes').get(scope),
        transaction.objectStore('heads').get(scope),
        transaction.objectStore('tail').getAll(rangeOf(scope)),
      ])
      if (!snapshot || !head || snapshot.build !== this.#build || snapshot.epoch !== head.epoch) return null
      if (this.epoch === '') this.epoch = snapshot.epoch
      if (snapshot.epoch !== this.epoch) return null
      const tail = rows.map(({ commit }) => commit)
      this.#costs.set(scope, tailCost(tail))
      return { snapshot, tail, head: head.head }
    })
  }

  /** Takes in a snapshot; `keepReceived` writes it down. Commits that follow wait for it. */
  received(scope: Scope, seq: number, blob: Blob): void {
    this.#received.set(scope, { seq, blob })
  }

  /** Writes down what was received. Not at once: the page has better things to do while it opens. */
  async keepReceived(): Promise<void> {
    if (!this.#db) return
    const received = [...this.#received]
    for (const [scope, { seq, blob }] of received) await this.#keep(scope, seq, blob)
    for (const [scope, { blob }] of received)
      if (this.#received.get(scope)?.blob === blob) this.#received.delete(scope)
    this.#writeSoon()
  }

  /**
   * Keeps a scope's commits. Stretches without any only say that nothing came: they wait for the next that has some,
   * since a head that is behind costs nothing.
   */
  append(scope: Scope, stretch: Stretch): void {
    const earlier = this.#unwritten.get(scope)
    this.#unwritten.set(scope, (earlier && joined(earlier, stretch)) ?? stretch)
    this.#writeSoon()
  }

  /**
   * Keeps a batch. The transaction is committed in the same turn: one that is left to commit by itself is taken
   * back when the page goes away, and that is just when it matters.
   */
  async keepBatch(unsettled: Unsettled): Promise<void> {
    const made = performance.timeOrigin + performance.now()
    const { schema } = this.#model
    const kept = await this.#attempt(false, async (db) => {
      const transaction = db.transaction('pending', 'readwrite', relaxed)
      void transaction.store.put({ ...unsettled, tab: this.#tab.id, made, schema })
      transaction.commit()
      await transaction.done
      return true
    })
    this.keeps.set(kept)
  }

  async dropBatch(id: string): Promise<void> {
    await this.#attempt(undefined, (db) => db.delete('pending', id))
  }

  /** The server has these batches: they wait no more, and are kept for the day on which it has them no more. */
  async happened(batches: readonly { id: string; seq: number }[]): Promise<void> {
    const { epoch } = this
    await this.#attempt(undefined, async (db) => {
      const transaction = db.transaction(['pending', 'sent'], 'readwrite', relaxed)
      const [pending, sent] = [transaction.objectStore('pending'), transaction.objectStore('sent')]
      for (const { id, seq } of batches) {
        const batch = await pending.get(id)
        if (!batch) continue
        void pending.delete(id)
        void sent.put({ ...batch, seq, epoch })
      }
      await transaction.done
    })
  }

  /** Batches that the server had in an earlier life of its log, as this program writes them. */
  async sentBefore(): Promise<SentBatch[]> {
    const all = await this.#attempt([], (db) => db.getAll('sent'))
    return all.flatMap((sent) => {
      const batch = sent.epoch === this.epoch ? null : upgradeBatch(this.#model, sent)
      return batch ? [{ ...sent, ...batch }] : []
    })
  }

  /** It is known which of the batches of an earlier life the server has: those are of this one, the others are let go. */
  async keepSent(known: readonly SentBatch[], lost: readonly SentBatch[]): Promise<void> {
    const { epoch } = this
    await this.#attempt(undefined, async (db) => {
      const transaction = db.transaction('sent', 'readwrite', relaxed)
      for (const batch of known) void transaction.store.put({ ...batch, epoch })
      for (const { id } of lost) void transaction.store.delete(id)
      await transaction.done
    })
  }

  /** Lets the oldest of the sent batches go when there are too many. */
  async trimSent(): Promise<void> {
    await this.#attempt(undefined, async (db) => {
      if ((await db.count('sent')) <= 2 * MOST_SENT) return
      const all = (await db.getAll('sent')).sort((a, b) => b.made - a.made)
      const transaction = db.transaction('sent', 'readwrite', relaxed)
      for (const { id } of all.slice(MOST_SENT)) void transaction.store.delete(id)
      await transaction.done
    })
  }

  /**
   * Batches of tabs that are gone, now this tab's, in the order in which they were made and as this program writes
   * them. Each is given out once; what a newer program kept waits for one.
   */
  async adopt(): Promise<Unsettled[]> {
    return this.#attempt([], async (db) => {
      const tabs = new Set((await db.getAll('pending')).map(({ tab }) => tab))
      tabs.delete(this.#tab.id)
      const adopted: KeptBatch[] = []
      for (const tab of tabs) {
        await this.#tab.ifGone(tab, async () => {
          const transaction = db.transaction('pending', 'readwrite', relaxed)
          for (const kept of await transaction.store.getAll()) {
            const mine = kept.tab === tab ? upgradeBatch(this.#model, kept) : null
            if (!mine) continue
            adopted.push(mine)
            void transaction.store.put({ ...mine, tab: this.#tab.id })
          }
          await transaction.done
        })
      }
      return inOrder(adopted)
    })
  }

  /** Drops what is kept of some scopes, or of all; batches on their way stay. */
  async forget(scopes?: readonly Scope[]): Promise<void> {
    for (const waiting of [this.#unwritten, this.#received])
      for (const scope of scopes ?? [...waiting.keys()]) waiting.delete(scope)
    await this.#attempt(undefined, async (db) => {
      const transaction = db.transaction(['scopes', 'heads', 'tail', 'facts'], 'readwrite')
      for (const name of ['scopes', 'heads', 'tail'] as const) {
        const store = transaction.objectStore(name)
        if (!scopes) void store.clear()
        for (const scope of scopes ?? []) void store.delete(name === 'tail' ? rangeOf(scope) : scope)
      }
      if (!scopes) void transaction.objectStore('facts').clear()
      // The page may go at once, and what is to be forgotten must not be taken back for that.
      transaction.commit()
      await transaction.done
    })
    if (scopes) await this.#forgetSent(scopes)
    for (const scope of scopes ?? [...this.#costs.keys()]) this.#costs.delete(scope)
  }

  /** Drops everything, batches on their way too: the person signs out. */
  async erase(): Promise<void> {
    await this.forget()
    await this.#attempt(undefined, (db) => db.clear('pending'))
    await this.#attempt(undefined, (db) => db.clear('sent'))
  }

  /** What was sent about scopes that may no longer be seen goes too; what is of an earlier life is still to be looked at. */
  async #forgetSent(scopes: readonly Scope[]): Promise<void> {
    const { epoch } = this
    await this.#attempt(undefined, async (db) => {
      const transaction = db.transaction('sent', 'readwrite', relaxed)
      for (const sent of await transaction.store.getAll())
        if (sent.epoch === epoch && sent.scopes?.some((scope) => scopes.includes(scope)))
          void transaction.store.delete(sent.id)
      await transaction.done
    })
  }

  /** Puts a snapshot in the place of an older one; commits that it holds go. */
  async #keep(scope: Scope, seq: number, blob: Blob): Promise<void> {
    const [epoch, build] = [this.epoch, this.#build]
    await this.#attempt(undefined, async (db) => {
      const transaction = db.transaction(['scopes', 'heads', 'tail'], 'readwrite', relaxed)
      const scopes = transaction.objectStore('scopes')
      const heads = transaction.objectStore('heads')
      const tail = transaction.objectStore('tail')
      const [last, standing] = await Promise.all([scopes.get(scope), heads.get(scope)])
      // Forgotten while it waited.
      if (this.#received.get(scope)?.blob !== blob) return transaction.done
      const continues = last?.epoch === epoch && last.build === build && standing?.epoch === epoch
      if (continues && last.seq >= seq) return transaction.done
      void tail.delete(continues ? rangeOf(scope, seq) : rangeOf(scope))
      void scopes.put({ scope, seq, blob, build, epoch })
      void heads.put({ scope, head: continues ? Math.max(seq, standing.head) : seq, epoch })
      const rest = await tail.getAll(rangeOf(scope))
      this.#costs.set(scope, tailCost(rest.map(({ commit }) => commit)))
      return transaction.done
    })
  }

  /** What can be written now: some commits, of a scope whose snapshot is written. */
  #writable(): [Scope, Stretch][] {
    if (!this.#db) return []
    return [...this.#unwritten].filter(
      ([scope, { commits }]) => commits.length > 0 && !this.#received.has(scope),
    )
  }

  #writeSoon(): void {
    if (this.#writing || this.#writable().length === 0) return
    this.#writing = true
    void Promise.resolve()
      .then(() => this.#write())
      .then(() => {
        this.#writing = false
        this.#writeSoon()
      })
  }

  async #write(): Promise<void> {
    const news = this.#writable()
    for (const [scope] of news) this.#unwritten.delete(scope)
    const { epoch } = this
    await this.#attempt(undefined, async (db) => {
      const transaction = db.transaction(['heads', 'tail'], 'readwrite', relaxed)
      const [heads, tail] = [transaction.objectStore('heads'), transaction.objectStore('tail')]
      for (const [scope, stretch] of news) {
        const standing = await heads.get(scope)
        const more = standing?.epoch === epoch ? addition(standing.head, stretch) : null
        if (!more) continue
        for (const commit of more.commits) void tail.put({ scope, seq: commit.seq, commit })
        void heads.put({ scope, head: more.to, epoch })
        this.#costs.set(scope, this.costOf(scope) + tailCost(more.commits))
      }
      await transaction.done
    })
  }

  async #attempt<T>(otherwise: T, work: (db: Database) => Promise<T>): Promise<T> {
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

/** The rows of a scope, up to a seq. */
function rangeOf(scope: Scope, upTo = Number.POSITIVE_INFINITY): IDBKeyRange {
  return IDBKeyRange.bound([scope, 0], [scope, upTo])
}
