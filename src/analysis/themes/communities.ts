import { UndirectedGraph } from 'graphology'
import louvainModule from 'graphology-communities-louvain'
import type { SparseRows } from '#base/text/weights.ts'
import { centresOf, countOf, fit } from './centres.ts'
import type { Neighbour } from './nearest.ts'

// The package is CommonJS whose export is the function itself; its types describe it as an ES module.
const louvain = louvainModule as unknown as typeof louvainModule.default

export interface Link {
  readonly a: number
  readonly b: number
  readonly weight: number
}

/** Links each row with its neighbours; a pair appears once, with a < b, in ascending order. */
export function linksOf(neighbours: readonly (readonly Neighbour[])[]): Link[] {
  const links: Link[] = []
  neighbours.forEach((near, row) => {
    for (const { row: other, likeness } of near) {
      const twice = other < row && neighbours[other]?.some((back) => back.row === row)
      if (!twice) links.push({ a: Math.min(row, other), b: Math.max(row, other), weight: likeness })
    }
  })
  return links.sort((x, y) => x.a - y.a || x.b - y.b)
}

/** Two lists of links, each ascending, as one: a pair in both has the sum of the weights. */
export function merged(some: readonly Link[], others: readonly Link[]): Link[] {
  const all: Link[] = []
  let i = 0
  let j = 0
  while (i < some.length || j < others.length) {
    const [x, y] = [some[i], others[j]]
    const order = !x ? 1 : !y ? -1 : x.a - y.a || x.b - y.b
    if (order === 0 && x && y) all.push({ a: x.a, b: x.b, weight: x.weight + y.weight })
    else all.push((order < 0 ? x : y) as Link)
    if (order <= 0) i += 1
    if (order >= 0) j += 1
  }
  return all
}

/** Whether a person has put the row into a theme; `pins` is row → theme, -1 for a free row. */
export function held(row: number, pins: Int32Array): boolean {
  return (pins[row] as number) >= 0
}

/**
 * The community of each row by the Louvain method (Blondel et al. 2008), numbered from 0 by first row; the pinned
 * rows of one theme are one community.
 *
 * @param links between free rows
 */
export function communities(
  links: readonly Link[],
  pins: Int32Array,
  resolution: number,
  random: () => number,
): Int32Array {
  const graph = new UndirectedGraph<Record<string, never>, { weight: number }>()
  for (let row = 0; row < pins.length; row++) if (!held(row, pins)) graph.addNode(String(row))
  // Adding by key is several times quicker than looking for the edge.
  links.forEach(({ a, b, weight }, key) => {
    graph.addEdgeWithKey(key, String(a), String(b), { weight })
  })
  const found = graph.size === 0 ? {} : louvain(graph, { resolution, rng: random, getEdgeWeight: 'weight' })
  return renumbered(Array.from(pins, (pin, row) => (pin >= 0 ? `pin ${pin}` : (found[row] ?? `row ${row}`))))
}

/**
 * Moves linked rows to the community they fit best, half by likeness to its centre, half by the share of their
 * links that lead there: Louvain's greedy first choices are mended this way.
 */
export function refined(
  start: Int32Array,
  rows: SparseRows,
  links: readonly Link[],
  rounds: number,
): Int32Array {
  const { height } = rows
  const linked = linksByRow(links, height)
  let current = start
  for (let round = 0; round < rounds; round++) {
    const count = countOf(current)
    const centres = centresOf(rows, current)
    const next = Int32Array.from(current)
    const share = new Float64Array(count)
    for (let row = 0; row < height; row++) {
      const near = linked[row] as Neighbour[]
      if (near.length === 0) continue
      share.fill(0)
      let total = 0
      for (const { row: other, likeness } of near) {
        const community = current[other] as number
        share[community] = (share[community] as number) + likeness
        total += likeness
      }
      let best = current[row] as number
      let most = Number.NEGATIVE_INFINITY
      // A community without a link to the row cannot win by much, and skipping it keeps 10,000 rows quick.
      for (const community of new Set([best, ...near.map(({ row: other }) => current[other] as number)])) {
        const score = (fit(rows, row, centres, community) + (share[community] as number) / total) / 2
        if (score > most + 1e-12) {
          best = community
          most = score
        }
      }
      next[row] = best
    }
    current = next
  }
  return renumbered(current)
}

/**
 * Lets free communities smaller than `atLeast` join the one they have the strongest links to. Where a row is drawn
 * there by less than `leastHold` on average they stay what they are.
 */
export function absorbed(
  start: Int32Array,
  links: readonly Link[],
  { pins, atLeast, leastHold }: { pins: Int32Array; atLeast: number; leastHold: number },
): Int32Array {
  const current = Int32Array.from(start)
  const rowsOf = new Map<number, number[]>()
  current.forEach((community, row) => {
    rowsOf.set(community, [...(rowsOf.get(community) ?? []), row])
  })
  const linked = linksByRow(links, start.length)
  for (const [community, rows] of [...rowsOf].sort((a, b) => a[1].length - b[1].length || a[0] - b[0])) {
    if (rows.length >= atLeast || rows.some((row) => held(row, pins))) continue
    const pull = new Map<number, number>()
    for (const row of rows) {
      for (const { row: other, likeness } of linked[row] as Neighbour[]) {
        const to = current[other] as number
        if (to !== community) pull.set(to, (pull.get(to) ?? 0) + likeness)
      }
    }
    const [target, most = 0] = [...pull].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0] ?? []
    if (target === undefined || most < leastHold * rows.length) continue
    for (const row of rows) current[row] = target
    rowsOf.set(target, [...(rowsOf.get(target) ?? []), ...rows])
  }
  return renumbered(current)
}

/** Row → how strongly its community holds it: the weight of its links to the others there. */
export function holds(community: Int32Array, links: readonly Link[]): Float64Array {
  const hold = new Float64Array(community.length)
  for (const { a, b, weight } of links) {
    if (community[a] !== community[b]) continue
    hold[a] = (hold[a] as number) + weight
    hold[b] = (hold[b] as number) + weight
  }
  return hold
}

function linksByRow(links: readonly Link[], height: number): Neighbour[][] {
  const linked = Array.from({ length: height }, () => [] as Neighbour[])
  for (const { a, b, weight } of links) {
    linked[a]?.push({ row: b, likeness: weight })
    linked[b]?.push({ row: a, likeness: weight })
  }
  return linked
}

function renumbered(labels: ArrayLike<string | number>): Int32Array {
  const numbers = new Map<string | number, number>()
  return Int32Array.from({ length: labels.length }, (_, row) => {
    const label = labels[row] as string | number
    const number = numbers.get(label) ?? numbers.size
    numbers.set(label, number)
    return number
  })
}
