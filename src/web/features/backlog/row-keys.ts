/**
 * Which row of the page shows which item: one that stays in view keeps its own, whatever moves around it, and what
 * comes into view takes those of what left. Making rows anew is what costs, and writing others into them costs half.
 * @param before what it was for the last rows
 */
export function rowKeys(before: ReadonlyMap<string, number>, ids: readonly string[]): Map<string, number> {
  const keys = new Map<string, number>()
  const taken = new Set<number>()
  for (const id of ids) {
    const key = before.get(id)
    if (key !== undefined) taken.add(key)
  }
  let free = 0
  for (const id of ids) {
    let key = before.get(id)
    if (key === undefined) {
      while (taken.has(free)) free += 1
      key = free
      taken.add(key)
    }
    keys.set(id, key)
  }
  return keys
}
