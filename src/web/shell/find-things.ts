import type { useNavigate } from '@tanstack/react-router'
import { fitOf, fits, isShortFor, type Sought, sought } from '#base/text/fit.ts'
import { fold } from '#base/text/fold.ts'
import { createItem } from '#domain/backlog/create-item.ts'
import { administrators } from '#domain/kernel/right.ts'
import { scopeIn } from '#domain/kernel/scope.ts'
import { find, ordered, type State } from '#domain/kernel/state.ts'
import { itemKey } from '#domain/keys.ts'
import type { Kind } from '#domain/kinds.ts'
import { isShownTo, peopleOf } from '#domain/people/people-of.ts'
import type { Product } from '#domain/product/product.ts'
import { plainDate } from '#domain/roadmap/release-date.ts'
import { releaseName } from '#domain/roadmap/release-name.ts'
import { featuresOf, goalOf } from '#domain/roadmap/trace.ts'
import type { FoundThings, PaletteResult } from '#web/actions/palette-lines.ts'
import { bestOf, likely, type Rated } from '#web/actions/rank.ts'
import { bringTo } from '#web/product/arrival.ts'
import { createItemSearch } from '#web/product/item-search.ts'
import { queryLeft } from '#web/product/list-place.ts'
import type { ReadStore } from '#web/store/screen-store.ts'
import { kindKey } from '#web/store/subscriptions.ts'
import { store as theStore } from '#web/store/the-store.ts'
import { arriveAt } from '#web/ui/arrive-at.ts'
import { itemStatusWords } from '#words/items.ts'
import { kindWords } from '#words/kinds.ts'
import { thingsWords as say } from '#words/things.ts'

type Navigate = ReturnType<typeof useNavigate>

/** Something of a plan, or somebody, by all that it is called. */
interface Thing extends Omit<PaletteResult, 'perform'> {
  /** folded, what is shown first */
  names: readonly string[]
  likely: Rated['likely']
  go(navigate: Navigate): void
}

const decideThings: readonly Kind[] = ['product', 'release', 'goal', 'feature', 'member', 'membership']

/** As many as are listed at all. */
const MOST = 200

/** What was gone to from here on this visit. */
const visited = new Set<string>()

/**
 * What the palette finds besides what can be done: the plans of all products, the people and items of this one. It is
 * the page's own replica that is searched, so nobody finds what they may not see.
 */
export function findThings(
  product: string,
  navigate: Navigate,
  store: ReadStore = theStore,
): (query: string) => FoundThings {
  const current = () => find(store.state, 'product', product)
  const searchItems = createItemSearch(() => ({
    key: current()?.key ?? '',
    version: store.subscriptions.versionOf(kindKey('item')),
    items: () => ordered(store.state, 'item', product),
  }))
  let kept: { version: number; things: readonly Thing[] } = { version: -1, things: [] }
  const things = () => {
    const version = decideThings.reduce((sum, kind) => sum + store.subscriptions.versionOf(kindKey(kind)), 0)
    if (version !== kept.version) kept = { version, things: thingsIn(store, product) }
    return kept.things
  }

  return (query) => {
    const here = current()
    const wanted = sought(query)
    if (!here || wanted.text === '') return { results: [], more: 0, ways: [] }
    const rated = (isFitting: (name: string) => number) =>
      things().flatMap((thing): (Thing & Rated)[] => {
        const fit = Math.max(...thing.names.map(isFitting))
        return fit > 0 ? [{ ...thing, fit, length: thing.label.length, recent: visited.has(thing.id) }] : []
      })
    const planned = rated((name) => fitOf(name, wanted))
    // One Latin letter stands in nearly every title.
    const tooShort = /^[\0-\x7f]?$/.test(wanted.text)
    const { found, count } = tooShort ? { found: [], count: 0 } : searchItems(query)
    const ofItems = found.map(({ item, ...fit }) => {
      const key = itemKey(here, item)
      return {
        ...fit,
        id: item.id,
        label: item.title,
        detail: item.status === 'done' ? say('doneItem', { key, status: itemStatusWords('done') }) : key,
        recent: visited.has(item.id),
        go: (to: Navigate) => openItem(to, here, item.id, key),
      }
    })
    // Letters alone are looked for where nothing holds them.
    const isHeld = planned.length > 0 || found.some(({ fit }) => fit > fits.letters)
    const all = isHeld || tooShort ? [...planned, ...ofItems] : [...rated(letters(wanted)), ...ofItems]
    const best = bestOf(all).slice(0, MOST)
    return {
      results: best.map(({ go, ...one }) => ({
        ...one,
        perform: () => {
          visited.add(one.id)
          go(navigate)
        },
      })),
      more: Math.max(0, all.length - best.length) + (count - found.length),
      ways: waysOn(store, here, query.trim(), navigate),
    }
  }
}

