import { byCodeUnits } from '#base/by-code-units.ts'
import { reweighted, type SparseRows, tfIdf } from '#base/text/weights.ts'
import { type Centres, centresOf, fit } from './themes/centres.ts'
import {
  absorbed,
  communities,
  held,
  holds,
  type Link,
  linksOf,
  merged,
  refined,
} from './themes/communities.ts'
import { type CountedTerms, countTerms, sharedParts } from './themes/count-terms.ts'
import { nameThemes } from './themes/name-themes.ts'
import { nearest } from './themes/nearest.ts'
import { seededRandom } from './themes/seeded-random.ts'
import { sharpened } from './themes/sharpen.ts'
import { subjects } from './themes/subject.ts'

export interface ThemeInput {
  readonly id: string
  readonly title: string
  readonly text: string
}

export interface ThemeOptions {
  /** How fine to cut: 1 is usual, 2 gives more and smaller themes, 0.5 fewer and larger ones. */
  readonly resolution?: number
  readonly seed?: number
  /**
   * Item id → key of the theme a person put it in. Such a theme holds these items and no others: themes are sought
   * among the rest, so that what was made by hand neither grows nor lends its name.
   */
  readonly pinned?: ReadonlyMap<string, string>
  /** Key of a pinned theme → what it is called; no theme that is found takes such a name. */
  readonly named?: ReadonlyMap<string, string>
}

export interface ProposedTheme {
  /** The pinned theme's key where items are pinned; otherwise made of the theme's name. */
  readonly key: string
  readonly name: string
  readonly words: string[]
  /** Best fit first; `fit` is the likeness to the theme's centre, 0…1. */
  readonly items: { readonly id: string; readonly fit: number }[]
}

export interface ThemeProposal {
  /** Largest first, then by key. */
  readonly themes: ProposedTheme[]
  /** Items that fit no theme, in the order of their titles. */
  readonly loose: string[]
}

// What follows was chosen by measurement; docs/themes.md has the figures.
const NEIGHBOURS = 15
const RESOLUTION = 2.25
const LEAST_LIKENESS = 0.1
const IDF_POWER = 0.5
const PAIR_WEIGHT = 0.7
const REFINE_ROUNDS = 3
const SHARPEN_ROUNDS = 2
// An item whose links into its theme, times the part of its words that others share, weigh less than this (with 15
// neighbours; in proportion with fewer) fits it poorly: four in five of such items are wrong there, of all two in five.
const LEAST_HOLD = 0.8
// From here on one round, so that the answer still comes within a few seconds.
const MANY = 5000

/**
 * Groups items by what they are about: a nearest-neighbour graph over TF-IDF, cut into communities, whose words
 * then weigh the terms for a second and a third look. The same stories give the same themes in whatever order they
 * come and whatever their ids; what fits none is left loose. Handles any script; 10,000 items take a few seconds.
 */
export function proposeThemes(items: readonly ThemeInput[], options: ThemeOptions = {}): ThemeProposal {
  const { resolution = 1, seed = 1, pinned = new Map(), named = new Map() } = options
  const sorted = [...new Map(items.map((item) => [item.id, item])).values()].sort(byContent)
  const { pins, keys } = pinsOf(sorted, pinned)
  const counted = countTerms(subjects(sorted))
  const random = seededRandom(seed)
  const small = Math.min(1, Math.log10(Math.max(sorted.length, 10)) - 1)
  const neighbours = Math.max(2, Math.min(NEIGHBOURS, Math.round(1.5 * Math.sqrt(sorted.length))))
  const cut: Cut = {
    pins,
    neighbours,
    // Modularity cannot see groups of a few items at the usual resolution, so small backlogs start at 1.
    resolution: (1 + (RESOLUTION - 1) * small) * resolution,
    random,
  }
  let weights = termWeights(counted)
  const first = look(weights, cut, [])
  let found = first
  for (let round = 0; round < (sorted.length < MANY ? SHARPEN_ROUNDS : 1); round++) {
    weights = sharpened(weights, found.community)
    // The links of the first look stay in: what sharpening makes of a poor first grouping cannot run away.
    found = look(weights, cut, first.links)
  }
  const atLeast = sorted.length < 30 ? 2 : 3
  const leastHold = (LEAST_HOLD * neighbours) / NEIGHBOURS
  const community = absorbed(found.community, found.links, { pins, atLeast, leastHold })
  const hold = holds(community, found.links)
  const shared = sharedParts(counted)
  const fits = (row: number) => (hold[row] as number) * (shared[row] as number) >= leastHold
  const groups = groupsOf(community)
    .map((group) => group.filter((row) => held(row, pins) || fits(row)))
    .filter((group) => group.length >= atLeast || group.some((row) => held(row, pins)))
  return proposal(sorted, groups, centresOf(weights, community), {
    community,
    weights,
    pins,
    keys,
    named,
    counted,
  })
}

