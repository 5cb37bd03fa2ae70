export interface RateLimit {
  /** Counts one attempt; 0 when it may go on, else the seconds until another may be made. */
  take(key: string): number
  /** Gives back the last attempt: it turned out not to be a guess. */
  giveBack(key: string): void
}

// Past this many keys, those that have fallen silent are forgotten.
const MANY = 10_000

/** At most `most` attempts for a key in any stretch of `seconds` seconds. `now` is in milliseconds. */
export function createRateLimit(most: number, seconds: number, now: () => number): RateLimit {
  const attempts = new Map<string, number[]>()
  const span = seconds * 1000

  function forgetOld(since: number): void {
    for (const [key, times] of attempts) if ((times.at(-1) ?? 0) <= since) attempts.delete(key)
  }

  return {
    take(key) {
      const time = now()
      const since = time - span
      if (attempts.size > MANY) forgetOld(since)
      const times = (attempts.get(key) ?? []).filter((at) => at > since)
      attempts.set(key, times)
      if (times.length >= most) return Math.max(1, Math.ceil((times[0]! + span - time) / 1000))
      times.push(time)
      return 0
    },
    giveBack(key) {
      attempts.get(key)?.pop()
    },
  }
}
