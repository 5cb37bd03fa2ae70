import type { ScopedChange } from './change.ts'
import type { Note } from './note.ts'

/** A command as it travels and as the log keeps it: the intent. */
export interface CommandCall {
  name: string
  input: unknown
}

/** Which door a batch came through. */
export type Via = 'web' | 'rest' | 'cli' | 'import' | 'system'

/** What one accepted batch of commands did: the intent (`commands`) and the effect (`changes`). */
export interface Commit {
  /** place in the workspace's log: 1, 2, 3 … without gaps */
  seq: number
  /** proposed by the caller; the same id is answered with its first result */
  id: string
  /** what a person undoes: the id of the commit itself, or of the long step that it is a part of */
  step: string
  /** the member, or `system` */
  actor: string
  at: string
  via: Via
  /** the program that acted for the member, where it was not a person's page; as it names itself */
  program: string | null
  /** the sitting: a page's visit, or a program's session */
  session: string | null
  commands: CommandCall[]
  changes: ScopedChange[]
  note: Note | null
}
