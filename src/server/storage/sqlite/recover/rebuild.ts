import type { DatabaseSync } from 'node:sqlite'
import { isDeepStrictEqual } from 'node:util'
import type { Model } from '#domain/kernel/model.ts'
import type { AnyRecord, Kind } from '#domain/kinds.ts'
import { backupWords } from '#words/backup.ts'
import { logRowsOf } from '../log-rows.ts'
import { markOf } from '../mark.ts'
import { prepareStore } from '../prepare-store.ts'
import { mendRecords } from './mend-records.ts'
import type { Found, FoundVersion } from './sort-rows.ts'

export interface Rebuilt {
  steps: number
  records: number
  sentences: string[]
}

/** A record as the log leaves it, or as it is to be. */
export interface Standing {
  kind: Kind
  id: string
  scope: number
  record: AnyRecord | null
}

// A number that a flipped bit made is not the end of a log.
const FARTHEST = 10_000
const LISTED = 10

/**
 * Writes a store of what was found: the log with a stand-in for every commit that is lost, so that it has no gap, and
 * as its last commit, by the server, what the records need to stand without what is lost.
 */
export function rebuild(db: DatabaseSync, found: Found, model: Model): Rebuilt {
  const schema = found.schema ?? model.schema
  prepareStore(db, schema)
  const sentences: string[] = []
  let steps = 0
  let records = 0
  if (found.workspaces.size === 0) found.workspaces.set(1, 'wsp_recovered0001')
  db.exec('BEGIN')
  for (const [number, id] of found.workspaces) {
    db.prepare('INSERT INTO workspace VALUES (?, ?)').run(number, id)
    const scopes = [...found.scopes].filter(([, { workspace }]) => workspace === number)
    for (const [scope, { name }] of scopes)
      db.prepare('INSERT OR IGNORE INTO scope VALUES (?, ?, ?)').run(scope, number, name)
    const known = new Set(scopes.map(([scope]) => scope))
    const log = writeLog(db, found, number, known, schema)
    sentences.push(...log.sentences)
    writeThings(db, found, number)
    const were = fold(log.versions)
    const later = overlaid(were, found, number, known, log.marks)
    if (later.count > 0) sentences.push(backupWords('laterKept', { count: later.count }))
    const textThere = (id: string) => found.documents.has(`${number} ${id}`)
    const mended =
      schema === model.schema
        ? mendRecords(later.all, model, textThere)
        : { records: [...later.all.values()], texts: [], sentences: [] }
    const stand = JSON.stringify(backupWords('textLost'))
    for (const { id, scope } of mended.texts) logRowsOf(db).addDocument(number, id, scope, stand)
    if (mended.texts.length > 0) sentences.push(backupWords('textsLost', { count: mended.texts.length }))
    sentences.push(...mended.sentences)
    steps += log.last
    records += finish(db, number, were, mended.records, log.last, schema)
  }
  db.exec('COMMIT')
  if (sentences.length === 0) sentences.push(backupWords('recoveredAll'))
  return { steps, records, sentences }
}

function writeLog(
  db: DatabaseSync,
  found: Found,
  workspace: number,
  known: ReadonlySet<number>,
  schema: number,
) {
  const commits = new Map(
    [...found.commits.values()]
      .filter((commit) => commit.workspace === workspace)
      .map((one) => [one.seq, one]),
  )
  let last = [...commits.keys()].reduce((most, seq) => Math.max(most, seq), 0)
  const bySeq = new Map<number, FoundVersion[]>()
  const farthest = last + FARTHEST
  for (const version of found.versions.values()) {
    if (!known.has(version.scope) || version.seq < 1 || version.seq > farthest) continue
    const of = bySeq.get(version.seq)
    if (of) of.push(version)
    else bySeq.set(version.seq, [version])
    last = Math.max(last, version.seq)
  }
  const rows = logRowsOf(db)
  const lost: number[] = []
  const nameless: number[] = []
  const partly: number[] = []
  const versions: FoundVersion[] = []
  let at = [...commits.values()][0]?.at ?? new Date(0).toISOString()
  for (let seq = 1; seq <= last; seq++) {
    const commit = commits.get(seq)
    const its = (bySeq.get(seq) ?? []).sort((a, b) => a.nth - b.nth)
    const scopes = [...new Set(its.map(({ scope }) => scope))]
    if (!commit) (its.length === 0 ? lost : nameless).push(seq)
    else {
      at = commit.at
      const had = JSON.parse(commit.scopes) as number[]
      const isWhole =
        had.every((scope) => scopes.includes(scope)) && its.every(({ nth }, index) => nth === index)
      if (!isWhole) partly.push(seq)
    }
    rows.addCommit(workspace, {
      ...(commit ?? standIn(seq, at, schema)),
      scopes: JSON.stringify(commit ? sameScopes(commit.scopes, scopes) : scopes),
    })
    for (const version of its) {
      rows.addVersion(version)
      versions.push(version)
    }
  }
  const say = (key: 'lostSteps' | 'lostWho' | 'lostVersions', seqs: number[]) =>
    seqs.length === 0 ? [] : [backupWords(key, { count: seqs.length, list: listOf(seqs) })]
  return {
    last,
    versions,
    marks: new Set(versions.map(({ kind, id, mark }) => `${kind} ${id} ${mark}`)),
    sentences: [...say('lostSteps', lost), ...say('lostWho', nameless), ...say('lostVersions', partly)],
  }
}

