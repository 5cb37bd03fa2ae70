import { upgraded } from '#domain/kernel/upgrade.ts'
import type { AnyRecord, Kind } from '#domain/kinds.ts'
import { model } from '#domain/model.ts'
import { schema } from '#domain/schema.ts'

/** A body of the log as this program's. */
export function upgradedRecord(kind: Kind, record: AnyRecord, from: number): AnyRecord {
  return upgraded(model.kinds.of(kind).upgrades, record, from, schema, {
    document() {
      // A reader writes nothing: an upgrade that makes documents has to rewrite the log, as that to schema 2 does.
      throw new Error(
        `The upgrade of ${kind} from schema ${from} keeps documents and cannot be made by a reader`,
      )
    },
  })
}
