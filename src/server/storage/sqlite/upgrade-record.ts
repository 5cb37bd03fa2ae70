import { upgraded } from '#domain/kernel/upgrade.ts'
import { type AnyRecord, type Kind, kinds } from '#domain/kinds.ts'
import { schema } from '#domain/schema.ts'

/** A body of the log as this program's. */
export function upgradedRecord(kind: Kind, record: AnyRecord, from: number): AnyRecord {
  return upgraded(kinds[kind]?.upgrades, record, from, schema, {
    document() {
      // A reader writes nothing: an upgrade that makes documents has to rewrite the log, as that to schema 2 does.
      throw new Error(
        `The upgrade of ${kind} from schema ${from} keeps documents and cannot be made by a reader`,
      )
    },
  })
}
