export type LetGo = () => void

export interface Claims {
  /** Resolves when the holder has the name, in the order in which it was asked for, with what lets go of it. */
  claim(holder: object, name: string): Promise<LetGo>
  /** The holder is gone: what it had is free, and what it waits for never comes. */
  forget(holder: object): void
}

interface Claim {
  holder: object
  grant(): void
}

/** Names that one at a time may have; the others wait. */
export function createClaims(): Claims {
  /** the first of each line has the name */
  const lines = new Map<string, Claim[]>()
  const gone = new WeakSet<object>()

  function leave(name: string, leaving: (claim: Claim) => boolean): void {
    const line = lines.get(name) ?? []
    const stays = line.filter((claim) => !leaving(claim))
    if (stays.length === 0) lines.delete(name)
    else lines.set(name, stays)
    if (stays[0] !== line[0]) stays[0]?.grant()
  }

  return {
    claim: (holder, name) =>
      new Promise((resolve) => {
        if (gone.has(holder)) return
        const own: Claim = { holder, grant: () => resolve(() => leave(name, (claim) => claim === own)) }
        const line = lines.get(name)
        if (line) line.push(own)
        else {
          lines.set(name, [own])
          own.grant()
        }
      }),
    forget(holder) {
      gone.add(holder)
      for (const name of [...lines.keys()]) leave(name, (claim) => claim.holder === holder)
    },
  }
}
