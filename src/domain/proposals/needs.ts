import type { CommandCall } from '../kernel/commit.ts'
import type { Suggestion } from './suggestion.ts'

type Input = { readonly [field: string]: unknown }

/** The texts of an input that may be ids: what it names, and what it would make. */
export function idsIn(input: Input): { field: string; id: string }[] {
  return Object.entries(input).flatMap(([field, value]) =>
    (Array.isArray(value) ? value : [value]).flatMap((id) => (typeof id === 'string' ? { field, id } : [])),
  )
}

/**
 * Adds to some suggestions of one proposal those that must have the same tick: to be ticked, what they need; to be
 * unticked, what needs them. One needs another that makes what its input names, but for its neighbour in an order.
 */
export function withNeeds(
  all: readonly Suggestion[],
  some: Iterable<Suggestion>,
  ticked: boolean,
): Set<Suggestion> {
  const makers = makersOf(all)
  const needs = new Map<Suggestion, Suggestion[]>(all.map((one) => [one, []]))
  for (const one of all) {
    for (const { field, id } of idsIn(one.input)) {
      const maker = makers.get(id)
      if (!maker || maker === one || field === 'after') continue
      if (ticked) needs.get(one)!.push(maker)
      else needs.get(maker)!.push(one)
    }
  }
  const found = new Set(some)
  for (const one of found) for (const other of needs.get(one)!) found.add(other)
  return found
}

/** What is ticked, as it is to be run: who stood behind one that is not ticked stands behind the one before it. */
export function tickedCalls(all: readonly Suggestion[]): CommandCall[] {
  const makers = makersOf(all)
  return all
    .filter(({ ticked }) => ticked)
    .map(({ command, input }) => {
      let { after } = input
      for (let maker = makers.get(after); maker && !maker.ticked; maker = makers.get(after)) {
        after = maker.input.after
      }
      return { name: command, input: after === input.after ? input : { ...input, after } }
    })
}

function makersOf(all: readonly Suggestion[]): Map<unknown, Suggestion> {
  return new Map(all.flatMap((one) => one.makes.map((id) => [id, one] as const)))
}
