import type { DatabaseSync } from 'node:sqlite'
import type { Scope } from '#domain/kernel/scope.ts'

/** The numbers that stand for workspaces and scopes in all other tables. */
export function numbersOf(db: DatabaseSync) {
  const workspace = db.prepare('SELECT number FROM workspace WHERE id = ?')
  const scope = db.prepare('SELECT number FROM scope WHERE workspace = ? AND name = ?')
  const scopes = db.prepare('SELECT number, name FROM scope WHERE workspace = ?')
  return {
    /** 0 when it is not there, which no row has */
    workspace: (id: string) => Number(workspace.get(id)?.number ?? 0),
    /** 0 when nothing was ever written there */
    scope: (of: number, name: Scope) => Number(scope.get(of, name)?.number ?? 0),
    scopes: (of: number) => scopes.all(of) as { number: number; name: Scope }[],
  }
}

export type Numbers = ReturnType<typeof numbersOf>

/** As `numbersOf`, for the one who writes: a scope gets its number with its first record. */
export function newNumbersOf(db: DatabaseSync) {
  const numbers = numbersOf(db)
  const add = db.prepare('INSERT INTO scope (workspace, name) VALUES (?, ?)')
  const known = new Map<string, number>()
  return {
    workspace: numbers.workspace,
    scope(of: number, name: Scope): number {
      const key = `${of} ${name}`
      let number = known.get(key)
      if (!number) {
        number = numbers.scope(of, name) || Number(add.run(of, name).lastInsertRowid)
        known.set(key, number)
      }
      return number
    },
    /** After a rollback: some numbers may have been given in what was taken back. */
    forget: () => known.clear(),
  }
}
