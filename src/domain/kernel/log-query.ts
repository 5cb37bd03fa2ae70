import type { AnyRecord, Kind } from '../kinds.ts'
import type { Scope } from './scope.ts'

/** Which part of the log is asked for. What is left out is not asked. */
export interface LogQuery {
  /** only these scopes: changes in others are left out, and commits without any in these */
  scopes?: readonly Scope[]
  /** only commits with a smaller seq */
  before?: number
  /** only commits with a greater seq */
  after?: number
  /** id of a record: only commits that changed it, and of them only that change */
  record?: string
  actor?: string
  kinds?: readonly Kind[]
  /** only commits of this step */
  step?: string
  /** ISO moments: from this one on, and before that one */
  from?: string
  until?: string
  /** most commits of a page; it may end earlier when they are large, never with none while there are more */
  limit: number
}

/** A record at two moments. `null`: it was not there. */
export interface Difference {
  kind: Kind
  id: string
  scope: Scope
  before: AnyRecord | null
  after: AnyRecord | null
}

export interface Compared {
  /** at most `limit` of them by kind and id: the first of each kind, and all of a kind that has few */
  differences: Difference[]
  /** how many of each kind there are in all */
  counts: { [kind in Kind]?: number }
}
