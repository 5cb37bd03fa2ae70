import { type Refusal, refuse } from '#domain/refusals.ts'
import { mostCommands } from './messages.ts'

/** Refuses a batch for its number of commands alone: none, or more than fit in one. */
export function batchTrouble({ length: count }: readonly unknown[]): Refusal | null {
  if (count === 0) return refuse('empty-batch')
  return count > mostCommands ? refuse('too-large', { what: 'This step', count, most: mostCommands }) : null
}
