import type { Model } from '#domain/kernel/model.ts'
import { upgraded } from '#domain/kernel/upgrade.ts'
import type { AnyRecord, Kind } from '#domain/kinds.ts'

/**
 * A record of schema `from` as it is under the model's, or under `to`. One of a kind that the model no longer has
 * stays as it was.
 */
export function upgradedRecord(
  model: Model,
  kind: Kind,
  record: AnyRecord,
  from: number,
  to = model.schema,
): AnyRecord {
  if (!model.kinds.has(kind)) return record
  return upgraded(model.kinds.of(kind).upgrades, record, from, to, {
    document() {
      // Readers write nothing: an upgrade that makes documents has to rewrite the log, as that to schema 2 did.
      throw new Error(`The upgrade of ${kind} from schema ${from} keeps documents, which a reader cannot`)
    },
  })
}
