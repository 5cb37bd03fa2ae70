import { type Said, saidInWords } from '#words/area.ts'
import { historyPageWords as say } from '#words/history-page.ts'

/** What a step did, by the titles of its commands. */
export function didText(did: readonly string[]): string {
  return say('did', { what: did.length === 0 ? 'none' : 'some', did: did.join(', ') })
}

export function noteText(note: { text: string } | Said | null): string | null {
  if (!note) return null
  return 'text' in note ? note.text : saidInWords(note)
}
