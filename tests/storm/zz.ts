import { storm } from './storm.ts'
const [from, to] = process.argv.slice(2).map(Number)
let bad = 0
let commits = 0
const start = performance.now()
const acc = new Map<string, number>()
for (let seed = from!; seed <= to!; seed++) {
  const t = performance.now()
  const r = await storm(seed)
  commits += r.commits
  for (const [k, v] of r.accepted) acc.set(k, (acc.get(k) ?? 0) + v)
  if (r.found.length) { bad++; if (bad <= 6) console.log('seed', seed, r.commits, r.found.slice(0, 4).map((s) => s.slice(0, 900))) }
  if (performance.now() - t > 3000) console.log('slow', seed, performance.now() - t)
}
console.log({ bad, commits, ms: performance.now() - start }, [...acc].sort((a, b) => a[1] - b[1]).map(([k, v]) => `${k}:${v}`).join(' '))
