import { isDeepStrictEqual } from 'node:util'
import type { Commit } from '#domain/commit.ts'

export interface Plain {
  id: string
  [field: string]: unknown
}
type Input = { [field: string]: unknown }
/** What one commit did to the plan, for undo: each record before and after, without its place. */
interface Step {
  records: Map<string, { before: Plain | null; after: Plain | null }>
  listsBefore: Map<string, string[]>
  listsAfter: Map<string, string[]>
  /** records that the commit was told to place somewhere, even where they stood */
  placed: Set<string>
  /** which commit had changed each order last */
  changedBefore: Map<string, string>
}

const prefixOf = (id: string) => id.slice(0, 3)
/** The order that a kind of record stands in, if any; releases stand in the order people put them, see `lists`. */
const listOf = (record: Plain): string | undefined =>
  ({
    itm: `item ${record.product}`,
    rel: `release ${record.product}`,
    ftr: `feature ${record.goal}`,
    mtr: `metric ${record.goal}`,
  })[prefixOf(record.id)]

/** Fields that point at other records, and whether the record goes when its target goes. */
const pointers: { [prefix: string]: { [field: string]: 'goes' | 'lets go' } } = {
  prd: { owner: 'lets go', focus: 'lets go' },
  rel: { product: 'goes' },
  gol: { release: 'goes' },
  ftr: { goal: 'goes' },
  mtr: { goal: 'goes' },
  thm: { product: 'goes', feature: 'lets go' },
  itm: { product: 'goes', feature: 'lets go', theme: 'lets go', parent: 'lets go' },
}

/** A broken rule of the method, or of this program's promises. */
class Trouble extends Error {}

/**
 * The plan as one would keep it on paper: a list of ids for each order, and a card for each record. Slow and plain
 * on purpose; it follows the words of the method, and shares no code with the program.
 */
export class NaivePlan {
  #cards = new Map<string, Plain>()
  #lists = new Map<string, string[]>()
  readonly #steps = new Map<string, Step>()
  #placed = new Set<string>()
  /** order -> the commit that changed it last; undone commits do not count */
  #changed = new Map<string, string>()

  /** All cards; a place in an order is not on the card. */
  records(): ReadonlyMap<string, Plain> {
    return this.#cards
  }

  /** All orders; that of releases is the one people gave, which counts among equal dates (see `columns`). */
  *lists(): Generator<[string, string[]]> {
    yield* this.#lists
  }

