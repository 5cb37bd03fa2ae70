import type { ServerResponse } from 'node:http'
import type { Bounds } from '../bounds/bounds.ts'
import { createFairShares } from '../bounds/fair-shares.ts'
import { problem } from '../problem.ts'

/** Somebody asks for more than their share of the server's memory. */
export class TooMuchAtOnce extends Error {}

const COME_BACK_SECONDS = 5

export function tooMuchAtOnce(): Response {
  return problem('too-much-at-once', COME_BACK_SECONDS, {
    headers: { 'retry-after': String(COME_BACK_SECONDS) },
  })
}

type Held = 'answer' | 'body' | 'upload'

/** One answer, under way until its reader has all of it, or is gone. */
export interface Answer {
  /** Bytes that it keeps in memory from now on. @throws TooMuchAtOnce when that is more than their share */
  hold(of: Held, bytes: number): void
  /** For those that have no connection to close. */
  end(): void
}

/** Counts answers under way, and what they hold, for each party: a member, or the address of whoever is not known. */
export interface Answers {
  /** Resolves when there is a place for one more; null when too many wait for one already, or the asker is gone. */
  begin(party: string, outgoing: ServerResponse | undefined, isAlone?: boolean): Promise<Answer | null>
  /** For whom nobody waits. */
  aside(party: string, outgoing: ServerResponse | undefined): Answer
}

export function createAnswers(bounds: Bounds): Answers {
  const shares = {
    answer: createFairShares(bounds.answerBytes),
    body: createFairShares(bounds.bodyBytesHeld),
    upload: createFairShares(bounds.uploadBytes),
  }
  const lines = new Map<string, { underWay: number; waiting: Set<() => void> }>()

  function answerOf(party: string, outgoing: ServerResponse | undefined, then: () => void): Answer {
    const held: { of: Held; bytes: number }[] = []
    let over = false
    function end(): void {
      if (over) return
      over = true
      for (const { of, bytes } of held) shares[of].give(party, bytes)
      then()
    }
    outgoing?.once('close', end)
    if (outgoing?.destroyed) end()
    return {
      hold(of, bytes) {
        if (over) return
        if (!shares[of].take(party, bytes)) throw new TooMuchAtOnce()
        held.push({ of, bytes })
      },
      end: () => {
        if (!outgoing) end()
      },
    }
  }

  function leave(party: string): void {
    const line = lines.get(party)!
    const next = line.waiting.values().next().value
    // The place is handed on, so a newcomer cannot slip in before the one who waits.
    if (next) {
      line.waiting.delete(next)
      next()
    } else {
      line.underWay -= 1
      if (line.underWay === 0) lines.delete(party)
    }
  }

  return {
    async begin(party, outgoing, isAlone = true) {
      const line = lines.get(party) ?? { underWay: 0, waiting: new Set<() => void>() }
      lines.set(party, line)
      if (line.underWay < (isAlone ? bounds.answersAtOnce : bounds.answersAmongOthers)) line.underWay += 1
      else {
        if (line.waiting.size >= bounds.answersWaiting) return null
        const isCalled = await new Promise<boolean>((resolve) => {
          const call = () => resolve(true)
          line.waiting.add(call)
          outgoing?.once('close', () => {
            if (line.waiting.delete(call)) resolve(false)
          })
        })
        if (!isCalled) return null
      }
      return answerOf(party, outgoing, () => leave(party))
    },
    aside: (party, outgoing) => answerOf(party, outgoing, () => {}),
  }
}
