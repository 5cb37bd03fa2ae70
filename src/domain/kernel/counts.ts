/** id of a record -> what is counted for it -> how many; kept as records change, so that nothing walks them. */
export type Counts = Map<string, { [name: string]: number }>

/** What one record adds to the counts of others: `[id, { items: 1, done: 1 }]`. */
export type CountsOf<Body> = (
  record: Body,
) => readonly (readonly [string, { readonly [name: string]: number }])[]

export function addCounts(
  counts: Counts,
  added: readonly (readonly [string, { readonly [name: string]: number }])[],
  by: 1 | -1,
): void {
  for (const [id, numbers] of added) {
    let mine = counts.get(id)
    if (!mine) {
      mine = {}
      counts.set(id, mine)
    }
    for (const name in numbers) mine[name] = (mine[name] ?? 0) + by * numbers[name]!
  }
}

/** How many of `name` are counted for a record. */
export function countOf(counts: Counts, id: string, name: string): number {
  return counts.get(id)?.[name] ?? 0
}
