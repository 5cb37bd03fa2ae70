import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { LogQuery } from '#domain/kernel/log-query.ts'
import { pageSize } from '#domain/kernel/page-size.ts'
import { numbersOf } from './numbers.ts'
import { type CommitRow, commitReaderOf } from './read-commits.ts'
import type { ReadOldOf } from './read-old.ts'

type Value = string | number

const columns = 'seq, id, step, at, actor, via, program, session, note, intents, scopes'

/** The reader's jobs on the log. Pages are JSON texts. */
export function logReaderOf(db: DatabaseSync, readOldOf: ReadOldOf) {
  const numbers = numbersOf(db)
  const commitText = commitReaderOf(db)
  const workspaces = db.prepare('SELECT id FROM workspace ORDER BY id')
  const head = db.prepare('SELECT seq, id FROM "commit" WHERE workspace = ? ORDER BY seq DESC LIMIT 1')
  const byId = db.prepare(`SELECT ${columns} FROM "commit" WHERE workspace = ? AND id = ?`)
  // Clocks are set back now and then, so the moments of a log need not ascend.
  const seqAt = db.prepare(
    'SELECT coalesce(max(seq), 0) AS seq FROM "commit" WHERE workspace = ? AND at <= ?',
  )
  const scopesOfRecord = db.prepare(`
    SELECT DISTINCT scope FROM scope AS s JOIN version AS v INDEXED BY version_of ON v.scope = s.number AND v.id = ?
    WHERE s.workspace = ?`)
  const prepared = new Map<string, StatementSync>()

  function statement(sql: string): StatementSync {
    let found = prepared.get(sql)
    if (!found) {
      found = db.prepare(sql)
      prepared.set(sql, found)
    }
    return found
  }

  /** Rows of the log that may hold what is asked for; what the scopes and kinds leave of each is seen later. */
  function rowsOf(workspace: number, query: LogQuery, scopes: readonly number[] | undefined) {
    const { before, after, actor, step, from, until, record, kinds } = query
    const where = ['workspace = ?']
    const values: Value[] = [workspace]
    const also = (condition: string, ...of: Value[]) => {
      where.push(condition)
      values.push(...of)
    }
    if (before !== undefined) also('seq < ?', before)
    if (after !== undefined) also('seq > ?', after)
    if (actor !== undefined) also('actor = ?', actor)
    if (step !== undefined) {
      also(
        `seq IN (SELECT seq FROM "commit" WHERE workspace = ? AND step = ?
          UNION SELECT seq FROM "commit" WHERE workspace = ? AND id = ? AND step IS NULL)`,
        ...[workspace, step, workspace, step],
      )
    }
    // The bound spares looking at what is outside; the plus, that the index of moments is used to sort all within.
    const bound = (which: string) => `(SELECT ${which}(seq) FROM "commit" WHERE workspace = ? AND at`
    if (from !== undefined) also(`+at >= ? AND seq >= ${bound('min')} >= ?)`, from, workspace, from)
    if (until !== undefined) also(`+at < ? AND seq <= ${bound('max')} < ?)`, until, workspace, until)
    const list = (of: readonly Value[]) => of.map(() => '?').join(', ')
    if (record !== undefined) {
      const within = scopes ?? scopesOfRecord.all(record, workspace).map(({ scope }) => scope as number)
      also(
        `seq IN (SELECT seq FROM version INDEXED BY version_of WHERE scope IN (${list(within)}) AND id = ?)`,
        ...[...within, record],
      )
    } else if (scopes) {
      const ofKind = kinds ? ` AND kind IN (${list(kinds)})` : ''
      also(
        `EXISTS (SELECT 1 FROM version WHERE scope IN (${list(scopes)}) AND version.seq = "commit".seq${ofKind})`,
        ...[...scopes, ...(kinds ?? [])],
      )
    }
    const order = after === undefined ? 'DESC' : ''
    return statement(
      `SELECT ${columns} FROM "commit" WHERE ${where.join(' AND ')} ORDER BY seq ${order}`,
    ).iterate(...values) as Iterable<unknown> as Iterable<CommitRow>
  }

  function commits(workspace: string, query: LogQuery): string {
    const number = numbers.workspace(workspace)
    const { kinds, record } = query
    const scopes = query.scopes?.map((name) => numbers.scope(number, name))
    const readOld = readOldOf(number)
    const texts: string[] = []
    let length = 0
    for (const row of rowsOf(number, query, scopes)) {
      const text = commitText(row, { scopes, kinds, record }, readOld)
      if (text === null) continue
      if (texts.length > 0 && length + text.length > pageSize) break
      texts.push(text)
      length += text.length
      if (texts.length >= Math.max(1, query.limit)) break
    }
    return `[${texts.join(',')}]`
  }

  return {
    workspaces: () => workspaces.all().map(({ id }) => id as string),
    head(workspace: string): { seq: number; id: string } {
      const row = head.get(numbers.workspace(workspace))
      return { seq: Number(row?.seq ?? 0), id: String(row?.id ?? '') }
    },
    commits,
    commitById(workspace: string, id: string): string | null {
      const number = numbers.workspace(workspace)
      const row = byId.get(number, id) as unknown as CommitRow | undefined
      return row ? commitText(row, {}, readOldOf(number)) : null
    },
    seqAt: (workspace: string, at: string) => seqAt.get(numbers.workspace(workspace), at)!.seq as number,
  }
}
