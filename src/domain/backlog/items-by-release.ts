import { SortedList } from '#base/sorted-list.ts'
import { byRank } from '../kernel/kind.ts'
import { find, ordered, pointing, type State } from '../kernel/state.ts'
import type { Row } from '../kinds.ts'
import type { Item } from './item.ts'

/** The items of a product that are for one release, or for none, in rank order; and what they come to. */
export interface ReleaseItems {
  readonly items: SortedList<Item>
  readonly done: number
  /** the sum of the estimates that there are */
  readonly points: number
}

interface Standing {
  items: SortedList<Item>
  done: number
  points: number
}

const noItems: ReleaseItems = { items: new SortedList<Item>(byRank), done: 0, points: 0 }

/** More news than this is read anew from the State instead: a load, an import. */
const mostNews = 1_000

const kept = new WeakMap<State, Map<string, ItemsByRelease>>()

/** The items of a product by release; made at the first question, and kept with the State. */
export function itemsByRelease(state: State, product: string): ItemsByRelease {
  let mine = kept.get(state)
  if (!mine) {
    mine = new Map()
    kept.set(state, mine)
  }
  let index = mine.get(product)
  if (!index) {
    index = new ItemsByRelease(state, product)
    mine.set(product, index)
  }
  return index
}

/**
 * Follows a State: a change costs what it touched and not what there is. News are taken note of as they come, and
 * taken in when somebody asks. What is asked is the State as it is by then, so a change of a feature's place moves
 * the items that point at it now.
 */
export class ItemsByRelease {
  readonly #state: State
  readonly #product: string
  #groups = new Map<string | null, Standing>()
  /** feature -> the release that its items stand under here */
  #releases = new Map<string, string | null>()
  #items: { before: Item | null; after: Item | null }[] = []
  #features = new Set<string>()
  #goals = new Set<string>()
  #stale = true
  #version = 0

  constructor(state: State, product: string) {
    this.#state = state
    this.#product = product
    state.followers.add((kind, before, after) => {
      if (this.#stale) return
      if (kind === 'item') {
        const mine = (record: object | null | undefined) =>
          record && (record as Row).product === product ? (record as Item) : null
        const news = { before: mine(before), after: mine(after) }
        if (news.before || news.after) this.#items.push(news)
      } else if (kind === 'feature') this.#features.add((after ?? before)!.id)
      else if (kind === 'goal') this.#goals.add((after ?? before)!.id)
      if (this.#items.length + this.#features.size > mostNews) this.#forget()
    })
  }

  /** Moves when an item comes, goes, or stands elsewhere: in rank, or under another release. */
  get version(): number {
    this.#takeIn()
    return this.#version
  }

  /** Of a release, or of none: those that trace to no goal. */
  of(release: string | null): ReleaseItems {
    this.#takeIn()
    return this.#groups.get(release) ?? noItems
  }

  /** The release that an item is for. */
  releaseOf({ feature }: Pick<Item, 'feature'>): string | null {
    this.#takeIn()
    return this.#standsUnder(feature)
  }

  #standsUnder(feature: string | null): string | null {
    if (feature === null) return null
    const known = this.#releases.get(feature)
    if (known !== undefined) return known
    // Nothing stands under it yet: it is looked up where it is by now.
    const release = this.#releaseNow(feature)
    this.#releases.set(feature, release)
    return release
  }

  #forget(): void {
    this.#stale = true
    this.#items = []
    this.#features.clear()
    this.#goals.clear()
  }

  #takeIn(): void {
    if (this.#stale) {
      this.#readAll()
      return
    }
    if (this.#items.length === 0 && this.#features.size === 0 && this.#goals.size === 0) return
    for (const { before, after } of this.#items) {
      const [from, to] = [before, after].map((item) => this.#standsUnder(item?.feature ?? null))
      if (before) this.#remove(before, from!)
      if (after) this.#add(after, to!)
      if (before?.rank !== after?.rank || from !== to) this.#version += 1
    }
    for (const goal of this.#goals)
      for (const id of pointing(this.#state, 'feature', 'goal', goal)) this.#features.add(id)
    for (const feature of this.#features) this.#moveAll(feature)
    this.#items = []
    this.#features.clear()
    this.#goals.clear()
  }

  #moveAll(feature: string): void {
    const from = this.#standsUnder(feature)
    const to = this.#releaseNow(feature)
    this.#releases.set(feature, to)
    if (from === to) return
    for (const id of pointing(this.#state, 'item', 'feature', feature)) {
      const item = find(this.#state, 'item', id)!
      if (item.product !== this.#product) continue
      this.#remove(item, from)
      this.#add(item, to)
      this.#version += 1
    }
  }

  #releaseNow(feature: string): string | null {
    const record = find(this.#state, 'feature', feature)
    return (record && find(this.#state, 'goal', record.goal)?.release) ?? null
  }

  #add(item: Item, release: string | null): void {
    let group = this.#groups.get(release)
    if (!group) {
      group = { items: new SortedList<Item>(byRank), done: 0, points: 0 }
      this.#groups.set(release, group)
    }
    group.items.add(item)
    count(group, item, 1)
  }

  #remove(item: Item, release: string | null): void {
    const group = this.#groups.get(release)
    if (group?.items.delete(item)) count(group, item, -1)
  }

  #readAll(): void {
    this.#stale = false
    this.#version += 1
    this.#releases = new Map()
    const sorted = new Map<string | null, Item[]>()
    for (const item of ordered(this.#state, 'item', this.#product)) {
      const release = this.#standsUnder(item.feature)
      const items = sorted.get(release)
      if (items) items.push(item)
      else sorted.set(release, [item])
    }
    this.#groups = new Map()
    for (const [release, items] of sorted) {
      const group = { items: SortedList.from(byRank, items), done: 0, points: 0 }
      for (const item of items) count(group, item, 1)
      this.#groups.set(release, group)
    }
  }
}

function count(group: Standing, { status, estimate }: Item, by: 1 | -1): void {
  if (status === 'done') group.done += by
  group.points += by * (estimate ?? 0)
}