  /**
   * Does what the commit's intents say. Returns the rules that it should have been refused for, in sentences.
   * `written` tells the order that the server made of a list, which is asked only about what an undo puts back.
   */
  perform(commit: Commit, written: (list: string) => string[]): string[] {
    const before = this.#copy()
    const changedBefore = new Map(this.#changed)
    this.#placed = new Set()
    const found: string[] = []
    for (const { name, input } of commit.commands) {
      try {
        this.#may(commit.actor, name)
        this.#do(name, input as Input, commit, written)
      } catch (error) {
        if (!(error instanceof Trouble)) throw error
        found.push(`was accepted although ${error.message}`)
      }
    }
    const step = { ...this.#stepSince(before), placed: this.#placed, changedBefore }
    this.#steps.set(commit.id, step)
    if (!commit.commands.some(({ name }) => name === 'revert-commit')) {
      for (const list of new Set([...step.listsBefore.keys(), ...step.listsAfter.keys()])) {
        const [was, became] = [step.listsBefore.get(list) ?? [], step.listsAfter.get(list) ?? []]
        if (!isDeepStrictEqual(was, became) || became.some((id) => step.placed.has(id)))
          this.#changed.set(list, commit.id)
      }
    }
    return found
  }

  #copy() {
    return {
      cards: new Map(this.#cards),
      lists: new Map([...this.#lists].map(([list, ids]) => [list, [...ids]])),
    }
  }

  #stepSince(before: { cards: Map<string, Plain>; lists: Map<string, string[]> }) {
    const records: Step['records'] = new Map()
    for (const id of new Set([...before.cards.keys(), ...this.#cards.keys()])) {
      const [was, is] = [before.cards.get(id) ?? null, this.#cards.get(id) ?? null]
      if (!isDeepStrictEqual(was, is)) records.set(id, { before: was, after: is })
    }
    return { records, listsBefore: before.lists, listsAfter: this.#copy().lists }
  }

  // Who may do what, by role.
  #may(actor: string, name: string): void {
    if (actor === 'system') return
    const role = this.#cards.get(actor)?.role
    if (name === 'create-workspace' || name === 'add-member') throw new Trouble('only the server does this')
    const leads = ['edit-member', 'create-product', 'edit-product', 'delete-product'].includes(name)
    if (leads && role !== 'owner') throw new Trouble(`${role} ${actor} does not lead`)
    if (role !== 'owner' && role !== 'team') throw new Trouble(`${role} ${actor} does not plan`)
  }

  #card(id: unknown): Plain {
    const card = this.#cards.get(id as string)
    if (!card) throw new Trouble(`${id} is not there`)
    return card
  }

  #free(id: unknown): string {
    if (this.#cards.has(id as string)) throw new Trouble(`${id} is in use`)
    return id as string
  }

  #add(card: Plain, place = Number.POSITIVE_INFINITY): void {
    this.#cards.set(card.id, card)
    const list = listOf(card)
    if (list) this.#list(list).splice(place, 0, card.id)
  }

  #list(name: string): string[] {
    let list = this.#lists.get(name)
    if (!list) {
      list = []
      this.#lists.set(name, list)
    }
    return list
  }

  #set(id: string, fields: Input): void {
    const given = Object.entries(fields).filter(([, value]) => value !== undefined)
    this.#cards.set(id, { ...this.#card(id), ...Object.fromEntries(given) })
  }

  /** The place behind `after` in a list that the record itself does not stand in (any more). */
  #placeBehind(list: string, after: unknown): number {
    if (after === null) return 0
    const at = this.#list(list).indexOf(after as string)
    if (at < 0) throw new Trouble(`${after} does not stand in ${list}`)
    return at + 1
  }

  #takeOut(id: string): void {
    const list = listOf(this.#card(id))
    if (!list) return
    const rest = this.#list(list).filter((other) => other !== id)
    if (rest.length > 0) this.#lists.set(list, rest)
    else this.#lists.delete(list)
  }

  #productOf(id: unknown): unknown {
    const card = this.#card(id)
    if (prefixOf(card.id) === 'prd') return card.id
    return card.product ?? this.#productOf(card.release ?? card.goal)
  }

  #sameProduct(product: unknown, id: unknown): void {
    if (id === null || id === undefined) return
    if (this.#productOf(id) !== product) throw new Trouble(`${id} is another product's`)
  }

