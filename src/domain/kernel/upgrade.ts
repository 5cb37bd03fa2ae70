import type { AnyRecord, Kind } from '../kinds.ts'
import type { Change } from './change.ts'

/**
 * What is stored or sent says under which schema it was written. Whoever reads it takes it through the upgrades in
 * between, each a pure function beside the kind or command that it belongs to.
 */
export interface UpgradeContext {
  /**
   * Keeps a long text that older records held themselves; returns the id of its document. Only the first upgrade can,
   * which rewrites the log: a reader of old versions keeps nothing.
   */
  document(text: string): string
}

type Old = { readonly [field: string]: unknown }

/** schema number -> how a record (an input) of the schema before it is read; those not named did not change */
export interface RecordUpgrades {
  readonly [schema: number]: (old: Old, context: UpgradeContext) => Old
}
export interface InputUpgrades {
  readonly [schema: number]: (old: Old) => Old
}

/** The records of a workspace by kind, as they were before an upgrade and as they are after it. */
type OldRecords = ReadonlyMap<string, readonly Old[]>
type Records = ReadonlyMap<Kind, readonly AnyRecord[]>

/**
 * What an upgrade adds that no record can become by itself: the changes of one commit by the server, at the ISO moment
 * `at`, written when all records have been upgraded.
 */
export type Addition = (was: OldRecords, are: Records, at: string) => Change[]

/** Takes a record or an input from schema `from` to schema `to`. */
export function upgraded<T extends object>(
  upgrades: RecordUpgrades | InputUpgrades | undefined,
  old: T,
  from: number,
  to: number,
  context: UpgradeContext,
): T {
  let now: Old = old as unknown as Old
  for (let schema = from + 1; schema <= to; schema++) now = upgrades?.[schema]?.(now, context) ?? now
  return now as unknown as T
}
