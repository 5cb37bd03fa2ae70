/**
 * True while a sender keeps below `perSecond` on average; `burst` may come at once. What is counted (messages, bytes)
 * is told with each call, one unless said otherwise. `now` is in milliseconds.
 */
export function createFloodGuard(
  perSecond: number,
  burst: number,
  now: () => number,
): (count?: number) => boolean {
  let left = burst
  let last = now()
  return (count = 1) => {
    const time = now()
    left = Math.min(burst, left + ((time - last) / 1000) * perSecond)
    last = time
    if (left < count) return false
    left -= count
    return true
  }
}
