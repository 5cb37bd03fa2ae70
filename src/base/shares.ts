/**
 * How much of `all` each gets, by name: nobody more than they ask for, and what those who ask for little leave goes to
 * the others in equal parts. Sums to no more than `all`; whole numbers.
 */
export function shares(wanted: ReadonlyMap<string, number>, all: number): Map<string, number> {
  const given = new Map<string, number>()
  let left = all
  const modestFirst = [...wanted].sort(([, a], [, b]) => a - b)
  for (const [at, [name, count]] of modestFirst.entries()) {
    const share = Math.min(count, Math.floor(left / (modestFirst.length - at)))
    given.set(name, share)
    left -= share
  }
  return given
}
