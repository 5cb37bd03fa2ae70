import { type Change, changed, created, deleted } from '#domain/kernel/change.ts'
import type { Commit } from '#domain/kernel/commit.ts'
import type { Scope } from '#domain/kernel/scope.ts'
import type { AnyRecord, RecordOf } from '#domain/kinds.ts'
import { sampleBase, sampleCommit, sampleItem, sampleProduct } from './sample-commits.ts'

/** What a random log is made with: 0 <= x < 1. */
type Next = () => number

/**
 * A log of random steps: items come, change, change back, go and come again, several to a step, and now and then
 * the product in the other scope changes with them.
 */
export function randomLog(next: Next, length: number): Commit[] {
  const items = new Map<string, RecordOf<'item'>>()
  const gone: RecordOf<'item'>[] = []
  let product = sampleProduct()
  let number = 0
  const pick = <T>(of: readonly T[]) => of[Math.floor(next() * of.length)]!

  function step(taken: Set<string>): Change {
    const free = [...items.values()].filter(({ id }) => !taken.has(id))
    const back = gone.at(-1)
    if (back && !taken.has(back.id) && next() < 0.2) {
      gone.pop()
      items.set(back.id, back)
      return created('item', back)
    }
    if (free.length === 0 || next() < 0.35) {
      const item = sampleItem(++number)
      items.set(item.id, item)
      return created('item', item)
    }
    const item = pick(free)
    if (next() < 0.25) {
      items.delete(item.id)
      gone.push(item)
      return deleted('item', item)
    }
    const change = changed('item', item, { estimate: Math.floor(next() * 3) })
    items.set(item.id, change.after as RecordOf<'item'>)
    return change
  }

  return Array.from({ length }, (_, index) => {
    const changes: Change[] = index === 0 ? sampleBase() : []
    const taken = new Set<string>()
    for (let more = 1 + Math.floor(next() * 4); more > 0; more--) {
      const change = step(taken)
      taken.add(change.id)
      changes.push(change)
    }
    if (index > 0 && next() < 0.2) {
      const change = changed('product', product, { vision: `Vision ${index}` })
      product = change.after as RecordOf<'product'>
      changes.push(change)
    }
    return sampleCommit(index + 1, changes)
  })
}

/** What the commits up to `seq` leave in a scope, by id. */
export function foldScope(commits: readonly Commit[], scope: Scope, seq: number): Map<string, AnyRecord> {
  const records = new Map<string, AnyRecord>()
  for (const change of commits.slice(0, seq).flatMap(({ changes }) => changes)) {
    if (change.scope !== scope) continue
    if (change.after === null) records.delete(change.id)
    else records.set(change.id, change.after as AnyRecord)
  }
  return records
}
