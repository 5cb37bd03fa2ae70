const LIMIT = 2 ** 47

/**
 * A number of 47 bits that tells bodies apart, so that two moments are compared without reading them: 0 for none.
 * (It stands in every version's index entry, in six bytes; that two bodies of one record share it is less likely
 * than a broken disk. Nothing is decided on it, and who sends bodies made to collide hides only their own edit.)
 */
export function markOf(body: string | null): number {
  if (body === null) return 0
  let one = 0xdeadbeef
  let two = 0x41c6ce57
  for (let i = 0; i < body.length; i++) {
    const code = body.charCodeAt(i)
    one = Math.imul(one ^ code, 2654435761)
    two = Math.imul(two ^ code, 1597334677)
  }
  one = Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(two ^ (two >>> 13), 3266489909)
  two = Math.imul(two ^ (two >>> 16), 2246822507) ^ Math.imul(one ^ (one >>> 13), 3266489909)
  return ((two >>> 0) * 2 ** 15 + ((one >>> 0) & 0x7fff)) % LIMIT || 1
}

/** The columns of a commit, as they stand in its row. */
export interface MarkedCommit {
  seq: number
  id: string
  step: string | null
  at: string
  actor: string
  via: string
  program: string | null
  session: string | null
  schema: number
  note: string | null
  intents: string
  scopes: string
}

export function markOfCommit(row: MarkedCommit): number {
  const { seq, id, step, at, actor, via, program, session, schema, note, intents, scopes } = row
  return markOf(
    `${JSON.stringify([seq, id, step, at, actor, via, program, session, schema])}${note}${intents}${scopes}`,
  )
}
