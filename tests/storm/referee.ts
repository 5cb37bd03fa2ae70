import { isDeepStrictEqual } from 'node:util'
import type { Commit } from '#domain/kernel/commit.ts'
import { type Meant, NaivePlan } from './naive-plan.ts'
import { listOf, type Plain } from './paper.ts'

/**
 * Watches the log from outside. It knows none of the program's rules or indexes: it keeps the plan as plain arrays
 * (naive-plan.ts), does to it what the intents say in words, and compares the result with the effects that the
 * server wrote. What it finds is collected as sentences.
 */
export class Referee {
  readonly found: string[] = []
  readonly #plan = new NaivePlan()
  /** the records as the effects leave them */
  readonly #records = new Map<string, Plain>()
  /** the cards as they were when they were last compared */
  readonly #compared = new Map<string, Plain>()
  /** where each record lies, as the effects say */
  readonly #scopes = new Map<string, string>()
  readonly #ids = new Set<string>()
  #seq = 0

  /** The plan on paper as the log has made it so far. */
  get plan(): NaivePlan {
    return this.#plan
  }

  get records(): ReadonlyMap<string, Plain> {
    return this.#records
  }

  get ids(): ReadonlySet<string> {
    return this.#ids
  }

  /** The columns of a roadmap in time order, as the intents leave them. */
  columns(product: string): string[] {
    return this.#plan.columns(product)
  }

  /** The next commit. `meant`: what was asked for, texts and all. */
  watch(commit: Commit, meant: Meant): void {
    if (commit.seq !== this.#seq + 1) this.#say(commit, `follows commit ${this.#seq}`)
    this.#seq = commit.seq
    if (this.#ids.has(commit.id)) this.#say(commit, 'was done twice')
    this.#ids.add(commit.id)
    this.#fold(commit)
    const written = {
      order: (list: string) => this.#orderOf(list),
      card: (id: string) => this.#records.get(id),
    }
    for (const trouble of this.#plan.perform(meant, written)) this.#say(commit, trouble)
    this.#compare(commit)
  }

  #fold(commit: Commit): void {
    const touched = new Set<string>()
    for (const { id, before, after, scope } of commit.changes) {
      if (touched.has(id)) this.#say(commit, `changes ${id} twice`)
      touched.add(id)
      if (!isDeepStrictEqual(this.#records.get(id) ?? null, before))
        this.#say(commit, `changes ${id} from something else than it was`)
      this.#scopes.set(id, scope)
      if (after) this.#records.set(id, after as unknown as Plain)
      else this.#records.delete(id)
    }
  }

  /**
   * What the intents come to and what the server wrote must be the same. Looked at are the cards and lists that
   * either of them touched; `finish` looks at everything.
   */
  #compare(commit: Commit): void {
    const cards = this.#plan.records()
    const written = new Set(commit.changes.map(({ id }) => id))
    for (const [id, card] of cards) {
      if (this.#compared.get(id) !== card || written.has(id)) this.#compareCard(commit, id, card)
    }
    for (const id of written) if (!cards.has(id)) this.#compareCard(commit, id, undefined)
    const lists = new Set<string>()
    for (const { before, after } of commit.changes) {
      for (const record of [before, after]) {
        const list = record && listOf(record as unknown as Plain)
        if (list) lists.add(list)
      }
    }
    for (const list of lists) this.#compareList(commit, list)
  }

  /** After the last commit: compares everything once more. */
  finish(last: Commit): void {
    const cards = this.#plan.records()
    for (const [id, card] of cards) this.#compareCard(last, id, card)
    for (const id of this.#records.keys()) if (!cards.has(id)) this.#compareCard(last, id, undefined)
    const lists = new Set(this.#plan.lists().keys())
    for (const record of this.#records.values()) {
      const list = listOf(record)
      if (list) lists.add(list)
    }
    for (const list of lists) this.#compareList(last, list)
  }

  #compareCard(commit: Commit, id: string, card: Plain | undefined): void {
    const record = this.#records.get(id)
    if (card) this.#compared.set(id, card)
    else this.#compared.delete(id)
    if (!card && record) this.#say(commit, `has ${id}, which nobody made`)
    if (card && !record) this.#say(commit, `lost ${id}`)
    if (!card || !record) return
    const scope = this.#plan.paper.scopeOf(id)
    if (this.#scopes.get(id) !== scope)
      this.#say(commit, `has ${id} in ${this.#scopes.get(id)}, not in ${scope}`)
    for (const [field, value] of Object.entries(card)) {
      if (isDeepStrictEqual(record[field], value)) continue
      const [is, should] = [JSON.stringify(record[field]), JSON.stringify(value)]
      this.#say(commit, `leaves ${id} with ${field} ${is}; the intents say ${should}`)
    }
  }

  #compareList(commit: Commit, list: string): void {
    const written = this.#orderOf(list)
    const ids = this.#plan.lists().get(list) ?? []
    if (!isDeepStrictEqual(written, ids))
      this.#say(commit, `orders ${list} as ${written.join(' ')}; the intents say ${ids.join(' ')}`)
  }

  /** `item prd_…`, `release prd_…`, `feature gol_…`, `metric gol_…`: sorted from the records, without an index. */
  #orderOf(list: string): string[] {
    const [kind, within] = list.split(' ') as [string, string]
    const prefix = { item: 'itm_', release: 'rel_', feature: 'ftr_', metric: 'mtr_' }[kind]!
    const field = kind === 'feature' || kind === 'metric' ? 'goal' : 'product'
    const standing = [...this.#records.values()].filter(
      (record) => record.id.startsWith(prefix) && record[field] === within,
    )
    const key = (record: Plain) => [record.rank as string, record.id]
    return standing
      .sort((a, b) => {
        const [[rankA, idA], [rankB, idB]] = [key(a), key(b)] as [[string, string], [string, string]]
        return rankA < rankB ? -1 : rankA > rankB ? 1 : idA < idB ? -1 : 1
      })
      .map(({ id }) => id)
  }

  #say(commit: Commit, what: string): void {
    if (this.found.length < 20) {
      const intent = commit.commands.map(({ name, input }) => `${name} ${JSON.stringify(input)}`).join(', ')
      this.found.push(`Commit ${commit.seq} (${commit.actor}: ${intent.slice(0, 400)}) ${what}`)
    }
  }
}