/** Nobody abbreviates what is longer, and in a sentence any letters are found. */
const SHORTENED = 60

const letters =
  ({ text }: Sought) =>
  (name: string) =>
    text.length > 2 && name.length <= SHORTENED && isShortFor(text, name) ? fits.letters : 0

/** In the list, at its row and shown whole beside it, under the filter that stands there. */
function openItem(navigate: Navigate, { id, key }: Product, item: string, name: string): void {
  void toBacklog(navigate, id, key, name).then(() => bringTo({ at: 'item', id: item }))
}

function toBacklog(navigate: Navigate, product: string, key: string, peek?: string): Promise<void> {
  const isThere = location.pathname.endsWith('/backlog')
  return navigate({
    to: '/p/$key/backlog',
    params: { key },
    search: (now: { q?: string; group?: string }) => {
      const { q, group } = isThere ? now : { q: queryLeft(product) }
      return { ...(q && { q }), ...(group && { group }), ...(peek && { peek }) }
    },
  })
}

/** What can be done with the words themselves, so that nothing typed leads nowhere. */
function waysOn(store: ReadStore, { id, key }: Product, query: string, navigate: Navigate): PaletteResult[] {
  if (!store.holds(scopeIn(id, 'backlog'))) return []
  const filter: PaletteResult = {
    id: 'filter',
    label: say('filterFor', { query }),
    detail: '',
    perform: () =>
      void navigate({
        to: '/p/$key/backlog',
        params: { key },
        search: ({ group }: { group?: string }) => ({ q: query, ...(group && { group }) }),
      }),
  }
  const make: PaletteResult = {
    id: 'new-item',
    label: say('newItem', { title: query }),
    detail: '',
    perform: () => void toBacklog(navigate, id, key).then(() => bringTo({ at: 'new-item', title: query })),
  }
  return store.may(createItem) ? [filter, make] : [filter]
}

function thingsIn(store: ReadStore, current: string): Thing[] {
  const { state } = store
  const administers = store.may({ allow: administrators })
  const shown = peopleOf(state, current).filter((person) => isShownTo(administers, person))
  const people = shown.map(
    ({ member: { id, name } }): Thing => ({
      id,
      label: name,
      names: [fold(name)],
      detail: kindWords('member'),
      likely: likely.plan,
      go: (navigate) => void toSettings(navigate, state, current, `[data-member="${id}"]`),
    }),
  )
  return [...[...state.records.product.values()].flatMap((one) => planOf(state, one, current)), ...people]
}

function planOf(state: State, product: Product, current: string): Thing[] {
  const { key, name } = product
  const isHere = product.id === current
  const toRoadmap = (place: string) => (navigate: Navigate) =>
    void navigate({ to: '/p/$key/roadmap', params: { key } }).then(() => arriveAt(place, 'button'))
  const thing = (
    kind: 'release' | 'goal' | 'feature',
    id: string,
    label: string,
    of: string,
    place: string,
  ): Thing => {
    const told = { kind: kindWords(kind), of }
    return {
      id,
      label,
      names: [fold(label)],
      detail: isHere ? say('planned', told) : say('plannedElsewhere', { ...told, product: name }),
      likely: isHere ? likely.plan : likely.elsewhere,
      go: toRoadmap(place),
    }
  }
  const things: Thing[] = []
  if (!isHere)
    things.push({
      id: product.id,
      label: name,
      names: [fold(name), fold(key)],
      detail: say('product', { kind: kindWords('product'), key }),
      likely: likely.plan,
      go: (navigate) => void navigate({ to: '/p/$key/roadmap', params: { key } }),
    })
  for (const release of ordered(state, 'release', product.id)) {
    const [called, date] = [releaseName(release), plainDate(release.date)]
    things.push({
      ...thing('release', release.id, called, date, `[data-cell="name:${release.id}"]`),
      names: [fold(called), fold(date)],
    })
    const goal = goalOf(state, release.id)
    if (!goal) continue
    things.push(thing('goal', goal.id, goal.text, called, `[data-cell="goal:${release.id}"]`))
    for (const feature of featuresOf(state, release.id))
      things.push(thing('feature', feature.id, feature.name, called, `[data-feature="${feature.id}"]`))
  }
  return things
}

function toSettings(navigate: Navigate, state: State, product: string, selector: string): void {
  const key = find(state, 'product', product)?.key ?? ''
  void navigate({ to: '/p/$key/settings', params: { key } }).then(() => arriveAt(selector))
}
