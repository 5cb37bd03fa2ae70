/** What comes back over time: so much a second, up to a burst. */
export interface Budget {
  /** Seconds until there is that much; 0 when there is. More than the whole burst counts as the whole. */
  wait(count: number): number
  /** Takes it, also when there is less: what was done is known only afterwards. Debts stop at ten bursts. */
  spend(count: number): void
}

/** `now` is in milliseconds. */
export function createBudget(perSecond: number, burst: number, now: () => number): Budget {
  let left = burst
  let last = now()

  function refill(): void {
    const time = now()
    left = Math.min(burst, left + ((time - last) / 1000) * perSecond)
    last = time
  }

  return {
    wait(count) {
      refill()
      const missing = Math.min(count, burst) - left
      return missing <= 0 ? 0 : missing / perSecond
    },
    spend(count) {
      refill()
      left = Math.max(-10 * burst, left - count)
    },
  }
}