/** In the order that they had, those of which something is left. */
function sameScopes(had: string, are: readonly number[]): number[] {
  const before = JSON.parse(had) as number[]
  return [...before.filter((scope) => are.includes(scope)), ...are.filter((scope) => !before.includes(scope))]
}

function standIn(seq: number, at: string, schema: number) {
  const note = JSON.stringify(backupWords.said('recoveredNote'))
  const by = { actor: 'system', via: 'system', program: null, session: null }
  return { seq, id: `recovered:${seq}`, step: null, at, ...by, schema, note, intents: '[]', scopes: '[]' }
}

function listOf(seqs: readonly number[]): string {
  return seqs.length <= LISTED ? seqs.join(', ') : `${seqs.slice(0, LISTED).join(', ')} …`
}

function writeThings(db: DatabaseSync, found: Found, workspace: number): void {
  const rows = logRowsOf(db)
  for (const { workspace: of, id, scope, text } of found.documents.values())
    if (of === workspace) rows.addDocument(workspace, id, scope, text)
  const addBlob = db.prepare('INSERT INTO blob VALUES (?, ?, ?)')
  for (const { workspace: of, hash, bytes } of found.blobs.values())
    if (of === workspace) addBlob.run(workspace, hash, bytes)
}

const keyOf = ({ kind, id }: { kind: string; id: string }) => `${kind} ${id}`

/** What the versions come to. */
function fold(versions: readonly FoundVersion[]): Map<string, Standing> {
  const standing = new Map<string, Standing>()
  for (const { kind, id, scope, body } of versions)
    standing.set(keyOf({ kind, id }), {
      kind: kind as Kind,
      id,
      scope,
      record: body === null ? null : (JSON.parse(body) as AnyRecord),
    })
  return standing
}

/** A record that no version is left of is later than all that are. */
function overlaid(
  were: ReadonlyMap<string, Standing>,
  found: Found,
  workspace: number,
  known: ReadonlySet<number>,
  marks: ReadonlySet<string>,
) {
  const all = new Map([...were].map(([key, one]) => [key, { ...one }] as const))
  let count = 0
  for (const { workspace: of, kind, id, scope, body } of found.records.values()) {
    if (of !== workspace || !known.has(scope) || marks.has(`${kind} ${id} ${markOf(body)}`)) continue
    const record = JSON.parse(body) as AnyRecord
    if (isDeepStrictEqual(all.get(keyOf({ kind, id }))?.record, record)) continue
    all.set(keyOf({ kind, id }), { kind: kind as Kind, id, scope, record })
    count++
  }
  return { all, count }
}

/** Writes the records, and what makes the log come to them as one more commit. Returns how many there are. */
function finish(
  db: DatabaseSync,
  workspace: number,
  were: ReadonlyMap<string, Standing>,
  are: readonly Standing[],
  last: number,
  schema: number,
): number {
  const add = db.prepare('INSERT INTO record VALUES (?, ?, ?, ?, ?)')
  const rows = logRowsOf(db)
  const there = new Set(are.map(keyOf))
  const gone = [...were.values()]
    .filter((one) => one.record !== null && !there.has(keyOf(one)))
    .map((one) => ({ ...one, record: null }))
  const changed = [...are, ...gone].filter(
    (one) => !isDeepStrictEqual(were.get(keyOf(one))?.record ?? null, one.record),
  )
  let records = 0
  for (const { kind, id, scope, record } of are) {
    if (!record) continue
    add.run(workspace, kind, id, scope, JSON.stringify(record))
    records++
  }
  if (changed.length === 0) return records
  const seq = last + 1
  changed.forEach(({ kind, id, scope, record }, nth) => {
    rows.addVersion({ scope, seq, nth, id, kind, aside: false, body: record && JSON.stringify(record) })
  })
  const scopes = JSON.stringify([...new Set(changed.map(({ scope }) => scope))])
  rows.addCommit(workspace, { ...standIn(seq, new Date().toISOString(), schema), scopes })
  return records
}
