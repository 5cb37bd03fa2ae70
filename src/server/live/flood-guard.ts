/** True while a sender keeps below `perSecond` on average; `burst` may come at once. `now` is in milliseconds. */
export function createFloodGuard(perSecond: number, burst: number, now: () => number): () => boolean {
  let left = burst
  let last = now()
  return () => {
    const time = now()
    left = Math.min(burst, left + ((time - last) / 1000) * perSecond)
    last = time
    if (left < 1) return false
    left -= 1
    return true
  }
}
