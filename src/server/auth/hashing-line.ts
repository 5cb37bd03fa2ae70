import { createTurns } from '../turns.ts'

/** There is no place left to wait in; `seconds` says when to come back. */
export class Busy extends Error {
  readonly seconds: number

  constructor(seconds: number) {
    super('Too many passwords wait to be looked at')
    this.seconds = seconds
  }
}

// Two seconds of work or three; who comes later is better off coming back than waiting.
const MOST_WAITING = 32
const COME_BACK_SECONDS = 5

/**
 * Runs the costly work on passwords, which anybody may ask for, apart from everything else and never much of it:
 * `atOnce` of the four threads that files are read with, too.
 */
export function createHashingLine(atOnce: number, mostWaiting = MOST_WAITING) {
  const inTurn = createTurns(atOnce)
  let there = 0

  /** @throws Busy when too many wait already */
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (there >= atOnce + mostWaiting) throw new Busy(COME_BACK_SECONDS)
    there += 1
    try {
      return await inTurn(work)
    } finally {
      there -= 1
    }
  }
}
