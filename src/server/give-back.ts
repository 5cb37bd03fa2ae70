const LOOK_MS = 5_000
const REST_MS = 15_000
const MUCH = 24 * 1024 * 1024
const TRIES = 3

/**
 * Gives memory back that much work has taken: left alone, V8 keeps what is free for the next time, and does not look
 * for what is free until somebody asks for more. It is looked for in a calm moment, when there is much more than there
 * was; what stays after a few tries is in use.
 */
export function giveBack(collect: () => void, rss: () => number = process.memoryUsage.rss): NodeJS.Timeout {
  let low = rss()
  let last = low
  let [calm, tries] = [0, 0]
  return setInterval(() => {
    const now = rss()
    calm = Math.abs(now - last) < MUCH ? calm + LOOK_MS : 0
    last = now
    if (now < low + MUCH) {
      low = Math.min(low, now)
      tries = 0
    } else if (tries >= TRIES) low = now
    else if (calm >= REST_MS) {
      calm = 0
      tries += 1
      collect()
    }
  }, LOOK_MS).unref()
}
