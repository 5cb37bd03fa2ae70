import type { Change } from './change.ts'

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
  /** the member, or `system` */
  actor: string
  at: string
  via: Via
  commands: CommandCall[]
  changes: Change[]
  note: string | null
}
