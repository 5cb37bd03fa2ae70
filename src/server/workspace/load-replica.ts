import type { Model } from '#domain/kernel/model.ts'
import type { AnyRecord, Kind } from '#domain/kinds.ts'
import { Replica } from '#protocol/replica.ts'
import type { Storage } from '../storage/storage.ts'

/** The replica of a workspace as it lies in storage. */
export async function loadReplica(workspace: string, storage: Storage, model: Model): Promise<Replica> {
  const replica = new Replica(model)
  const all = new Map<Kind, AnyRecord[]>()
  const seq = await storage.load(workspace, (kind, bodies) => {
    const records = all.get(kind) ?? []
    for (const record of JSON.parse(bodies) as AnyRecord[]) records.push(record)
    all.set(kind, records)
  })
  // One kind at a time and whole: each load sorts the lists that it adds to.
  for (const kind of model.kinds.names) replica.load(kind, all.get(kind) ?? [])
  replica.seq = seq
  return replica
}