interface Cut {
  readonly pins: Int32Array
  readonly neighbours: number
  readonly resolution: number
  readonly random: () => number
}

function look(
  rows: SparseRows,
  { pins, neighbours, resolution, random }: Cut,
  earlier: readonly Link[],
): { community: Int32Array; links: Link[] } {
  // What is pinned has its place, so it links nothing.
  const near = linksOf(nearest(rows, neighbours, LEAST_LIKENESS)).filter(
    ({ a, b }) => !held(a, pins) && !held(b, pins),
  )
  const links = merged(near, earlier)
  const first = communities(links, pins, resolution, random)
  return { community: refined(first, rows, links, REFINE_ROUNDS), links }
}

// Rarity counts less here than in a search (idf to the power ½): themes are made of words that many items share.
function termWeights({ counts }: CountedTerms): SparseRows {
  const { rows, terms, documents } = tfIdf(counts, { minDocuments: counts.length > 20 ? 2 : 1 })
  const factor = terms.map((term, column) => {
    const idf = 1 + Math.log((1 + counts.length) / (1 + (documents[column] ?? 0)))
    return idf ** (IDF_POWER - 1) * (term.includes(' ') ? PAIR_WEIGHT : 1)
  })
  return reweighted(rows, factor)
}

// Ids are drawn by chance, and the same stories are to give the same themes: an id decides only between twins.
function byContent(a: ThemeInput, b: ThemeInput): number {
  return byCodeUnits(a.title, b.title) || byCodeUnits(a.text, b.text) || byCodeUnits(a.id, b.id)
}

/** Row → number of the theme it is pinned to, -1 for a free one; and the themes' keys by these numbers. */
function pinsOf(
  items: readonly ThemeInput[],
  pinned: ReadonlyMap<string, string>,
): { pins: Int32Array; keys: string[] } {
  const keys = [...new Set(items.flatMap(({ id }) => pinned.get(id) ?? []))]
  const numbers = new Map(keys.map((key, i) => [key, i]))
  return { pins: Int32Array.from(items, ({ id }) => numbers.get(pinned.get(id) ?? '') ?? -1), keys }
}

function groupsOf(community: Int32Array): number[][] {
  const members = new Map<number, number[]>()
  community.forEach((at, row) => {
    const list = members.get(at)
    if (list) list.push(row)
    else members.set(at, [row])
  })
  return [...members.values()]
}

function proposal(
  items: readonly ThemeInput[],
  groups: number[][],
  centres: Centres,
  found: {
    community: Int32Array
    weights: SparseRows
    pins: Int32Array
    keys: readonly string[]
    named: ReadonlyMap<string, string>
    counted: CountedTerms
  },
): ThemeProposal {
  const { community, weights, pins, keys: pinnedKeys, named, counted } = found
  // Larger themes choose their names first; the sort is stable, so equal sizes keep the order of their first row.
  groups.sort((a, b) => b.length - a.length)
  const names = nameThemes(groups, counted, named.values())
  const keys = new Set(pinnedKeys)
  const themes = groups.map((group, i): ProposedTheme => {
    const { name = '', words = [] } = names[i] ?? {}
    const pinnedKey = pinnedKeys[pins[group[0] as number] as number]
    const fits = group.map((row) => {
      const likeness = Math.min(1, fit(weights, row, centres, community[row] as number))
      return { id: (items[row] as ThemeInput).id, fit: Math.round(likeness * 1000) / 1000 }
    })
    const own = pinnedKey === undefined ? name : (named.get(pinnedKey) ?? name)
    // The sort is stable: what fits equally stays in the order of the titles.
    return {
      key: pinnedKey ?? freeKey(name, keys),
      name: own,
      words,
      items: fits.sort((a, b) => b.fit - a.fit),
    }
  })
  const placed = new Set(groups.flat())
  return {
    themes: themes.sort((a, b) => b.items.length - a.items.length || byCodeUnits(a.key, b.key)),
    loose: items.filter((_, row) => !placed.has(row)).map(({ id }) => id),
  }
}

function freeKey(name: string, taken: Set<string>): string {
  const base =
    name
      .toLowerCase()
      .replace(/['’]/g, '')
      .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-') || 'theme'
  let key = base
  for (let number = 2; taken.has(key); number++) key = `${base}-${number}`
  taken.add(key)
  return key
}
