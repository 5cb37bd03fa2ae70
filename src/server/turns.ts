/** Runs what it is given at most `atOnce` at a time, the rest in the order they came. */
export function createTurns(atOnce: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = []
  let running = 0

  return async (work) => {
    if (running < atOnce) running += 1
    else await new Promise<void>((resolve) => waiting.push(resolve))
    try {
      return await work()
    } finally {
      // The place is handed on, so a newcomer cannot slip in before the one who waits.
      const next = waiting.shift()
      if (next) next()
      else running -= 1
    }
  }
}
