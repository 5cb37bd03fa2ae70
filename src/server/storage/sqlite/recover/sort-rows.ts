import { type MarkedCommit, markOf, markOfCommit } from '../mark.ts'
import type { FoundRow, Value } from './read-rows.ts'

export interface FoundVersion {
  scope: number
  seq: number
  nth: number
  id: string
  kind: string
  mark: number
  aside: number | null
  body: string | null
}

export interface FoundRecord {
  workspace: number
  kind: string
  id: string
  scope: number
  body: string
}

export interface FoundDocument {
  workspace: number
  id: string
  scope: number
  text: string
}

export interface FoundCommit extends MarkedCommit {
  workspace: number
  mark: number | null
}

/** What the rows of a store come to, by their keys. */
export interface Found {
  schema: number | null
  workspaces: Map<number, string>
  scopes: Map<number, { workspace: number; name: string }>
  commits: Map<string, FoundCommit>
  versions: Map<string, FoundVersion>
  /** the current ones only */
  records: Map<string, FoundRecord>
  documents: Map<string, FoundDocument>
  blobs: Map<string, { workspace: number; hash: string; bytes: Uint8Array }>
}

/** Tells rows by their shape, which is another one in each table; indexes tell workspaces and scopes a second time. */
export function sortRows(rows: Iterable<FoundRow>): Found {
  const found: Found = {
    schema: null,
    workspaces: new Map(),
    scopes: new Map(),
    commits: new Map(),
    versions: new Map(),
    records: new Map(),
    documents: new Map(),
    blobs: new Map(),
  }
  const certain = new Map<object, Set<string>>()

  /** What is certain takes the place of what is not; of two that are, both are the same. */
  function put<T>(map: Map<string, T>, key: string, value: T, isCertain: boolean): void {
    const sure = certain.get(map) ?? new Set()
    certain.set(map, sure)
    if (map.has(key) && (sure.has(key) || !isCertain)) return
    map.set(key, value)
    if (isCertain) sure.add(key)
  }

  for (const { rowid, values, isLatest, isCertain } of rows) {
    const commit = rowid === null ? commitOf(values) : null
    if (commit) {
      put(found.commits, `${commit.workspace} ${commit.seq}`, commit, isCertain)
      continue
    }
    const version = rowid === null ? versionOf(values) : null
    if (version) {
      put(found.versions, `${version.scope} ${version.seq} ${version.nth}`, version, isCertain)
      continue
    }
    const record = rowid === null ? recordOf(values) : null
    if (record) {
      if (isLatest && isCertain)
        put(found.records, `${record.workspace} ${record.kind} ${record.id}`, record, true)
      continue
    }
    sortOthers(found, rowid, values)
  }
  return found
}

function sortOthers(found: Found, rowid: number | null, values: Value[]): void {
  const [first, second, third, fourth, fifth] = values
  const isWorkspace = (value: Value | undefined): value is string =>
    typeof value === 'string' && /^wsp_[\w-]+$/.test(value)
  const isScope = (value: Value | undefined): value is string =>
    typeof value === 'string' &&
    /^(workspace|prd_[\w-]+\.(plan|backlog|feedback|private(\.\w+)?)[\w.-]*)$/.test(value)
  if (rowid !== null && first === null && values.length === 2 && isWorkspace(second))
    found.workspaces.set(rowid, second)
  else if (rowid === null && values.length === 2 && isWorkspace(first) && isNumber(second))
    found.workspaces.set(second, first)
  else if (rowid === null && values.length === 2 && first === 'schema' && typeof second === 'string')
    found.schema = Number(second) || null
  else if (rowid !== null && values.length === 3 && first === null && isNumber(second) && isScope(third))
    found.scopes.set(rowid, { workspace: second, name: third })
  else if (rowid === null && values.length === 3 && isNumber(first) && isScope(second) && isNumber(third))
    found.scopes.set(third, { workspace: first, name: second })
  else if (
    rowid !== null &&
    (values.length === 4 || values.length === 5) &&
    isNumber(first) &&
    isId(second) &&
    isNumber(third) &&
    isJson(fourth) &&
    (isMark(fifth) ? fifth === markOf(fourth) : fifth === undefined || fifth === null)
  )
    found.documents.set(`${first} ${second}`, { workspace: first, id: second, scope: third, text: fourth })
  else if (
    rowid !== null &&
    values.length === 3 &&
    isNumber(first) &&
    typeof second === 'string' &&
    /^[0-9a-f]{64}$/.test(second) &&
    third instanceof Uint8Array
  )
    found.blobs.set(`${first} ${second}`, { workspace: first, hash: second, bytes: third })
}

const isNumber = (value: Value | undefined): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0
const isMark = isNumber
const isText = (value: Value | undefined): value is string => typeof value === 'string'
const isTextOrNull = (value: Value | undefined): value is string | null => value === null || isText(value)
const isId = (value: Value | undefined): value is string =>
  isText(value) && value.length > 0 && value.length < 200
const isMoment = (value: Value | undefined): value is string =>
  isText(value) && !Number.isNaN(Date.parse(value))

function isJson(value: Value | undefined): value is string {
  if (!isText(value)) return false
  try {
    JSON.parse(value)
    return true
  } catch {
    return false
  }
}

function commitOf(values: Value[]): FoundCommit | null {
  if (values.length !== 13 && values.length !== 14) return null
  const [
    workspace,
    seq,
    id,
    step,
    at,
    actor,
    via,
    program,
    session,
    schema,
    note,
    intents,
    scopes,
    mark = null,
  ] = values
  if (!isNumber(workspace) || !isNumber(seq) || !isId(id) || !isTextOrNull(step) || !isMoment(at)) return null
  if (!isText(actor) || !isText(via) || !isTextOrNull(program) || !isTextOrNull(session) || !isNumber(schema))
    return null
  if (!(note === null || isJson(note)) || !isJson(intents) || !isJson(scopes)) return null
  if (mark !== null && !isMark(mark)) return null
  const row = {
    workspace,
    seq,
    id,
    step,
    at,
    actor,
    via,
    program,
    session,
    schema,
    note,
    intents,
    scopes,
    mark,
  }
  return mark === null || markOfCommit(row) === mark ? row : null
}

function versionOf(values: Value[]): FoundVersion | null {
  if (values.length !== 8) return null
  const [scope, seq, nth, id, kind, mark, aside, body] = values
  if (!isNumber(scope) || !isNumber(seq) || !isNumber(nth) || !isId(id) || !isText(kind)) return null
  if (!isMark(mark) || !(aside === null || isNumber(aside)) || !isTextOrNull(body)) return null
  if (markOf(body) !== mark || (body !== null && idIn(body) !== id)) return null
  return { scope, seq, nth, id, kind, mark, aside: aside ? 1 : null, body }
}

function recordOf(values: Value[]): FoundRecord | null {
  if (values.length !== 5) return null
  const [workspace, kind, id, scope, body] = values
  if (!isNumber(workspace) || !isText(kind) || !isId(id) || !isNumber(scope) || !isText(body)) return null
  return idIn(body) === id ? { workspace, kind, id, scope, body } : null
}

function idIn(body: string): unknown {
  try {
    return (JSON.parse(body) as { id?: unknown }).id
  } catch {
    return undefined
  }
}
