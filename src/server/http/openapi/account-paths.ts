import { accountBodies } from '../account-routes.ts'
import { jsonSchemaOf } from '../command-schema.ts'
import { invitationBodies } from '../invitation-routes.ts'
import { body, done, id, isMember, list, moment, object, ok, text } from './parts.ts'

function route(operationId: string, summary: string, more: object): object {
  return { operationId, summary, tags: ['account'], ...more }
}

const session = object({
  id: text,
  madeAt: moment,
  usedAt: moment,
  program: { type: 'string', description: 'browser and system in words' },
  address: text,
  current: { type: 'boolean' },
})

const invitation = object({
  id: text,
  kind: { enum: ['join', 'reset'] },
  madeBy: text,
  madeAt: moment,
  expiresAt: moment,
  admin: { type: 'boolean' },
  roles: list(object({ product: text, role: text, group: text })),
  member: { type: ['string', 'null'], description: 'whose new password it is for' },
  usedAt: { type: ['string', 'null'], format: 'date-time' },
  usedBy: { type: ['string', 'null'] },
  revokedAt: { type: ['string', 'null'], format: 'date-time' },
})
const madeLink = object({ invitation, link: text })

/** Whoever has the link may ask. */
function door(operationId: string, summary: string, more: object): object {
  return route(operationId, summary, { security: [], ...more })
}

/** What the OpenAPI document says of one's own account, and of the links by which people come in. */
export const accountPaths = {
  '/api/v1/account/password': {
    post: route(
      'change-password',
      'Change my password; all other sessions end, and this one gets a new cookie',
      {
        requestBody: body(jsonSchemaOf(accountBodies.password)),
        responses: done('Changed'),
      },
    ),
  },
  '/api/v1/account/sessions': {
    get: route('list-sessions', 'Where I am signed in', {
      responses: ok('My sessions, the last used first', object({ sessions: list(session) })),
    }),
    delete: route('end-other-sessions', 'End all my sessions but this one', {
      responses: ok('Ended', object({ ended: { type: 'integer' } })),
    }),
  },
  '/api/v1/account/sessions/{id}': {
    delete: route('end-session', 'End one of my sessions', { parameters: [id], responses: done('Ended') }),
  },

  '/api/v1/invitations': {
    get: route('list-invitations', 'The invitations that I may give', {
      responses: ok('Newest first', object({ invitations: list(invitation) })),
    }),
    post: route('invite', 'Make a link by which one person comes in, once, within seven days', {
      requestBody: body(jsonSchemaOf(invitationBodies.make)),
      responses: ok('Made; the link is told this once', madeLink),
    }),
  },
  '/api/v1/invitations/{id}': {
    delete: route('revoke-invitation', 'Take an invitation back', {
      parameters: [id],
      responses: done('Taken back'),
    }),
  },
  '/api/v1/members/{id}/password-link': {
    post: route(
      'make-password-link',
      'Make a link by which a member chooses a new password, once, within a day',
      {
        parameters: [id],
        responses: ok('Made; the link is told this once', madeLink),
      },
    ),
  },
  '/api/v1/invitations/take': {
    post: route('take-invitation', 'Take what an invitation gives with the account that I have', {
      requestBody: body(jsonSchemaOf(invitationBodies.take)),
      responses: done('Taken'),
    }),
  },
  '/api/v1/invitations/look': {
    post: door('look-at-invitation', 'Who made a link, and what it gives', {
      requestBody: body(jsonSchemaOf(invitationBodies.look)),
      responses: ok('What it gives', { type: 'object' }),
    }),
  },
  '/api/v1/invitations/accept': {
    post: door('accept-invitation', 'Come in by an invitation, with a name and a password', {
      requestBody: body(jsonSchemaOf(invitationBodies.accept)),
      responses: ok('Signed in', isMember),
    }),
  },
  '/api/v1/invitations/reset': {
    post: door('reset-password', 'Choose a new password by a link; all sessions end', {
      requestBody: body(jsonSchemaOf(invitationBodies.reset)),
      responses: ok('Signed in', isMember),
    }),
  },
}