  #do(name: string, input: Input, { actor, at }: Commit, written: (list: string) => string[]): unknown {
    switch (name) {
      case 'create-workspace':
        return this.#add({ id: this.#free(input.workspace), name: input.name, createdAt: at })
      case 'add-member':
        return this.#add({ id: this.#free(input.member), name: input.name, role: input.role, createdAt: at })
      case 'edit-member':
        return this.#set(input.member as string, { name: input.name, role: input.role })
      case 'create-product': {
        const { product, ...fields } = input
        const leads = this.#cards.has(actor) ? actor : null
        this.#add({
          id: this.#free(product),
          ...fields,
          owner: leads,
          focus: null,
          nextNumber: 1,
          createdAt: at,
        })
        return this.#keysDiffer()
      }
      case 'edit-product': {
        const { product, ...fields } = input
        this.#set(product as string, fields)
        return this.#keysDiffer()
      }
      case 'delete-product':
        return this.#remove([input.product as string])
      case 'focus-release': {
        const release = this.#card(input.release)
        const next = this.columns(release.product).find((id) => !this.#card(id).released)
        if (next && next !== release.id && input.reason === '') throw new Trouble(`${next} comes first`)
        return this.#set(release.product as string, { focus: release.id })
      }
      case 'create-release': {
        const { release, goal, product, text, type, ...fields } = input
        this.#card(product)
        this.#add({ id: this.#free(release), product, ...fields, released: false, createdAt: at })
        return this.#add({ id: this.#free(goal), release, text, type })
      }
      case 'edit-release': {
        const { release, ...fields } = input
        return this.#set(release as string, fields)
      }
      case 'move-release':
        return this.#moveRelease(input.release as string, input.after as string | null)
      case 'delete-release':
        return this.#remove([this.#card(input.release).id])
      case 'edit-goal': {
        const { goal, ...fields } = input
        return this.#set(goal as string, fields)
      }
      case 'create-feature': {
        const { feature, goal, ...fields } = input
        this.#card(goal)
        this.#atMostFive(goal, fields.reason)
        return this.#add({ id: this.#free(feature), goal, ...fields, createdAt: at })
      }
      case 'edit-feature':
        return this.#set(input.feature as string, { name: input.name })
      case 'move-feature':
        return this.#moveFeature(input)
      case 'delete-feature':
        return this.#remove([this.#card(input.feature).id])
      case 'create-metric': {
        const { metric, goal, ...fields } = input
        this.#card(goal)
        this.#add({ id: this.#free(metric), goal, ...fields })
        return this.#rangeRuns(metric as string)
      }
      case 'edit-metric': {
        const { metric, ...fields } = input
        this.#set(metric as string, fields)
        return this.#rangeRuns(metric as string)
      }
      case 'delete-metric':
        return this.#remove([this.#card(input.metric).id])
      case 'create-theme': {
        const { theme, product, ...fields } = input
        this.#card(product)
        this.#sameProduct(product, fields.feature)
        return this.#add({ id: this.#free(theme), product, ...fields })
      }
      case 'edit-theme': {
        const { theme, ...fields } = input
        this.#sameProduct(this.#card(theme).product, fields.feature)
        return this.#set(theme as string, fields)
      }
      case 'delete-theme':
        return this.#remove([this.#card(input.theme).id])
      case 'create-item':
        return this.#createItem(input, at)
      case 'edit-item': {
        const { item, ...fields } = input
        this.#sameProduct(this.#card(item).product, fields.parent)
        this.#set(item as string, fields)
        return this.#notBeneathItself(item as string)
      }
      case 'rank-item': {
        const card = this.#card(input.item)
        if (input.after === card.id) throw new Trouble('nothing stands behind itself')
        this.#takeOut(card.id)
        this.#placed.add(card.id)
        const list = `item ${card.product}`
        this.#list(list).splice(this.#placeBehind(list, input.after), 0, card.id)
        return
      }
      case 'trace-items':
      case 'group-items': {
        const field = name === 'trace-items' ? 'feature' : 'theme'
        for (const id of input.items as string[]) {
          this.#sameProduct(this.#card(id).product, input[field])
          this.#set(id, { [field]: input[field] })
        }
        return
      }
      case 'delete-items':
        for (const id of input.items as string[]) this.#card(id)
        return this.#remove(input.items as string[])
      case 'revert-commit':
        return this.#revert(input.commit as string, actor, written)
      default:
        throw new Error(`The referee does not know ${name}: write down in words what it does`)
    }
  }

  #createItem({ item, product, after, ...fields }: Input, at: string): void {
    const owner = this.#card(product)
    this.#free(item)
    for (const field of ['parent', 'feature', 'theme']) this.#sameProduct(product, fields[field])
    const list = `item ${product}`
    const place = after === undefined ? this.#list(list).length : this.#placeBehind(list, after)
    const number = owner.nextNumber as number
    this.#add({ id: item as string, product, number, ...fields, createdAt: at }, place)
    this.#set(owner.id, { nextNumber: number + 1 })
  }

  #moveFeature({ feature, goal, after, reason }: Input): void {
    const card = this.#card(feature)
    this.#card(goal)
    if (after === feature) throw new Trouble('nothing stands behind itself')
    if (this.#productOf(goal) !== this.#productOf(card.goal))
      throw new Trouble(`${goal} is another product's`)
    const moves = card.goal !== goal
    if (moves) this.#atMostFive(goal, reason)
    this.#takeOut(card.id)
    if (moves) this.#set(card.id, { goal, reason })
    this.#placed.add(card.id)
    const list = `feature ${goal}`
    this.#list(list).splice(this.#placeBehind(list, after), 0, card.id)
  }

  /** The columns of a roadmap from left to right: by date; among equal dates as people put them. */
  columns(product: unknown): string[] {
    const key = (id: string) => dayAfter(this.#card(id).date as string | null)
    // Sorting is stable, so the order people gave stays among equals.
    return [...this.#list(`release ${product}`)].sort((a, b) => {
      const [[lastA, widthA], [lastB, widthB]] = [key(a), key(b)]
      return lastA === lastB ? widthA - widthB : lastA - lastB
    })
  }

  /** The column goes behind the other; the dates stay where they are. */
  #moveRelease(release: string, after: string | null): void {
    const { product } = this.#card(release)
    if (after === release) throw new Trouble('nothing stands behind itself')
    const standing = this.columns(product)
    const dates = standing.map((id) => this.#card(id).date)
    const rest = standing.filter((id) => id !== release)
    const at = after === null ? 0 : rest.indexOf(after) + 1
    if (after !== null && at === 0) throw new Trouble(`${after} is not a column of this roadmap`)
    const wanted = [...rest.slice(0, at), release, ...rest.slice(at)]
    for (const [index, id] of wanted.entries()) this.#set(id, { date: dates[index] })
    this.#lists.set(`release ${product}`, wanted)
  }

  /** Cards go with what they belong to, and let go of what they only point at. */
  #remove(ids: readonly string[]): void {
    const gone = new Set<string>(ids)
    for (let grows = true; grows; ) {
      grows = false
      for (const card of this.#cards.values()) {
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
    for (const id of gone) this.#takeOut(id)
    for (const id of gone) this.#cards.delete(id)
    for (const card of [...this.#cards.values()]) {
      for (const [field, fate] of Object.entries(pointers[prefixOf(card.id)] ?? {})) {
        if (fate === 'lets go' && gone.has(card[field] as string)) this.#set(card.id, { [field]: null })
      }
    }
  }

  // The rules, in words.

  #keysDiffer(): void {
    const keys = [...this.#cards.values()].filter(({ id }) => prefixOf(id) === 'prd').map(({ key }) => key)
    if (new Set(keys).size < keys.length) throw new Trouble('two products share a key')
  }

  #atMostFive(goal: unknown, reason: unknown): void {
    if (this.#list(`feature ${goal}`).length >= 5 && reason === '')
      throw new Trouble(`${goal} has five features and nobody says why one more`)
    if (this.#list(`feature ${goal}`).length === 0) this.#lists.delete(`feature ${goal}`)
  }

  #rangeRuns(metric: string): void {
    const { target, targetHigh } = this.#card(metric) as {
      target?: number | null
      targetHigh?: number | null
    }
    if (typeof target === 'number' && typeof targetHigh === 'number' && targetHigh < target)
      throw new Trouble('the target range runs down')
  }

  #notBeneathItself(item: string): void {
    const above = new Set<unknown>()
    for (let id: unknown = item; id; id = this.#card(id).parent) {
      if (above.has(id)) throw new Trouble(`${item} stands beneath itself`)
      above.add(id)
    }
  }

  // Undo.

  #revert(commit: string, actor: string, written: (list: string) => string[]): void {
    const step = this.#steps.get(commit)
    if (!step) throw new Trouble(`${commit} is not in the history`)
    const { cards, lists } = this.#copy()
    const moved = new Set<string>()
    const touched = new Set<string>()
    for (const [id, { before, after }] of step.records) {
      const now = this.#cards.get(id)
      if (before && after && now) this.#putBack(now, before, after, step, touched)
      if (before && !after && !now) {
        this.#bringBack(before, step, touched)
        moved.add(id)
      }
      if (before && !after && now && !sameBut(now, before)) throw new Trouble(`${id} is something else now`)
    }
    for (const [id, { before, after }] of step.records) {
      const now = this.#cards.get(id)
      if (before || !after || !now) continue
      if (!sameBut(now, after)) throw new Trouble(`${id} was changed since`)
      touched.add(id)
      this.#takeOut(id)
      this.#cards.delete(id)
    }
    this.#nothingDangles(step)
    this.#rightsOfUndo(actor, cards, touched)
    this.#adoptOrders(commit, step, { cards, lists }, moved, written)
    this.#keysDiffer()
    for (const [id, card] of this.#cards) {
      if (prefixOf(id) === 'mtr') this.#rangeRuns(id)
      if (prefixOf(id) === 'itm') {
        this.#notBeneathItself(id)
        for (const field of ['parent', 'feature', 'theme']) this.#sameProduct(card.product, card[field])
      }
      if (prefixOf(id) === 'thm') this.#sameProduct(card.product, card.feature)
      if (prefixOf(id) === 'prd') this.#sameProduct(id, card.focus)
    }
  }

  /** Fields that stand as the commit left them go back; what somebody set since stays. */
  #putBack(now: Plain, before: Plain, after: Plain, step: Step, touched: Set<string>): void {
    for (const field of Object.keys(before)) {
      if (field === 'nextNumber' || isDeepStrictEqual(before[field], after[field])) continue
      if (!isDeepStrictEqual(now[field], after[field])) continue
      const target = before[field] as string | null
      const points = pointers[prefixOf(now.id)]?.[field] !== undefined && target !== null
      if (points && !this.#cards.has(target) && !this.#comesBack(step, target)) continue
      if (listOf(now) !== listOf({ ...now, [field]: target })) {
        this.#takeOut(now.id)
        this.#set(now.id, { [field]: target })
        this.#list(listOf(this.#card(now.id))!).push(now.id)
      } else this.#set(now.id, { [field]: target })
      touched.add(now.id)
    }
  }

  #bringBack(before: Plain, step: Step, touched: Set<string>): void {
    const back = { ...before }
    for (const [field, fate] of Object.entries(pointers[prefixOf(before.id)] ?? {})) {
      const target = back[field] as string | null
      if (target === null || this.#cards.has(target) || this.#comesBack(step, target)) continue
      if (fate === 'goes') throw new Trouble(`what ${before.id} belongs to is gone`)
      back[field] = null
    }
    this.#add(back)
    touched.add(back.id)
  }

  #comesBack(step: Step, id: string): boolean {
    const entry = step.records.get(id)
    return entry !== undefined && entry.before !== null && entry.after === null
  }

  #nothingDangles(step: Step): void {
    for (const card of this.#cards.values()) {
      for (const field of Object.keys(pointers[prefixOf(card.id)] ?? {})) {
        const target = card[field] as string | null
        if (target !== null && !this.#cards.has(target)) {
          const unmade = step.records.get(target)?.before === null
          throw new Trouble(`${card.id} ${unmade ? 'uses' : 'points at'} ${target}`)
        }
      }
    }
  }

  /** Nobody gets by undo what they may not do: the server's own, and what only who leads may touch. */
  #rightsOfUndo(actor: string, cards: ReadonlyMap<string, Plain>, touched: ReadonlySet<string>): void {
    if (actor === 'system') return
    const leads = cards.get(actor)?.role === 'owner'
    for (const id of touched) {
      const [was, is] = [cards.get(id), this.#cards.get(id)]
      const prefix = prefixOf(id)
      if (prefix === 'wsp' || (prefix === 'mbr' && !(was && is)))
        throw new Trouble(`only the server makes or unmakes ${id}`)
      if (leads || (prefix !== 'mbr' && prefix !== 'prd')) continue
      const differ = Object.keys(was ?? is!).filter((field) => !isDeepStrictEqual(was?.[field], is?.[field]))
      if (differ.some((field) => field !== 'focus')) throw new Trouble(`${actor} does not lead`)
    }
  }

  /**
   * Where an undone record stands is told by its old key, which words cannot. So the server's order is taken over
   * for what the undone commit had moved, and checked for what it may not do: move anything else, or fall short
   * of the very order from before when nothing has happened to the list since.
   */
  #adoptOrders(
    commit: string,
    step: Step,
    stood: { cards: ReadonlyMap<string, Plain>; lists: ReadonlyMap<string, string[]> },
    returned: ReadonlySet<string>,
    written: (list: string) => string[],
  ): void {
    for (const list of new Set([...this.#lists.keys(), ...stood.lists.keys(), ...step.listsBefore.keys()])) {
      const [was, became] = [step.listsBefore.get(list) ?? [], step.listsAfter.get(list) ?? []]
      const members = this.#lists.get(list) ?? []
      const placed = [...step.placed].filter((id) => members.includes(id))
      const concerned =
        list.startsWith('release') ||
        !isDeepStrictEqual(was, became) ||
        members.some((id) => returned.has(id))
      if (!concerned && placed.length === 0) continue
      const order = written(list)
      const now = stood.lists.get(list) ?? []
      if (!isDeepStrictEqual([...order].sort(), [...members].sort()))
        throw new Trouble(`${list} holds ${order.join(' ')} instead of ${members.join(' ')}`)
      if (order.length > 0) this.#lists.set(list, order)
      else this.#lists.delete(list)
      // Among equal dates a column's place is told by keys that undo may leave; time order is checked elsewhere.
      if (list.startsWith('release')) continue
      const exact = isDeepStrictEqual(order, was)
      // A record that went from one list to another can go back only if both are still there to have it.
      const left = was.filter((id) => !became.includes(id))
      const came = became.filter((id) => !was.includes(id))
      const free =
        was.every((id) => this.#cards.has(id)) &&
        left.every((id) => !stood.cards.has(id)) &&
        came.every((id) => !step.records.get(id)?.before)
      if (this.#changed.get(list) === commit && free && !exact)
        throw new Trouble(`${list} is ${order.join(' ')} and not ${was.join(' ')} again`)
      const mayMove = new Set([...returned, ...placed, ...movedIn(was, became)])
      const still = (ids: readonly string[]) => ids.filter((id) => members.includes(id) && !mayMove.has(id))
      if (!isDeepStrictEqual(still(order), still(now)))
        throw new Trouble(`${list} moved what the undone step had not: ${still(order).join(' ')}`)
      for (const id of mayMove) this.#placed.add(id)
      const earlier = step.changedBefore.get(list)
      // Taken back exactly, the order is as the commit before left it; an undo of that one must be exact again.
      if (this.#changed.get(list) === commit && exact && earlier) this.#changed.set(list, earlier)
      else this.#changed.set(list, '(undo)')
    }
  }
}

/** The same card, but for its place and for counters that only grow. */
function sameBut(a: Plain, b: Plain): boolean {
  return isDeepStrictEqual({ ...a, nextNumber: 0 }, { ...b, nextNumber: 0 })
}

/** Who moved between two orders: a smallest set of records without which the rest kept their order. */
function movedIn(was: readonly string[], became: readonly string[]): string[] {
  const places = became.map((id) => was.indexOf(id))
  // Longest rising run of old places (quadratic; lists are short): those in it stood still.
  const best: number[][] = []
  for (const [index, place] of places.entries()) {
    let longest: number[] = []
    for (let earlier = 0; earlier < index; earlier++) {
      if (
        place >= 0 &&
        places[earlier]! >= 0 &&
        places[earlier]! < place &&
        best[earlier]!.length > longest.length
      )
        longest = best[earlier]!
    }
    best.push(place < 0 ? [] : [...longest, index])
  }
  const still = new Set(
    best.reduce((a, b) => (b.length > a.length ? b : a), []).map((index) => became[index]!),
  )
  return [...new Set([...was, ...became])].filter((id) => !still.has(id))
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
