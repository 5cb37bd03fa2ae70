import type { Change, ScopedChange } from '#domain/kernel/change.ts'
import type { Commit } from '#domain/kernel/commit.ts'
import type { AnyRecord, RecordOf } from '#domain/kinds.ts'

/** Plain records and commits for tests of storage and wire: of the right shape, of no particular product. */

const product = 'prd_sampleproduct1'

export function sampleItem(number: number, fields: Partial<RecordOf<'item'>> = {}): RecordOf<'item'> {
  return {
    id: sampleId('itm', number) as RecordOf<'item'>['id'],
    product,
    number,
    title: `As a reader I want page ${number} so that I can go on`,
    kind: 'story',
    status: 'draft',
    estimate: number % 5 === 0 ? null : number % 5,
    description: null,
    parent: null,
    rank: `d${String(number).padStart(4, '0')}5`,
    feature: null,
    theme: null,
    source: null,
    createdAt: '2026-03-01T09:00:00.000Z',
    ...fields,
  }
}

export function sampleProduct(fields: Partial<RecordOf<'product'>> = {}): RecordOf<'product'> {
  return {
    id: product,
    name: 'Reader',
    key: 'READ',
    vision: '',
    stage: 'growth',
    owner: null,
    focus: null,
    formerKeys: [],
    sample: false,
    createdAt: '2026-03-01T09:00:00.000Z',
    ...fields,
  }
}

/** Scattered over the id space as real ids are, and the same for the same number. */
export function sampleId(prefix: string, number: number): string {
  const scattered = (Math.imul(number, 0x9e3779b1) >>> 0).toString(36).padStart(7, '0')
  return `${prefix}_${scattered}${String(number).padStart(7, '0')}`
}

export function sampleCommit(seq: number, changes: Change[], fields: Partial<Commit> = {}): Commit {
  return {
    seq,
    id: sampleId('cmt', seq),
    step: sampleId('cmt', seq),
    actor: 'mbr_sampleperson1',
    at: '2026-03-01T09:00:00.000Z',
    via: 'web',
    program: null,
    session: null,
    commands: changes.map(({ id, after }) => ({ name: 'sample', input: { id, after } })),
    changes: changes.map((change): ScopedChange => ({ scope: `${product}.backlog`, ...change })),
    note: null,
    ...fields,
  }
}

/** What the commits leave, id by id. */
export function foldCommits(commits: Iterable<Commit>): Map<string, AnyRecord> {
  const records = new Map<string, AnyRecord>()
  for (const { changes } of commits) {
    for (const { id, after } of changes) {
      if (after === null) records.delete(id)
      else records.set(id, after)
    }
  }
  return records
}
