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

/** The items of a product by the release that they are for, as the State is when one asks. */
export interface ItemsByRelease {
  /** moves when an item comes, goes, or stands elsewhere: in rank, or under another release */
  readonly version: number
  /** Of a release; null: of none, those that trace to no goal. */
  of(release: string | null): ReleaseItems
  /** The release that an item is for. */
  releaseOf(item: Pick<Item, 'feature'>): string | null
}

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
    index = follow(state, product)
    mine.set(product, index)
  }
  return index
}

/**
 * Follows a State: a change costs what it touched and not what there is. News are taken note of as they come, and
 * taken in when somebody asks. What is asked is the State as it is by then, so a change of a feature's place moves
 * the items that point at it now.
 */
function follow(state: State, product: string): ItemsByRelease {
  let groups = new Map<string | null, Standing>()
  /** feature -> the release that its items stand under here */
  let releases = new Map<string, string | null>()
  let news: { before: Item | null; after: Item | null }[] = []
  const features = new Set<string>()
  const goals = new Set<string>()
  let stale = true
  let version = 0

  const mine = (record: object | null | undefined) =>
    record && (record as Row).product === product ? (record as Item) : null
  state.followers.add((kind, before, after) => {
    if (stale) return
    if (kind === 'item') {
      const told = { before: mine(before), after: mine(after) }
      if (told.before || told.after) news.push(told)
    } else if (kind === 'feature') features.add((after ?? before)!.id)
    else if (kind === 'goal') goals.add((after ?? before)!.id)
    if (news.length + features.size > mostNews) {
      stale = true
      forget()
    }
  })

  function forget(): void {
    news = []
    features.clear()
    goals.clear()
  }

  function releaseNow(feature: string): string | null {
    const record = find(state, 'feature', feature)
    return (record && find(state, 'goal', record.goal)?.release) ?? null
  }

  function standsUnder(feature: string | null): string | null {
    if (feature === null) return null
    const known = releases.get(feature)
    if (known !== undefined) return known
    // Nothing stands under it yet: it is looked up where it is by now.
    const release = releaseNow(feature)
    releases.set(feature, release)
    return release
  }

  function add(item: Item, release: string | null): void {
    let group = groups.get(release)
    if (!group) {
      group = { items: new SortedList<Item>(byRank), done: 0, points: 0 }
      groups.set(release, group)
    }
    group.items.add(item)
    count(group, item, 1)
  }

  function remove(item: Item, release: string | null): void {
    const group = groups.get(release)
    if (group?.items.delete(item)) count(group, item, -1)
  }

  function moveAll(feature: string): void {
    const from = standsUnder(feature)
    const to = releaseNow(feature)
    releases.set(feature, to)
    if (from === to) return
    for (const id of pointing(state, 'item', 'feature', feature)) {
      const item = find(state, 'item', id)!
      if (item.product !== product) continue
      remove(item, from)
      add(item, to)
      version += 1
    }
  }

  function readAll(): void {
    stale = false
    version += 1
    releases = new Map()
    const sorted = Map.groupBy(ordered(state, 'item', product), ({ feature }) => standsUnder(feature))
    groups = new Map()
    for (const [release, items] of sorted) {
      const group = { items: SortedList.from(byRank, items), done: 0, points: 0 }
      for (const item of items) count(group, item, 1)
      groups.set(release, group)
    }
  }

  function takeIn(): void {
    if (stale) {
      readAll()
      return
    }
    if (news.length === 0 && features.size === 0 && goals.size === 0) return
    for (const { before, after } of news) {
      const [from, to] = [before, after].map((item) => standsUnder(item?.feature ?? null))
      if (before) remove(before, from!)
      if (after) add(after, to!)
      if (before?.rank !== after?.rank || from !== to) version += 1
    }
    for (const goal of goals) for (const id of pointing(state, 'feature', 'goal', goal)) features.add(id)
    for (const feature of features) moveAll(feature)
    forget()
  }

  return {
    get version() {
      takeIn()
      return version
    },
    of(release) {
      takeIn()
      return groups.get(release) ?? noItems
    },
    releaseOf({ feature }) {
      takeIn()
      return standsUnder(feature)
    },
  }
}

function count(group: Standing, { status, estimate }: Item, by: 1 | -1): void {
  if (status === 'done') group.done += by
  group.points += by * (estimate ?? 0)
}
