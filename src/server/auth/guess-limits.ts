import { nameKey } from '#base/text/name-key.ts'
import { addressBlock } from '../bounds/address-block.ts'
import { createRateLimit } from './rate-limit.ts'

/** How often somebody may be wrong. Each answers the seconds to wait, 0 when one may go on. */
export interface GuessLimits {
  /** A password for a name, from a known device of theirs or a strange one. What turns out right is given back. */
  password(name: string, address: string, device?: string | null): { wait: number; right(): void }
  /** A code or a token in a link. */
  link(address: string): number
}

const FIVE_MINUTES = 300

/**
 * Three limits on passwords: of one name from one address, of all names from one address, and of one name from all
 * addresses together. The last could be used to keep somebody out; so whoever was right from an address a while ago
 * is bound there by the narrower ones alone, and a browser that they have signed in with before, wherever it is, by one
 * of its own: nothing that others do keeps them out of it.
 */
export function createGuessLimits(now: () => number): GuessLimits {
  const both = createRateLimit(10, FIVE_MINUTES, now)
  const ofAddress = createRateLimit(100, FIVE_MINUTES, now)
  const ofName = createRateLimit(50, FIVE_MINUTES, now)
  // Nobody guesses what is in a link; this bounds what somebody may cost who tries.
  const ofLinks = createRateLimit(60, 60, now)
  const known = createKnown()

  return {
    password(name, address, device = null) {
      const block = addressBlock(address)
      const key = nameKey(name)
      const pair = `${block} ${key}`
      const isKnown = known.has(pair)
      const taken =
        device === null
          ? [
              { limit: both, key: pair },
              { limit: ofAddress, key: block },
              ...(isKnown ? [] : [{ limit: ofName, key }]),
            ]
          : [{ limit: both, key: device }]
      return {
        wait: Math.max(...taken.map((one) => one.limit.take(one.key))),
        right() {
          for (const one of taken) one.limit.giveBack(one.key)
          known.add(pair)
        },
      }
    },
    link: (address) => ofLinks.take(addressBlock(address)),
  }
}

const MOST_KNOWN = 10_000

/** Where people were right before; the longest unseen is forgotten first. */
function createKnown() {
  const pairs = new Set<string>()
  return {
    has: (pair: string) => pairs.has(pair),
    add(pair: string): void {
      pairs.delete(pair)
      pairs.add(pair)
      if (pairs.size > MOST_KNOWN) pairs.delete(pairs.values().next().value!)
    },
  }
}
