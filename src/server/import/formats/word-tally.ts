import type { ImportWord } from '#protocol/import-report.ts'
import { wordOf } from './words.ts'

type Instead = Omit<NonNullable<ImportWord['instead']>[number], 'rows'>

/** Counts the words of a file that were taken for something. */
export interface WordTally {
  add(
    field: ImportWord['field'],
    word: string,
    takenFor: string | null,
    how: Pick<ImportWord, 'sure' | 'by'>,
    /** what the row became since another column decided */
    instead?: Instead | null,
  ): void
  /** whether any row has the word */
  has(field: ImportWord['field'], word: string): boolean
  /** The unsure ones first, then by how many rows have them. */
  list(): ImportWord[]
}

const MOST = 200

export function createWordTally(): WordTally {
  const counted = new Map<
    string,
    ImportWord & { outcomes: Map<string | null, number>; others: Map<string, Instead & { rows: number }> }
  >()
  const order = ['status', 'kind', 'estimate']
  return {
    add(field, word, takenFor, { sure, by }, instead) {
      const key = `${field} ${wordOf(word)}`
      let found = counted.get(key)
      if (found) {
        found.rows++
        found.sure &&= sure
        found.outcomes.set(takenFor, (found.outcomes.get(takenFor) ?? 0) + 1)
      } else if (counted.size < 20_000) {
        found = {
          field,
          word: word.trim().slice(0, 200),
          rows: 1,
          takenFor,
          sure,
          by,
          outcomes: new Map([[takenFor, 1]]),
          others: new Map(),
        }
        counted.set(key, found)
      }
      if (!found || !instead) return
      const other = JSON.stringify(instead)
      const same = found.others.get(other)
      if (same) same.rows++
      else found.others.set(other, { ...instead, rows: 1 })
    },
    has: (field, word) => counted.has(`${field} ${wordOf(word)}`),
    list() {
      return [...counted.values()]
        .map(({ outcomes, others, ...word }) => {
          const takenFor = mostOf(outcomes, word.sure)
          const instead = [...others.values()]
            .filter((other) => other.takenFor !== takenFor)
            .sort((a, b) => b.rows - a.rows)
          return { ...word, takenFor, ...(instead.length > 0 && { instead }) }
        })
        .sort(
          (a, b) =>
            Number(a.sure) - Number(b.sure) ||
            order.indexOf(a.field) - order.indexOf(b.field) ||
            b.rows - a.rows,
        )
        .slice(0, MOST)
    },
  }
}

/** What most rows with the word became; of a word that is not sure never that they are done. */
function mostOf(outcomes: ReadonlyMap<string | null, number>, sure: boolean): string | null {
  const sorted = [...outcomes].sort((a, b) => b[1] - a[1])
  return (sure ? undefined : sorted.find(([takenFor]) => takenFor !== 'done'))?.[0] ?? sorted[0]![0]
}
