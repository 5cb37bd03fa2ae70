const LOOK_MS = 5_000
const REST_MS = 20_000
const MUCH = 24 * 1024 * 1024

/**
 * Gives memory back that much work has taken: left alone, V8 keeps what is free for the next time, and does not look
 * for what is free until somebody asks for more. Looked at only when there is much more than after the last time.
 */
export function giveBack(collect: (() => void) | undefined, rss = process.memoryUsage.rss): void {
  if (!collect) return
  let floor = Number.POSITIVE_INFINITY
  let [rested, last] = [0, rss()]
  setInterval(() => {
    const now = rss()
    floor = Math.min(floor, now)
    // While it grows there is work to do, and no time for this.
    const isCalm = Math.abs(now - last) < MUCH
    last = now
    rested += LOOK_MS
    if (!isCalm || rested < REST_MS || now - floor < MUCH) return
    rested = 0
    collect()
    // What is left is in use.
    floor = rss()
  }, LOOK_MS).unref()
}
