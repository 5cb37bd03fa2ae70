import { z } from 'zod'
import { markOf, markOfCommit } from '../mark.ts'
import type { FoundRow, Value } from './read-rows.ts'

export type FoundVersion = z.output<typeof version>

/** What the rows of a store come to, by their keys. */
export interface Found {
  schema: number | null
  workspaces: Map<number, string>
  scopes: Map<number, { workspace: number; name: string }>
  commits: Map<string, z.output<typeof commit>>
  versions: Map<string, FoundVersion>
  /** the current ones only */
  records: Map<string, z.output<typeof record>>
  documents: Map<string, z.output<typeof document>>
  blobs: Map<string, z.output<typeof blob>>
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
    const row = rowid === null ? keyedRow(values) : numberedRow(values)
    switch (row?.table) {
      case 'meta':
        found.schema = Number(row.value) || null
        break
      case 'workspace':
        found.workspaces.set(rowid ?? row.number!, row.id)
        break
      case 'scope':
        found.scopes.set(rowid ?? row.number!, row)
        break
      case 'commit':
        put(found.commits, `${row.workspace} ${row.seq}`, row, isCertain)
        break
      case 'version':
        put(found.versions, `${row.scope} ${row.seq} ${row.nth}`, row, isCertain)
        break
      case 'record':
        if (isLatest && isCertain) put(found.records, `${row.workspace} ${row.kind} ${row.id}`, row, true)
        break
      case 'document':
        found.documents.set(`${row.workspace} ${row.id}`, row)
        break
      case 'blob':
        found.blobs.set(`${row.workspace} ${row.hash}`, row)
    }
  }
  return found
}

const count = z.int().min(0)
const text = z.string()
const id = text.min(1).max(199)
const json = text.refine(isJson)
const moment = text.refine((value) => !Number.isNaN(Date.parse(value)))
const workspaceId = text.regex(/^wsp_[\w-]+$/)
const scopeName = text.regex(/^(workspace|prd_[\w-]+\.(plan|backlog|feedback|private(\.\w+)?)[\w.-]*)$/)

// Their columns in the order of tables.ts; what stands last and has a default came later than the others.

const commit = z
  .object({
    workspace: count,
    seq: count,
    id,
    step: text.nullable(),
    at: moment,
    actor: text,
    via: text,
    program: text.nullable(),
    session: text.nullable(),
    schema: count,
    note: json.nullable(),
    intents: json,
    scopes: json,
    mark: count.nullable().default(null),
  })
  .refine((row) => row.mark === null || markOfCommit(row) === row.mark)

const version = z
  .object({
    scope: count,
    seq: count,
    nth: count,
    id,
    kind: text,
    mark: count,
    aside: count.nullable().transform(Boolean),
    body: text.nullable(),
  })
  .refine(({ id, mark, body }) => markOf(body) === mark && (body === null || idIn(body) === id))

const record = z
  .object({ workspace: count, kind: text, id, scope: count, body: text })
  .refine(({ id, body }) => idIn(body) === id)

const document = z
  .object({ workspace: count, id, scope: count, text: json, mark: count.nullable().default(null) })
  .refine(({ text, mark }) => mark === null || markOf(text) === mark)

const blob = z.object({
  workspace: count,
  hash: text.regex(/^[0-9a-f]{64}$/),
  bytes: z.instanceof(Uint8Array),
})

/** Of tables without row numbers, and of indexes. */
const keyedRow = telling({
  commit,
  version,
  record,
  meta: z.object({ key: z.literal('schema'), value: text }),
  workspace: z.object({ id: workspaceId, number: count }),
  scope: z.object({ workspace: count, name: scopeName, number: count }),
})

/** Of tables whose rows have numbers; a column that is the number is empty. */
const numberedRow = telling({
  workspace: z.object({ number: z.null(), id: workspaceId }),
  scope: z.object({ number: z.null(), workspace: count, name: scopeName }),
  document,
  blob,
})

type Tables = { readonly [table: string]: z.ZodObject }
type RowOf<T extends Tables> = { [K in keyof T]: { table: K } & z.output<T[K]> }[keyof T]

/** Which of the tables a row is of, by its columns; null when it is of none, or not as it was written. */
function telling<T extends Tables>(tables: T): (values: readonly Value[]) => RowOf<T> | null {
  const all = Object.entries(tables).map(([table, schema]) => ({
    table,
    schema,
    names: Object.keys(schema.shape),
  }))
  return (values) => {
    for (const { table, schema, names } of all) {
      if (values.length !== names.length && values.length !== names.length - 1) continue
      const columns = Object.fromEntries(values.map((value, index) => [names[index]!, value]))
      const row = schema.safeParse(columns)
      if (row.success) return { ...row.data, table } as RowOf<T>
    }
    return null
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

function idIn(body: string): unknown {
  try {
    return (JSON.parse(body) as { id?: unknown }).id
  } catch {
    return undefined
  }
}
