import type { z } from 'zod'
import type { Refusal } from '../refusals.ts'
import type { Commit } from './commit.ts'
import type { Compared, LogQuery } from './log-query.ts'
import type { Model } from './model.ts'
import type { Scope } from './scope.ts'
import type { State } from './state.ts'

/** What must be at hand before a query is answered. The log is cut to the scopes that the asker may see. */
export interface QueryNeeds {
  log?: Omit<LogQuery, 'scopes'>
  /** two seqs */
  compare?: { from: number; to: number; limit: number }
  /** ISO moments whose seqs are wanted; `needs` is asked again once they are known */
  moments?: readonly string[]
  documents?: readonly string[]
}

export interface QueryContext {
  model: Model
  /** a member's id */
  actor: string
  /** seq of the last durable commit */
  seq: number
  /** the scopes that the query reads; all of them may be seen */
  scopes: readonly Scope[]
  maySee(scope: Scope): boolean
  log: readonly Commit[]
  /** whether what was asked of the log goes on before the oldest commit that is here */
  logGoesOn: boolean
  compared: Compared
  /** the seq of a moment; undefined until it was asked for */
  seqAt(moment: string): number | undefined
  document(id: string): string | undefined
}

/**
 * An answer that takes long where there is much: it yields every few hundred records, and others may be served, and
 * write, until it goes on. It takes what it goes through as it stands when it begins.
 */
export type Slices<Answer> = Generator<void, Answer | Refusal>
/** Records between two yields: so many take less than a millisecond. */
export const SLICE = 200

/**
 * One thing people can ask. Listing it in queries.ts puts it on REST, OpenAPI and the command line. `answer` is pure,
 * comes at once or in slices, and reads nothing but what `reads` names.
 */
export interface Query<Input = unknown, Answer = unknown> {
  name: string
  /** what it tells, for help and the API's summary: "Find items" */
  title: string
  input: z.ZodType<Input>
  /**
   * The scopes that the answer is made from. Where the asker may not see one, the query is answered as if the
   * product were not there. `visible`: those that they may see at all.
   */
  reads(state: State, input: Input, visible: readonly Scope[]): readonly Scope[] | Refusal
  needs?(input: Input, context: QueryContext, state: State): QueryNeeds
  answer(state: State, input: Input, context: QueryContext): Answer | Refusal | Slices<Answer>
}

export function defineQuery<Input, Answer>(query: Query<Input, Answer>): Query<Input, Answer> {
  return query
}
