import { isDeepStrictEqual } from 'node:util'

/** A record as plain data. */
export interface Plain {
  id: string
  [field: string]: unknown
}
export type Fields = { [field: string]: unknown }

export const prefixOf = (id: string) => id.slice(0, 3)

/** The order that a kind of record stands in, if any; releases stand in the order people put them, see `lists`. */
export const listOf = (record: Plain): string | undefined =>
  ({
    itm: `item ${record.product}`,
    rel: `release ${record.product}`,
    ftr: `feature ${record.goal}`,
    mtr: `metric ${record.goal}`,
  })[prefixOf(record.id)]

/** Fields that point at other records, and whether the record goes when its target goes. */
export const pointers: { [prefix: string]: { [field: string]: 'goes' | 'lets go' | 'keeps' } } = {
  prd: { owner: 'keeps', focus: 'lets go' },
  mbs: { product: 'goes', member: 'goes' },
  nbr: { product: 'goes' },
  stp: { product: 'goes' },
  prp: { product: 'goes', release: 'goes' },
  sgn: { proposal: 'goes' },
  rel: { product: 'goes' },
  gol: { release: 'goes' },
  ftr: { goal: 'goes' },
  mtr: { goal: 'goes' },
  thm: { product: 'goes', feature: 'lets go' },
  itm: { product: 'goes', feature: 'lets go', theme: 'lets go', parent: 'lets go' },
}

/** A broken rule of the method, or of this program's promises. */
export class Trouble extends Error {}

/** The plan as one would keep it on paper: a card for each record, and a list of ids for each order. */
export class Paper {
  cards = new Map<string, Plain>()
  lists = new Map<string, string[]>()
  /** long texts, each on a sheet of its own; null where it was joined with another */
  texts = new Map<string, string | null>()
  /** where each card that ever was lay when it was made last */
  ever = new Map<string, string>()

  copy(): Paper {
    const copy = new Paper()
    copy.cards = new Map(this.cards)
    copy.texts = new Map(this.texts)
    copy.ever = new Map(this.ever)
    copy.lists = new Map([...this.lists].map(([list, ids]) => [list, [...ids]]))
    return copy
  }

  /** Goes back to how it stood when the copy was made. */
  become({ cards, lists, texts, ever }: Paper): void {
    Object.assign(this, { cards, lists, texts, ever })
  }

  card(id: unknown): Plain {
    const card = this.cards.get(id as string)
    if (!card) throw new Trouble(`${id} is not there`)
    return card
  }

  free(id: unknown): string {
    if (this.cards.has(id as string)) throw new Trouble(`${id} is in use`)
    return id as string
  }

  add(card: Plain, place = Number.POSITIVE_INFINITY): void {
    this.cards.set(card.id, card)
    this.ever.set(card.id, this.scopeOf(card.id))
    const list = listOf(card)
    if (list) this.list(list).splice(place, 0, card.id)
  }

  list(name: string): string[] {
    let list = this.lists.get(name)
    if (!list) {
      list = []
      this.lists.set(name, list)
    }
    return list
  }

  set(id: string, fields: Fields): void {
    const given = Object.entries(fields).filter(([, value]) => value !== undefined)
    this.cards.set(id, { ...this.card(id), ...Object.fromEntries(given) })
  }

  /** The place behind `after` in a list that the record itself does not stand in (any more). */
  placeBehind(list: string, after: unknown): number {
    if (after === null) return 0
    const at = this.list(list).indexOf(after as string)
    if (at < 0) throw new Trouble(`${after} does not stand in ${list}`)
    return at + 1
  }

  takeOut(id: string): void {
    const list = listOf(this.card(id))
    if (!list) return
    const rest = this.list(list).filter((other) => other !== id)
    if (rest.length > 0) this.lists.set(list, rest)
    else this.lists.delete(list)
  }

  productOf(id: unknown): unknown {
    const card = this.card(id)
    if (prefixOf(card.id) === 'prd') return card.id
    if (['mbr', 'wsp'].includes(prefixOf(card.id))) return undefined
    return card.product ?? this.productOf(card.release ?? card.goal ?? card.proposal)
  }

  /** Where a card lies: with the people, on a product's plan, or in its backlog. */
  scopeOf(id: string): string {
    const prefix = prefixOf(id)
    if (prefix === 'mbr' || prefix === 'wsp') return 'workspace'
    const shelf = ['nbr', 'thm', 'itm', 'stp', 'prp', 'sgn'].includes(prefix) ? 'backlog' : 'plan'
    return `${this.productOf(id)}.${shelf}`
  }

  all(prefix: string): Plain[] {
    return [...this.cards.values()].filter(({ id }) => prefixOf(id) === prefix)
  }

  sameProduct(product: unknown, id: unknown): void {
    if (id === null || id === undefined) return
    if (this.productOf(id) !== product) throw new Trouble(`${id} is another product's`)
  }

