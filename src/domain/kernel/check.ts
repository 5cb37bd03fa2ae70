import type { Said } from '#words/area.ts'
import type { AnyRecord, Kind } from '../kinds.ts'
import type { Scope } from './scope.ts'
import type { State } from './state.ts'

/** What a check says of one record: that it is out of line, how, and where to look. */
export interface Finding {
  code: string
  /** the record that was asked about, and its product */
  subject: string
  product: string
  /** ids of the records that it names, the subject first unless it is the product */
  about: readonly string[]
  said: Said
  /** the place in the method that it comes from, such as R5 */
  source: string
}

/**
 * One question that is asked of every record of a kind, again whenever something that it watches has changed.
 * Listing it in checks.ts puts it on the roadmap, REST and the command line.
 */
export interface Check {
  code: string
  /** what it looks for, for help: "A goal without a metric" */
  title: Said
  source: string
  subject: Kind
  /** which shelf the answer is made from; a reader who may not see it gets no finding */
  reads(product: string): readonly Scope[]
  /** ids of the subjects whose answer may be another one after this change */
  watches(state: State, kind: Kind, before: AnyRecord | undefined, after: AnyRecord | null): Iterable<string>
  /** the product it belongs to and what is found; null when all is well */
  find(state: State, subject: string): { product: string; about: readonly string[]; said: Said } | null
}
