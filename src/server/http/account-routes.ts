import type { Hono } from 'hono'
import { z } from 'zod'
import { find } from '#domain/kernel/state.ts'
import type { SessionSeen } from '#protocol/people-doors.ts'
import type { SessionRow } from '../auth/account-table.ts'
import { programName } from '../auth/program-name.ts'
import { problem } from '../problem.ts'
import { type ApiContext, type ApiEnv, setCookies } from './api-env.ts'
import { readBody } from './read-body.ts'
import { fromOf, givenPassword, newPassword, type SignInOptions, tooMany } from './sign-in-routes.ts'

export const accountBodies = {
  password: z.object({ current: givenPassword, password: newPassword }),
}

/** One's own account: the password, and where one is signed in. Nobody reaches another's here. */
export function addAccountRoutes(
  app: Hono<ApiEnv>,
  { accounts, limits, addressOf, devices }: SignInOptions,
): void {
  app.post('/api/v1/account/password', async (c) => {
    const read = await readBody(c, accountBodies.password)
    if ('answer' in read) return read.answer
    const { current, password: next } = read.body
    const { host, member, session } = c.var.actor
    const from = fromOf(c, addressOf)
    const guess = limits.password(
      find(host.state, 'member', member)?.name ?? '',
      from.address,
      devices.find(c.req.header('cookie') ?? '', whose(c)),
    )
    if (guess.wait > 0) return tooMany(guess.wait)
    const cookies = await accounts.changePassword(whose(c), session, { current, next, from })
    if (!cookies) return problem('wrong-password')
    guess.right()
    setCookies(c, cookies)
    return c.body(null, 204)
  })

  app.get('/api/v1/account/sessions', async (c) => {
    const sessions = await accounts.sessionsOf(whose(c))
    return c.json({ sessions: sessions.map((row) => described(row, c.var.actor.session)) })
  })

  app.delete('/api/v1/account/sessions/:id', (c) => {
    const did = accounts.endSession(whose(c), c.req.param('id'))
    return did ? c.body(null, 204) : problem('no-session')
  })

  app.delete('/api/v1/account/sessions', (c) => {
    return c.json({ ended: accounts.endSessions(whose(c), c.var.actor.session) })
  })
}

function whose(c: ApiContext) {
  const { host, member } = c.var.actor
  return { workspace: host.workspace, member }
}

function described(row: SessionRow, current: string | null): SessionSeen {
  return {
    id: row.id,
    madeAt: row.createdAt,
    usedAt: row.updatedAt,
    program: programName(row.userAgent ?? ''),
    address: row.ipAddress ?? '',
    current: row.id === current,
  }
}
