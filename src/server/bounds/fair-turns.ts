/** Resolves when it is the party's turn. */
export type FairTurns = (party: string) => Promise<void>

/**
 * Costly pieces of work on the one thread that all share: one in each turn of the event loop, so that whatever has come
 * meanwhile is served between two of them, and one of each party after the other, however many a party asks for.
 */
export function createFairTurns(): FairTurns {
  const lines = new Map<string, (() => void)[]>()
  let isTaken = false

  function next(): void {
    const [first] = lines
    if (!first) {
      isTaken = false
      return
    }
    const [party, line] = first
    lines.delete(party)
    line.shift()!()
    if (line.length > 0) lines.set(party, line)
    setImmediate(next)
  }

  return (party) => {
    if (!isTaken) {
      isTaken = true
      setImmediate(next)
      return Promise.resolve()
    }
    return new Promise((resolve) => {
      const line = lines.get(party)
      if (line) line.push(resolve)
      else lines.set(party, [resolve])
    })
  }
}
