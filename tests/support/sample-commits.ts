import { newNumbering } from '#domain/backlog/numbering.ts'
import { type Change, created, type ScopedChange } from '#domain/kernel/change.ts'
import type { Commit } from '#domain/kernel/commit.ts'
import { type Scope, scopeIn, workspaceScope } from '#domain/kernel/scope.ts'
import type { AnyRecord, Kind, RecordOf } from '#domain/kinds.ts'

/** Plain records and commits for tests of storage and wire: of the right shape, of no particular product. */

const product = 'prd_sampleproduct1'

export const sampleScopes = { plan: scopeIn(product, 'plan'), backlog: scopeIn(product, 'backlog') }

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

/** What sample items need to be sound: the product that they are of, and its numbering. */
export const sampleBase = (): Change[] => [
  created('product', sampleProduct()),
  created('numbering', newNumbering(product, 1_000_000)),
]

export const isBase = (id: string) => sampleBase().some((change) => change.id === id)

export function sampleScope(kind: Kind): Scope {
  if (kind === 'workspace' || kind === 'member') return workspaceScope
  return kind === 'item' || kind === 'theme' || kind === 'numbering'
    ? sampleScopes.backlog
    : sampleScopes.plan
}

export function sampleCommit(seq: number, changes: Change[], fields: Partial<Commit> = {}): Commit {
  const id = fields.id ?? sampleId('cmt', seq)
  return {
    seq,
    id,
    step: id,
    actor: 'mbr_sampleperson1',
    at: '2026-03-01T09:00:00.000Z',
    via: 'web',
    program: null,
    session: null,
    commands: changes.map((change) => ({ name: 'sample', input: { id: change.id, after: change.after } })),
    changes: changes.map((change): ScopedChange => ({ ...change, scope: sampleScope(change.kind) })),
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
