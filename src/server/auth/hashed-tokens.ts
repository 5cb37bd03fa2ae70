import type { DBAdapter, Where } from 'better-auth'
import { tokenHash } from './token-hash.ts'

type Row = Record<string, unknown>
interface Asked {
  model: string
  where?: Where[] | undefined
}

/**
 * The library's adapter, with only the hash of a session's token in the table: tokens are hashed on their way in,
 * and a row that was asked for by its token comes back with it.
 *
 * Each call is a transaction of its own. The library's span turns of the event loop, and what else is written
 * through the same connection in between would be undone with them.
 */
export function withHashedTokens(adapter: DBAdapter): DBAdapter {
  const wrapped: DBAdapter = {
    ...adapter,
    create: async (asked) => {
      if (asked.model !== 'session') return adapter.create(asked)
      const { token } = asked.data as Row
      const row = await adapter.create({ ...asked, data: { ...asked.data, token: hashed(token) } as never })
      return { ...(row as Row), token } as never
    },
    findOne: async (asked) => asAsked(asked, await adapter.findOne(hashing(asked))),
    findMany: async (asked) =>
      (await adapter.findMany(hashing(asked))).map((row) => asAsked(asked, row) as never),
    count: (asked) => adapter.count(hashing(asked)),
    update: async (asked) => {
      const { token } = asked.update
      if (asked.model !== 'session' || token === undefined)
        return asAsked(asked, await adapter.update(hashing(asked)))
      const update = { ...asked.update, token: hashed(token) }
      const row = await adapter.update<Row>({ ...hashing(asked), update })
      return row && ({ ...row, token } as never)
    },
    updateMany: (asked) => adapter.updateMany(hashing(asked)),
    delete: (asked) => adapter.delete(hashing(asked)),
    deleteMany: (asked) => adapter.deleteMany(hashing(asked)),
    consumeOne: async (asked) => asAsked(asked, await adapter.consumeOne(hashing(asked))),
    transaction: (work) => work(wrapped),
  }
  return wrapped
}

function hashing<T extends Asked>(asked: T): T {
  if (asked.model !== 'session' || !asked.where) return asked
  return { ...asked, where: asked.where.map(hashingOne) }
}

function hashingOne(where: Where): Where {
  if (where.field !== 'token') return where
  const { value } = where
  return { ...where, value: Array.isArray(value) ? value.map(hashed) : hashed(value) }
}

function hashed(token: unknown): string {
  if (typeof token !== 'string') throw new Error('A session has no token')
  return tokenHash(token)
}

/** The row with the token that it was asked for by, in place of the hash. */
function asAsked<T>({ model, where = [] }: Asked, row: T | null): T | null {
  if (model !== 'session' || !row) return row
  const tokens = where.flatMap(({ field, value }) => (field === 'token' ? value : [])) as string[]
  const token = tokens.find((one) => tokenHash(one) === (row as Row).token)
  return token === undefined ? row : { ...row, token }
}
