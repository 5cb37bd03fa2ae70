import { accountBodies } from './account-routes.ts'
import { jsonSchemaOf } from './command-schema.ts'

const problems = { default: { $ref: '#/components/responses/problem' } }
const json = (schema: object) => ({ 'application/json': { schema } })
const ok = (description: string, schema: object) => ({
  200: { description, content: json(schema) },
  ...problems,
})
const done = (description: string) => ({ 204: { description }, ...problems })
const body = (schema: object) => ({ required: true, content: json(schema) })
const object = (properties: Record<string, object>) => ({ type: 'object', properties })
const list = (items: object) => ({ type: 'array', items })
const text = { type: 'string' }
const moment = { type: 'string', format: 'date-time' }
const id = { name: 'id', in: 'path', required: true, schema: text }

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

/** What the OpenAPI document says of one's own account. */
export const account = {
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
}
