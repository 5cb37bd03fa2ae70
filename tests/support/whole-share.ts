import { EventEmitter } from 'node:events'
import type { Duplex } from 'node:stream'
import { bounds } from '#server/bounds/bounds.ts'
import { createFairShares } from '#server/bounds/fair-shares.ts'
import { createFairTurns } from '#server/bounds/fair-turns.ts'
import { createMemberLimits } from '#server/bounds/member-limits.ts'

/** What a page's socket may take of a server that it has to itself, at one moment for ever. */
export function wholeShare() {
  return {
    connection: new EventEmitter() as unknown as Duplex,
    bounds,
    limits: createMemberLimits(bounds, () => 0)('whoever'),
    unread: createFairShares(bounds.pageBytes),
    unhandled: createFairShares(bounds.bodyBytesHeld),
    turn: createFairTurns(),
  }
}
