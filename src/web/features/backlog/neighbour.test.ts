import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rankBetween } from '#base/rank.ts'
import { SortedList } from '#base/sorted-list.ts'
import type { Item } from '#domain/backlog/item.ts'
import { byRank } from '#domain/kernel/kind.ts'
import { boundaryOf, neighbourAt, neighbourAtRank } from './neighbour.ts'
import { shownItems } from './shown.ts'

/** Items a, b, c … in that order. */
function backlog(letters: string) {
  let rank: string | null = null
  const items = [...letters].map((id) => {
    rank = rankBetween(rank, null)
    return { id, rank } as unknown as Item
  })
  return SortedList.from<Item>(byRank, items)
}
const ids = (letters: string) => new Set([...letters])
const only = (all: SortedList<Item>, letters: string) =>
  shownItems([...all].filter(({ id }) => letters.includes(id)))

/** What the backlog reads like once the moving ones stand behind `after`. */
function placed(all: SortedList<Item>, moving: string, after: string | null): string {
  const rest = [...all].map(({ id }) => id as string).filter((id) => !moving.includes(id))
  const at = after === null ? 0 : rest.indexOf(after) + 1
  return [...rest.slice(0, at), ...moving, ...rest.slice(at)].join('')
}

describe('a place between rows', () => {
  const all = backlog('abcdef')

  test('with nothing hidden it is the row above', () => {
    expect(neighbourAt(all, all, 0, ids('d'))).toBe(null)
    expect(neighbourAt(all, all, 2, ids('e'))).toBe('b')
    expect(neighbourAt(all, all, 6, ids('a'))).toBe('f')
  })

  test('those that move are no neighbours', () => {
    expect(neighbourAt(all, all, 3, ids('bc'))).toBe('a')
    expect(neighbourAt(all, all, 1, ids('a'))).toBe(null)
  })

  test('under a filter the row above decides and hidden ones stay', () => {
    const shown = only(all, 'bdf')
    expect(placed(all, 'f', neighbourAt(all, shown, 1, ids('f')))).toBe('abfcde')
  })

  test('above the first row shown means directly before it, not at the top of what is hidden', () => {
    const shown = only(all, 'cdf')
    expect(placed(all, 'f', neighbourAt(all, shown, 0, ids('f')))).toBe('abfcde')
    expect(placed(all, 'c', neighbourAt(all, shown, 0, ids('c')))).toBe('abcdef')
  })

  test('when all that is shown moves, it goes to the top', () => {
    expect(neighbourAt(all, only(all, 'c'), 0, ids('c'))).toBe(null)
  })
})

describe('a place by rank', () => {
  test('the first of the moved ones gets the rank asked for, or the nearest there is', () => {
    const letters = 'abcdefgh'
    const all = backlog(letters)
    fc.assert(
      fc.property(
        fc.subarray([...letters], { minLength: 1 }),
        fc.integer({ min: -2, max: 12 }),
        (moving, rank) => {
          const records = [...all].filter(({ id }) => moving.includes(id))
          const result = placed(all, moving.join(''), neighbourAtRank(all, rank, records))
          const wanted = Math.min(Math.max(rank, 1), letters.length - moving.length + 1)
          expect(result.indexOf(moving[0]!) + 1).toBe(wanted)
        },
      ),
    )
  })
})

describe('where a step leads', () => {
  test('one row moves by one, and not beyond the ends', () => {
    expect(boundaryOf('up', [3], 6)).toBe(2)
    expect(boundaryOf('down', [3], 6)).toBe(5)
    expect(boundaryOf('up', [0], 6)).toBe(null)
    expect(boundaryOf('down', [5], 6)).toBe(null)
  })

  test('rows apart come together', () => {
    expect(boundaryOf('up', [0, 2], 6)).toBe(0)
    expect(boundaryOf('down', [3, 5], 6)).toBe(6)
    expect(boundaryOf('top', [0, 1], 6)).toBe(null)
    expect(boundaryOf('top', [0, 2], 6)).toBe(0)
    expect(boundaryOf('bottom', [1], 6)).toBe(6)
  })

  test('a step down lands below the next row, a step up above the one before', () => {
    const all = backlog('abcdef')
    const step = (which: 'up' | 'down', moving: string) => {
      const rows = [...moving].map((id) => 'abcdef'.indexOf(id))
      return placed(all, moving, neighbourAt(all, all, boundaryOf(which, rows, 6)!, ids(moving)))
    }
    expect(step('down', 'b')).toBe('acbdef')
    expect(step('up', 'd')).toBe('abdcef')
    expect(step('down', 'bc')).toBe('adbcef')
    expect(step('up', 'cd')).toBe('acdbef')
  })
})
