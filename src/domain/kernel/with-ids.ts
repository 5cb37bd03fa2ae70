import type { Kind } from '../kinds.ts'
import type { Command } from './command.ts'

/** The input with an id drawn for each record that the command makes and the caller has not named. */
export function withIds(
  { creates = {} }: Pick<Command, 'creates'>,
  input: unknown,
  newId: (kind: Kind) => string,
): unknown {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return input
  const filled: { [field: string]: unknown } = { ...input }
  for (const [field, kind] of Object.entries(creates))
    if (filled[field] === undefined) filled[field] = newId(kind)
  return filled
}
