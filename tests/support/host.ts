import type { CommandCall } from '#domain/kernel/commit.ts'
import type { Model } from '#domain/kernel/model.ts'
import { find } from '#domain/kernel/state.ts'
import type { Kind, RecordOf } from '#domain/kinds.ts'
import { model as product } from '#domain/model.ts'
import type { Storage } from '#server/storage/storage.ts'
import { type Executed, type Host, openHost } from '#server/workspace/host.ts'
import type { Provenance } from '#server/workspace/provenance.ts'
import { createMemoryDisk, openMemoryStorage } from './memory-storage.ts'
import { testId } from './serve.ts'

/** Leads everything; works in the backlog of Trailmix; aligns on it; has no part in it. */
export const ann = 'mbr_0000000Ann'
export const theo = 'mbr_000000Theo'
export const sandra = 'mbr_0000Sandra'
export const nora = 'mbr_000000Nora'
export const workspace = 'wsp_00000001'
export const trailmix = 'prd_0000000001'
export const plan = `${trailmix}.plan`
export const backlog = `${trailmix}.backlog`

let batches = 0

export interface HostUnderTest {
  host: Host
  storage: Storage
  faults: unknown[]
  /** Sends commands as one batch. */
  run(calls: readonly CommandCall[], by?: Partial<Provenance> & { id?: string }): Promise<Executed>
  /** Sends one command, which must be accepted. */
  act(name: string, input: object, by?: Partial<Provenance> & { id?: string }): Promise<void>
  /** Adds an item and says its id. */
  addItem(title: string, more?: object): Promise<string>
  get<K extends Kind>(kind: K, id: string): RecordOf<K>
  titles(): string[]
}

/** A host of a storage: another server, or the same one after a restart. */
export async function hostOn(storage: Storage, model: Model = product): Promise<HostUnderTest> {
  const faults: unknown[] = []
  const host = await openHost({
    workspace,
    storage,
    model,
    now: () => '2027-01-04T09:00:00.000Z',
    newBatchId: () => `server-batch-${++batches}`,
    onFault: (error) => faults.push(error),
    stepPauses: [],
  })
  const run: HostUnderTest['run'] = (calls, { id = `batch-${++batches}`, ...by } = {}) =>
    host.execute({ id, commands: [...calls], note: null }, { actor: ann, via: 'rest', ...by })
  const act: HostUnderTest['act'] = async (name, input, by) => {
    const done = await run([{ name, input }], by)
    if (!done.ok) throw new Error(`${name} is refused: ${done.refusal.code}`)
  }
  return {
    host,
    storage,
    faults,
    run,
    act,
    async addItem(title, more = {}) {
      const item = testId('item')
      await act('create-item', { item, product: trailmix, title, ...more })
      return item
    },
    get: (kind, id) => find(host.state, kind, id)!,
    titles: () => [...host.state.records.item.values()].map(({ title }) => title).sort(),
  }
}

/** A host with Trailmix and everybody in it. */
export async function openTrailmix(
  disk = createMemoryDisk(),
  storage = openMemoryStorage(disk),
  model: Model = product,
): Promise<HostUnderTest> {
  await storage.createWorkspace(workspace)
  const opened = await hostOn(storage, model)
  const { act } = opened
  const people = { [ann]: 'Ann', [theo]: 'Theo', [sandra]: 'Sandra', [nora]: 'Nora' }
  for (const [member, name] of Object.entries(people))
    await act('add-member', { member, name, administrator: member === ann }, { actor: 'system' })
  await act('create-product', { product: trailmix, name: 'Trailmix', key: 'TM' })
  for (const [member, role] of [
    [theo, 'team'],
    [sandra, 'stakeholder'],
  ] as const)
    await act('set-role', {
      ...{ product: trailmix, member, role },
      ...{ membership: testId('membership'), former: testId('membership') },
    })
  return opened
}
