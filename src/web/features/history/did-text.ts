import type { HistoryEntry } from '#domain/queries/history.ts'
import { saidInWords } from '#words/area.ts'
// What an import says of itself is read here, and the page's own parts have no need of it.
import '#words/import.ts'
import { historyPageWords as say } from '#words/history-page.ts'

/** What a step did, by the titles of its commands; where those are not told, by the first thing that it changed. */
export function didText({ did, lines }: Pick<HistoryEntry, 'did' | 'lines'>): string {
  const [first] = lines
  if (did.length === 0 && first) return saidInWords(first.said)
  return say('did', { what: did.length === 0 ? 'none' : 'some', did: did.join(', ') })
}
