import type { DatabaseSync } from 'node:sqlite'

/** A commit as format 1 kept it: whole, as JSON, with both sides of every record. */
export interface OldCommit {
  seq: number
  id: string
  actor: string
  at: string
  via: string
  note: string | null
  commands: { name: string; input: { [field: string]: unknown } }[]
  changes: OldChange[]
}

export interface OldChange {
  kind: string
  id: string
  before: OldRecord | null
  after: OldRecord | null
}

export type OldRecord = { readonly [field: string]: unknown }

/** Reads a store of format 1, the foundation's. */
export function oldStoreOf(db: DatabaseSync) {
  const workspaces = db.prepare('SELECT id FROM workspace ORDER BY id')
  const head = db.prepare('SELECT coalesce(max(seq), 0) AS seq FROM "commit" WHERE workspace_id = ?')
  const idAt = db.prepare('SELECT id FROM "commit" WHERE workspace_id = ? AND seq = ?')
  const log = db.prepare('SELECT body FROM "commit" WHERE workspace_id = ? AND seq > ? ORDER BY seq')
  const records = db.prepare('SELECT kind, body FROM record WHERE workspace_id = ? ORDER BY kind, id')
  return {
    workspaces: () => workspaces.all().map(({ id }) => id as string),
    head: (workspace: string) => head.get(workspace)!.seq as number,
    idAt: (workspace: string, seq: number) => idAt.get(workspace, seq)?.id as string | undefined,
    *commitsAfter(workspace: string, seq: number): Generator<OldCommit> {
      for (const { body } of log.iterate(workspace, seq)) yield JSON.parse(body as string) as OldCommit
    },
    records(workspace: string): Map<string, OldRecord[]> {
      const all = new Map<string, OldRecord[]>()
      for (const { kind, body } of records.iterate(workspace)) {
        const rows = all.get(kind as string) ?? []
        rows.push(JSON.parse(body as string))
        all.set(kind as string, rows)
      }
      return all
    },
  }
}

export type OldStore = ReturnType<typeof oldStoreOf>

/**
 * The records that a commit of schema 1 only spread out to make room (kernel/place.ts), by id: rank changes of
 * records that none of its commands names. Undo worked it out so; now it stands on the change.
 */
export function spreadBy({ commands, changes }: OldCommit): ReadonlySet<string> {
  const spread = new Set<string>()
  if (commands.some(({ name }) => name === 'revert-commit')) return spread
  const named = new Set<unknown>()
  for (const { input } of commands) for (const field of ['item', 'feature', 'metric']) named.add(input[field])
  const within: { [kind: string]: string } = { item: 'product', feature: 'goal', metric: 'goal' }
  for (const { kind, id, before, after } of changes) {
    const list = within[kind]
    // Moving a release gives all columns their ranks anew; there is no crowd of other people's among them.
    if (!list || !before || !after || named.has(id)) continue
    if (before.rank !== after.rank && before[list] === after[list]) spread.add(id)
  }
  return spread
}
