import { type Note, stated } from '#domain/kernel/note.ts'
// What an import says of itself is read here, and the page's own parts have no need of it.
import '#words/import.ts'
import { historyPageWords as say } from '#words/history-page.ts'

/** What a step did, by the titles of its commands. */
export function didText(did: readonly string[]): string {
  return say('did', { what: did.length === 0 ? 'none' : 'some', did: did.join(', ') })
}

export function noteText(note: Note | null): string | null {
  return note && stated(note)
}