  /** The columns of a roadmap from left to right: by date; among equal dates as people put them. */
  columns(product: unknown): string[] {
    const key = (id: string) => dayAfter(this.card(id).date as string | null)
    // Sorting is stable, so the order people gave stays among equals.
    return [...this.list(`release ${product}`)].sort((a, b) => {
      const [[lastA, widthA], [lastB, widthB]] = [key(a), key(b)]
      return lastA === lastB ? widthA - widthB : lastA - lastB
    })
  }

  /** Cards go with what they belong to, and let go of what they only point at. */
  remove(ids: readonly string[]): void {
    const gone = new Set<string>(ids)
    for (let grows = true; grows; ) {
      grows = false
      for (const card of this.cards.values()) {
        if (gone.has(card.id)) continue
        const fields = pointers[prefixOf(card.id)] ?? {}
        if (
          Object.keys(fields).some((field) => fields[field] === 'goes' && gone.has(card[field] as string))
        ) {
          gone.add(card.id)
          grows = true
        }
      }
    }
    for (const id of gone) this.takeOut(id)
    for (const id of gone) this.cards.delete(id)
    for (const card of [...this.cards.values()]) {
      for (const [field, fate] of Object.entries(pointers[prefixOf(card.id)] ?? {})) {
        if (fate === 'lets go' && gone.has(card[field] as string)) this.set(card.id, { [field]: null })
      }
    }
  }

  // The rules, in words.

  /** Nobody's words are written over by somebody who has not read them. */
  nobodyCameBetween(id: unknown, wants: Fields, was: Fields = {}): void {
    this.nobodyChanged(id, this.card(id), wants, was)
  }

  /** The same of what is read off several cards. */
  nobodyChanged(what: unknown, stands: Fields, wants: Fields, was: Fields = {}): void {
    for (const [field, began] of Object.entries(was)) {
      if (wants[field] === undefined || began === undefined) continue
      const fits = [began, wants[field]].some((value) => isDeepStrictEqual(value, stands[field]))
      if (!fits) throw new Trouble(`${field} of ${what} was changed meanwhile`)
    }
  }

  keysDiffer(): void {
    const keys = this.all('prd').map(({ key }) => key)
    if (new Set(keys).size < keys.length) throw new Trouble('two products share a key')
  }

  somebodyLeads(): void {
    if (!this.all('mbr').some(({ administrator, status }) => administrator && status === 'active'))
      throw new Trouble('nobody looks after the workspace any more')
  }

  /** Whoever was removed keeps nothing, and nobody has two roles in one product. */
  rolesFit(): void {
    const gone = new Set(this.all('mbr').flatMap(({ id, status }) => (status === 'removed' ? id : [])))
    for (const { id, administrator } of this.all('mbr'))
      if (gone.has(id) && administrator) throw new Trouble(`${id} was removed and looks after the workspace`)
    for (const { id, owner } of this.all('prd'))
      if (gone.has(owner as string)) throw new Trouble(`${owner} was removed and owns ${id}`)
    const roles = new Set<string>()
    for (const { id, member, product } of this.all('mbs')) {
      if (gone.has(member as string)) throw new Trouble(`${member} was removed and has the role ${id}`)
      if (roles.has(`${member} ${product}`)) throw new Trouble(`${member} has two roles in ${product}`)
      roles.add(`${member} ${product}`)
    }
  }

  atMostFive(goal: unknown, reason: unknown): void {
    if (this.list(`feature ${goal}`).length >= 5 && reason === '')
      throw new Trouble(`${goal} has five features and nobody says why one more`)
    if (this.list(`feature ${goal}`).length === 0) this.lists.delete(`feature ${goal}`)
  }

  rangeRuns(metric: string): void {
    const { target, targetHigh } = this.card(metric) as {
      target?: number | null
      targetHigh?: number | null
    }
    if (typeof target === 'number' && typeof targetHigh === 'number' && targetHigh < target)
      throw new Trouble('the target range runs down')
  }

  notBeneathItself(item: string): void {
    const above = new Set<unknown>()
    for (let id: unknown = item; id; id = this.card(id).parent) {
      if (above.has(id)) throw new Trouble(`${item} stands beneath itself`)
      above.add(id)
    }
  }
}

/** The day after the last one that a date covers, and how coarse it is; no date comes last. */
function dayAfter(date: string | null): [number, number] {
  if (date === null) return [Number.POSITIVE_INFINITY, 0]
  const year = Number(date.slice(0, 4))
  const rest = date.slice(5)
  if (rest === '') return [Date.UTC(year + 1, 0, 1), 4]
  if (rest[0] === 'H') return [Date.UTC(year, Number(rest[1]) * 6, 1), 3]
  if (rest[0] === 'Q') return [Date.UTC(year, Number(rest[1]) * 3, 1), 2]
  if (rest.length === 2) return [Date.UTC(year, Number(rest), 1), 1]
  return [Date.UTC(year, Number(rest.slice(0, 2)) - 1, Number(rest.slice(3)) + 1), 0]
}
