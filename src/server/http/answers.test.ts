import { EventEmitter } from 'node:events'
import type { ServerResponse } from 'node:http'
import { describe, expect, test } from 'vitest'
import { bounds } from '../bounds/bounds.ts'
import { createAnswers, TooMuchAtOnce } from './answers.ts'

const few = { ...bounds, answersAtOnce: 2, answersWaiting: 2, answerBytes: 100 }

/** A reader who has the whole answer, or hangs up, when it is told to. */
function reader() {
  const outgoing = Object.assign(new EventEmitter(), { destroyed: false })
  return {
    outgoing: outgoing as unknown as ServerResponse,
    leave() {
      outgoing.destroyed = true
      outgoing.emit('close')
    },
  }
}
/** What it is now, without waiting for it. */
const now = <T>(promise: Promise<T>) => Promise.race([promise, Promise.resolve('waits' as const)])
const turn = () => new Promise((resolve) => setImmediate(resolve))

describe('answers under way', () => {
  test('are so many of one member, then some wait, then no more are taken', async () => {
    const answers = createAnswers(few)
    const readers = Array.from({ length: 5 }, reader)
    const begun = readers.map(({ outgoing }) => answers.begin('ann', outgoing))
    expect(await now(begun[1]!)).not.toBe('waits')
    expect(await now(begun[2]!)).toBe('waits')
    expect(await begun[4]).toBeNull()
    expect(await answers.begin('bob', reader().outgoing)).not.toBeNull()
    readers[0]!.leave()
    expect(await begun[2]).not.toBeNull()
    expect(await now(begun[3]!)).toBe('waits')
  })

  test('leave their place when the reader hangs up, also in the line', async () => {
    const answers = createAnswers(few)
    const readers = Array.from({ length: 4 }, reader)
    const begun = readers.map(({ outgoing }) => answers.begin('ann', outgoing))
    readers[2]!.leave()
    expect(await begun[2]).toBeNull()
    readers[0]!.leave()
    expect(await begun[3]).not.toBeNull()
    for (const { leave } of readers) leave()
    // All places are there again.
    const again = [reader(), reader()].map(({ outgoing }) => answers.begin('ann', outgoing))
    expect(await now(again[1]!)).not.toBe('waits')
  })

  test('give a place that came too late for its reader to the next', async () => {
    const answers = createAnswers(few)
    const readers = Array.from({ length: 4 }, reader)
    const begun = readers.map(({ outgoing }) => answers.begin('ann', outgoing))
    // Called, and gone in the same turn.
    readers[0]!.leave()
    readers[2]!.leave()
    await turn()
    expect(await begun[3]).not.toBeNull()
  })

  test('hold no more bytes than a share of all, and give them back when they have gone', async () => {
    const answers = createAnswers(few)
    const one = reader()
    const answer = (await answers.begin('ann', one.outgoing))!
    answer.hold('answer', 50)
    expect(() => answer.hold('answer', 10)).toThrow(TooMuchAtOnce)
    const bob = (await answers.begin('bob', reader().outgoing))!
    bob.hold('answer', 25)
    one.leave()
    bob.hold('answer', 25)
  })
})
