/**
 * How far a grouping agrees with another one, corrected for chance: 0 is what random groups reach, 1 is equality.
 * AMI: Vinh, Epps & Bailey, "Information theoretic measures for clusterings comparison" (JMLR 2010), arithmetic
 * mean. ARI: Hubert & Arabie, "Comparing partitions" (1985).
 *
 * @param a and b give the group of each item, in the same order
 */
export function agreement(a: readonly string[], b: readonly string[]): { ami: number; ari: number } {
  const n = a.length
  const table = new Map<string, number>()
  const rows = new Map<string, number>()
  const columns = new Map<string, number>()
  for (let i = 0; i < n; i++) {
    const [x, y] = [a[i] ?? '', b[i] ?? '']
    rows.set(x, (rows.get(x) ?? 0) + 1)
    columns.set(y, (columns.get(y) ?? 0) + 1)
    table.set(JSON.stringify([x, y]), (table.get(JSON.stringify([x, y])) ?? 0) + 1)
  }
  const pairs = (k: number) => (k * (k - 1)) / 2
  const sum = (counts: Map<string, number>, of: (k: number) => number) =>
    [...counts.values()].reduce((total, k) => total + of(k), 0)
  const together = sum(table, pairs)
  const expected = (sum(rows, pairs) * sum(columns, pairs)) / pairs(n)
  const most = (sum(rows, pairs) + sum(columns, pairs)) / 2
  const ari = most === expected ? 1 : (together - expected) / (most - expected)

  const entropy = (counts: Map<string, number>) => sum(counts, (k) => -(k / n) * Math.log(k / n))
  let information = 0
  for (const [key, k] of table) {
    const [x, y] = JSON.parse(key) as [string, string]
    information += (k / n) * Math.log((n * k) / ((rows.get(x) ?? 0) * (columns.get(y) ?? 0)))
  }
  const byChance = expectedInformation([...rows.values()], [...columns.values()], n)
  const mean = (entropy(rows) + entropy(columns)) / 2
  return { ami: mean === byChance ? 1 : (information - byChance) / (mean - byChance), ari }
}

function expectedInformation(rows: number[], columns: number[], n: number): number {
  const logFactorial = new Float64Array(n + 1)
  for (let i = 1; i <= n; i++) logFactorial[i] = (logFactorial[i - 1] ?? 0) + Math.log(i)
  const f = (i: number) => logFactorial[i] ?? 0
  // Many groups have the same size, and only sizes matter.
  const tally = (sizes: number[]) => {
    const counts = new Map<number, number>()
    for (const size of sizes) counts.set(size, (counts.get(size) ?? 0) + 1)
    return counts
  }
  let total = 0
  for (const [r, rTimes] of tally(rows)) {
    for (const [c, cTimes] of tally(columns)) {
      const fixed = f(r) + f(c) + f(n - r) + f(n - c) - f(n)
      for (let k = Math.max(1, r + c - n); k <= Math.min(r, c); k++) {
        const chance = Math.exp(fixed - f(k) - f(r - k) - f(c - k) - f(n - r - c + k))
        total += rTimes * cTimes * (k / n) * Math.log((n * k) / (r * c)) * chance
      }
    }
  }
  return total
}
