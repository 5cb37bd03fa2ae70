import type { CommandCall } from '../kernel/commit.ts'
import type { Suggestion } from './suggestion.ts'

type Input = { readonly [field: string]: unknown }

/** The texts of an input that may be ids: what it names, and what it would make. */
function idsIn(input: Input): { field: string; id: string }[] {
  return Object.entries(input).flatMap(([field, value]) =>
    (Array.isArray(value) ? value : [value]).flatMap((id) => (typeof id === 'string' ? { field, id } : [])),
  )
}

/** Which suggestions each one needs: those that make what its input names, its neighbour in an order aside. */
export function needsOf(all: readonly Suggestion[]): Map<Suggestion, Set<Suggestion>> {
  const makers = makersOf(all)
  const needed = (one: Suggestion) =>
    idsIn(one.input).flatMap(({ field, id }) => {
      const maker = field === 'after' ? undefined : makers.get(id)
      return maker && maker !== one ? [maker] : []
    })
  return new Map(all.map((one) => [one, new Set(needed(one))]))
}

/** Adds those that must have the same tick: to be ticked, what some need; to be unticked, what needs them. */
export function withNeeds(
  all: readonly Suggestion[],
  some: Iterable<Suggestion>,
  ticked: boolean,
): Set<Suggestion> {
  const needs = needsOf(all)
  const found = new Set(some)
  for (const one of found) {
    const along = ticked ? needs.get(one)! : all.filter((other) => needs.get(other)!.has(one))
    for (const other of along) found.add(other)
  }
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
