import { byCodeUnits } from '#base/by-code-units.ts'
import { reweighted, type SparseRows, tfIdf } from '#base/text/weights.ts'
import { centresOf, fit } from './themes/centres.ts'
import {
  absorbed,
  communities,
  type Link,
  linksOf,
  merged,
  refined,
  separated,
} from './themes/communities.ts'
import { type CountedTerms, countTerms } from './themes/count-terms.ts'
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
  /** Item id → the theme a person put it in. Such items stay together, and apart from those of other themes. */
  readonly pinned?: ReadonlyMap<string, string>
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
  /** Items without a similar neighbour, by id. */
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
// From here on one round, so that the answer still comes within a few seconds.
const MANY = 5000

/**
 * Groups items by what they are about: a nearest-neighbour graph over TF-IDF, cut into communities, whose words
 * then weigh the terms for a second and a third look. The same items give the same themes in whatever order they
 * come. Handles any script; 10,000 items take a few seconds.
 */
export function proposeThemes(items: readonly ThemeInput[], options: ThemeOptions = {}): ThemeProposal {
  const { resolution = 1, seed = 1, pinned = new Map() } = options
  const sorted = [...new Map(items.map((item) => [item.id, item])).values()].sort((a, b) =>
    byCodeUnits(a.id, b.id),
  )
  const { together, keys } = groupsOf(sorted, pinned)
  const counted = countTerms(subjects(sorted))
  const random = seededRandom(seed)
  const small = Math.min(1, Math.log10(Math.max(sorted.length, 10)) - 1)
  const cut: Cut = {
    together,
    neighbours: Math.max(2, Math.min(NEIGHBOURS, Math.round(1.5 * Math.sqrt(sorted.length)))),
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
  const community = absorbed(found.community, found.links, together, atLeast)
  return proposal(sorted, community, weights, together, keys, counted)
}

interface Cut {
  readonly together: Int32Array
  readonly neighbours: number
  readonly resolution: number
  readonly random: () => number
}

function look(
  rows: SparseRows,
  cut: Cut,
  earlier: readonly Link[],
): { community: Int32Array; links: Link[] } {
  const links = merged(linksOf(nearest(rows, cut.neighbours, LEAST_LIKENESS)), earlier)
  const first = communities(links, cut.together, cut.resolution, cut.random)
  const apart = separated(first, rows, cut.together)
  return { community: refined(apart, rows, links, cut.together, REFINE_ROUNDS), links }
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

function groupsOf(
  items: readonly ThemeInput[],
  pinned: ReadonlyMap<string, string>,
): { together: Int32Array; keys: string[] } {
  const keys = [...new Set(items.flatMap(({ id }) => pinned.get(id) ?? []))].sort(byCodeUnits)
  const numbers = new Map(keys.map((key, i) => [key, i]))
  const together = Int32Array.from(items, ({ id }) => numbers.get(pinned.get(id) ?? '') ?? -1)
  return { together, keys }
}

function proposal(
  items: readonly ThemeInput[],
  community: Int32Array,
  rows: SparseRows,
  together: Int32Array,
  pinnedKeys: readonly string[],
  counted: CountedTerms,
): ThemeProposal {
  const members = new Map<number, number[]>()
  community.forEach((at, row) => {
    const list = members.get(at)
    if (list) list.push(row)
    else members.set(at, [row])
  })
  const isPinned = (row: number) => (together[row] ?? -1) >= 0
  const groups = [...members.values()].filter((group) => group.length > 1 || group.some(isPinned))
  // Larger themes choose their names first; the sort is stable, so equal sizes keep the order of their first id.
  groups.sort((a, b) => b.length - a.length)
  const names = nameThemes(groups, counted)
  const centres = centresOf(rows, community)
  const keys = new Set(pinnedKeys)
  const themes = groups.map((group, i): ProposedTheme => {
    const { name = '', words = [] } = names[i] ?? {}
    const pin = group.find(isPinned)
    const key = pin === undefined ? freeKey(name, keys) : (pinnedKeys[together[pin] as number] as string)
    const fits = group.map((row) => {
      const likeness = Math.min(1, fit(rows, row, centres, community[row] as number))
      return { id: (items[row] as ThemeInput).id, fit: Math.round(likeness * 1000) / 1000 }
    })
    return { key, name, words, items: fits.sort((a, b) => b.fit - a.fit || byCodeUnits(a.id, b.id)) }
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
