import type { CommandCall } from '#domain/kernel/commit.ts'

/** As many as are decided within a few milliseconds. */
const MOST = 500
/** Characters, about; as much as goes from thread to thread within a few milliseconds. */
const HEAVY = 500_000

/** The commands in the same order, some hundred at a time, and fewer where they carry much text. */
export function* slicesOf(calls: Iterable<CommandCall>): Generator<CommandCall[]> {
  let slice: CommandCall[] = []
  let weight = 0
  for (const call of calls) {
    const more = weightOf(call)
    if (slice.length === MOST || (slice.length > 0 && weight + more > HEAVY)) {
      yield slice
      slice = []
      weight = 0
    }
    slice.push(call)
    weight += more
  }
  if (slice.length > 0) yield slice
}

function weightOf({ input }: CommandCall): number {
  let weight = 0
  for (const value of Object.values(input as object)) if (typeof value === 'string') weight += value.length
  return weight
}
