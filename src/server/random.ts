import { randomFillSync } from 'node:crypto'

const POOL = 8192
const pool = Buffer.alloc(POOL)
let used = POOL

/** Random bytes, drawn from the system a few thousand at a time: a draw costs as much as the rest of an id. */
export function randomFew(count: number): Uint8Array {
  if (used + count > POOL) {
    randomFillSync(pool)
    used = 0
  }
  used += count
  // A copy that nobody else sees, and no trace of it left behind.
  const bytes = Uint8Array.from(pool.subarray(used - count, used))
  pool.fill(0, used - count, used)
  return bytes
}
