import type { Hono } from 'hono'
import { z } from 'zod'
import { line } from '#domain/kernel/fields.ts'
import { memberId } from '#domain/people/member.ts'
import { roles } from '#domain/people/membership.ts'
import { productId } from '#domain/product/product.ts'
import type { InvitationSeen } from '#protocol/people-doors.ts'
import type { Acceptance, Accepted } from '../auth/accept-invitation.ts'
import type { Invitation } from '../auth/invitation-table.ts'
import type { Invitations, Made } from '../auth/invitations.ts'
import type { KnownDevice } from '../auth/known-device.ts'
import type { OwnHosts } from '../bounds/own-hosts.ts'
import { problem, refusalProblem } from '../problem.ts'
import type { ApiContext, ApiEnv } from './api-env.ts'
import { readBody } from './read-body.ts'
import { fromOf, newPassword, type SignInOptions, signedIn, tooMany } from './sign-in-routes.ts'

const token = z.string().max(200)

export const invitationBodies = {
  make: z.object({
    admin: z.boolean().default(false),
    roles: z
      .array(
        z.object({
          product: productId,
          role: z.enum(roles),
          group: line('group', 60).or(z.literal('')).default(''),
        }),
      )
      .max(200)
      .default([]),
  }),
  look: z.object({ token }),
  take: z.object({ token }),
  accept: z.object({ token, name: line('name', 120), password: newPassword }),
  reset: z.object({ token, password: newPassword }),
}

/** How somebody with a link becomes known; whoever has one may ask. */
export const invitationDoors = [
  '/api/v1/invitations/look',
  '/api/v1/invitations/accept',
  '/api/v1/invitations/reset',
] as const

export interface InvitationOptions extends Pick<SignInOptions, 'limits' | 'addressOf' | 'devices'> {
  invitations: Invitations
  acceptance: Acceptance
  hosts: OwnHosts
}

/** Links by which people come in: made and listed by who may give what they give, opened by whoever has one. */
export function addInvitationRoutes(app: Hono<ApiEnv>, options: InvitationOptions): void {
  const { invitations, acceptance, limits, addressOf, hosts, devices } = options

  app.get('/api/v1/invitations', (c) => {
    return c.json({ invitations: invitations.list(c.var.actor).map(shown) })
  })

  app.post('/api/v1/invitations', async (c) => {
    const read = await readBody(c, invitationBodies.make)
    if ('answer' in read) return read.answer
    const { admin, roles: grants } = read.body
    return link(c, invitations.invite(c.var.actor, { grants, admin }), hosts)
  })

  app.delete('/api/v1/invitations/:id', (c) => {
    return invitations.revoke(c.var.actor, c.req.param('id')) ? c.body(null, 204) : problem('no-invitation')
  })

  app.post('/api/v1/members/:id/password-link', (c) => {
    const member = memberId.safeParse(c.req.param('id'))
    if (!member.success) return problem('no-account')
    return link(c, invitations.newPassword(c.var.actor, member.data), hosts)
  })

  app.post('/api/v1/invitations/take', async (c) => {
    const wait = limits.link(addressOf(c))
    if (wait > 0) return tooMany(wait)
    const read = await readBody(c, invitationBodies.take)
    if ('answer' in read) return read.answer
    const taken = await acceptance.take(c.var.actor, read.body.token)
    return taken.ok ? c.body(null, 204) : no(taken)
  })

  app.post('/api/v1/invitations/look', async (c) => {
    const wait = limits.link(addressOf(c))
    if (wait > 0) return tooMany(wait)
    const read = await readBody(c, invitationBodies.look)
    if ('answer' in read) return read.answer
    const seen = await acceptance.look(read.body.token)
    return seen ? c.json(seen) : problem('bad-link')
  })

  app.post('/api/v1/invitations/accept', async (c) => {
    const from = fromOf(c, addressOf)
    const wait = limits.link(from.address)
    if (wait > 0) return tooMany(wait)
    const read = await readBody(c, invitationBodies.accept)
    if ('answer' in read) return read.answer
    const { token, name, password } = read.body
    return answer(c, await acceptance.join(token, name, password, from), devices)
  })

  app.post('/api/v1/invitations/reset', async (c) => {
    const from = fromOf(c, addressOf)
    const wait = limits.link(from.address)
    if (wait > 0) return tooMany(wait)
    const read = await readBody(c, invitationBodies.reset)
    if ('answer' in read) return read.answer
    return answer(c, await acceptance.reset(read.body.token, read.body.password, from), devices)
  })
}

function answer(c: ApiContext, accepted: Accepted, devices: KnownDevice): Response {
  return accepted.ok ? signedIn(c, accepted.signedIn, devices) : no(accepted)
}

function no(what: Extract<Accepted, { ok: false }>): Response {
  return 'refusal' in what ? refusalProblem(what.refusal) : problem(what.problem)
}

/** The link, shown this once. The token stands behind the #, so that it reaches no log and no other site. */
function link(c: ApiContext, made: Made, hosts: OwnHosts): Response {
  if ('refusal' in made) return refusalProblem(made.refusal)
  if ('problem' in made) return problem(made.problem)
  const { incoming } = c.env ?? {}
  const base = incoming ? hosts.originOf(incoming) : new URL(c.req.url).origin
  return c.json({ invitation: shown(made.invitation), link: `${base}/invitation#${made.token}` })
}

function shown(invitation: Invitation): InvitationSeen {
  const { id, kind, madeBy, admin, grants, usedBy } = invitation
  return {
    id,
    kind,
    madeBy,
    madeAt: moment(invitation.madeAt),
    expiresAt: moment(invitation.expiresAt),
    admin,
    roles: grants,
    member: kind === 'reset' ? invitation.member : null,
    usedAt: invitation.usedAt === null ? null : moment(invitation.usedAt),
    usedBy,
    revokedAt: invitation.revokedAt === null ? null : moment(invitation.revokedAt),
  }
}

const moment = (time: number) => new Date(time).toISOString()
