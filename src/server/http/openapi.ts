import type { z } from 'zod'
import type { KindTable } from '#domain/kernel/kind-table.ts'
import type { Model } from '#domain/kernel/model.ts'
import type { Query } from '#domain/kernel/query.ts'
import type { Kind } from '#domain/kinds.ts'
import { type CommandDescription, describeCommands, type JsonSchema, jsonSchemaOf } from './command-schema.ts'
import { account } from './openapi-accounts.ts'
import { goneQuery, historyQuery, listQuery, ownCommitsQuery } from './read-routes.ts'
import { signInBodies } from './sign-in-routes.ts'
import { batchBody } from './write-routes.ts'

/** The OpenAPI 3.1 document, made from the list of commands, the kinds and the schemas that the routes parse with. */
export function openApi(model: Model): object {
  const { queries, kinds } = model
  return {
    openapi: '3.1.0',
    info: {
      title: 'Throughline',
      version: '1',
      description:
        'Every change is a command, and a batch of commands is one undoable step. A key in Idempotency-Key makes it happen at most once, however often it is sent.',
    },
    servers: [{ url: '/' }],
    security: [{ session: [] }, { bearer: [] }],
    paths: {
      ...signingIn,
      ...account,
      ...reading(kinds),
      ...Object.fromEntries(queries.map(queryPath)),
      ...importing,
      ...Object.fromEntries(describeCommands(model).map(commandPath)),
      '/api/v1/batches': { post: batches() },
    },
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'throughline.session_token' },
        bearer: { type: 'http', scheme: 'bearer' },
      },
      schemas: {
        ...Object.fromEntries(kinds.names.map((kind) => [kind, jsonSchemaOf(kinds.of(kind).schema)])),
        commit,
        problem,
      },
      responses: {
        problem: {
          description: 'Refused, and why',
          content: { 'application/problem+json': { schema: ref('problem') } },
        },
      },
    },
  }
}

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })
const problems = { default: { $ref: '#/components/responses/problem' } }
const content = (schema: object) => ({ 'application/json': { schema } })
const object = (properties: Record<string, object>) => ({ type: 'object', properties })
const ok = (description: string, schema: object) => ({
  200: { description, content: content(schema) },
  ...problems,
})
const body = (schema: JsonSchema | object) => ({ required: true, content: content(schema) })

const commit: JsonSchema = {
  type: 'object',
  description: 'What one accepted batch did: the intent (commands) and the effect (changes).',
  properties: {
    seq: { type: 'integer' },
    id: { type: 'string' },
    actor: { type: 'string' },
    at: { type: 'string', format: 'date-time' },
    via: { type: 'string' },
    note: { type: ['object', 'null'] },
    commands: { type: 'array', items: object({ name: { type: 'string' }, input: {} }) },
    changes: {
      type: 'array',
      items: object({
        kind: { type: 'string' },
        id: { type: 'string' },
        before: { type: ['object', 'null'] },
        after: { type: ['object', 'null'] },
      }),
    },
  },
}

const problem: JsonSchema = {
  type: 'object',
  description: 'RFC 9457 problem details. `detail` is the sentence to show; `code` is for programs.',
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    code: { type: 'string' },
    about: { type: 'object' },
    at: { type: 'integer', description: 'place of the refused command in the batch' },
    errors: {
      type: 'array',
      items: object({ field: { type: ['string', 'null'] }, reason: { type: 'string' } }),
    },
  },
}

const once = {
  name: 'Idempotency-Key',
  in: 'header',
  schema: { type: 'string' },
  description: 'Sent again with the same key, a batch is answered with its first result.',
}

function commandPath({ name, title, allow, creates, input }: CommandDescription): [string, object] {
  return [
    `/api/v1/commands/${name}`,
    {
      post: {
        operationId: name,
        summary: title,
        description: `For the role ${allow.join(' or ')}.`,
        tags: ['commands'],
        parameters: [once],
        requestBody: body(input),
        responses: ok('Done', executed({ created: object(idsOf(creates)) })),
      },
    },
  ]
}

function idsOf(creates: { readonly [field: string]: Kind }): Record<string, object> {
  return Object.fromEntries(
    Object.entries(creates).map(([field, kind]) => [field, { type: 'string', title: kind }]),
  )
}

function executed(more: Record<string, object> = {}): object {
  return object({
    commit: ref('commit'),
    again: { type: 'boolean', description: 'the id was seen before, and this is its first result' },
    short: {
      type: 'array',
      description:
        'what did not come about as it was asked: a place or a tie that is gone, or a part that stands alone',
      items: object({
        at: { type: 'integer', description: 'place of the command in the batch' },
        what: { type: 'string' },
        code: { type: 'string' },
        about: { type: 'object' },
        detail: { type: 'string' },
      }),
    },
    ...more,
  })
}

function batches(): object {
  return {
    operationId: 'run-batch',
    summary: 'Run commands as one step: all or none, or with `alone` as many as can be done',
    tags: ['commands'],
    parameters: [once],
    requestBody: body(jsonSchemaOf(batchBody)),
    responses: ok('Done', executed()),
  }
}

function parameters(schema: z.ZodObject, place: 'query'): object[] {
  const { properties = {} } = jsonSchemaOf(schema)
  return Object.entries(properties).map(([name, of]) => ({ name, in: place, schema: of }))
}

function get(operationId: string, summary: string, responses: object, params: object[] = []): object {
  return { get: { operationId, summary, tags: ['read'], parameters: params, responses } }
}

const document = object({ id: { type: 'string' }, text: { type: 'string' } })

function queryPath({ name, title, input }: Query): [string, object] {
  const { properties = {}, required = [] } = jsonSchemaOf(input)
  const asked = Object.entries(properties).map(([field, schema]) => ({
    ...{ name: field, in: 'query', required: required.includes(field), schema },
  }))
  return [`/api/v1/queries/${name}`, get(`ask-${name}`, title, ok('The answer', { type: 'object' }), asked)]
}

function reading(kinds: KindTable): Record<string, object> {
  const paths: Record<string, object> = {
    '/api/v1/me': get(
      'me',
      'Who I am here',
      ok('Me', object({ member: ref('member'), workspace: ref('workspace') })),
    ),
    '/api/v1/commands': get('list-commands', 'What can be done', ok('The commands', { type: 'object' })),
    '/api/v1/snapshot': get('snapshot', 'The records of a scope at one seq, by columns', {
      200: { description: 'The snapshot; X-Seq is its seq', content: content({ type: 'object' }) },
      304: { description: 'As the ETag says' },
      ...problems,
    }),
    '/api/v1/history': get(
      'history',
      'What was done, newest first',
      ok(
        'Commits',
        object({
          commits: { type: 'array', items: ref('commit') },
          next_before: { type: ['integer', 'null'] },
        }),
      ),
      parameters(historyQuery, 'query'),
    ),
    '/api/v1/me/commits': get(
      'own-commits',
      'What I did and may take back, newest first; without changes where only the server can decide that',
      ok('Commits', object({ commits: { type: 'array', items: ref('commit') } })),
      parameters(ownCommitsQuery, 'query'),
    ),
    '/api/v1/me/gone': get(
      'gone-products',
      'Which of some products are deleted, of those that I had a part in until then',
      ok('Products', object({ products: { type: 'array', items: { type: 'string' } } })),
      parameters(goneQuery, 'query'),
    ),
    '/api/v1/verify': {
      post: {
        operationId: 'verify',
        summary: 'Fold the log and compare it with the records',
        tags: ['read'],
        responses: ok('What differs', object({ differences: { type: 'array', items: { type: 'string' } } })),
      },
    },
    '/api/v1/health': get(
      'health',
      'What keeps the server from its work, and its backups; for administrators',
      ok(
        'trouble is null when all is well',
        object({ trouble: { type: ['string', 'null'] }, backups: { type: ['object', 'null'] } }),
      ),
    ),
    '/api/v1/backups': {
      post: {
        operationId: 'back-up',
        summary: 'Make a backup now, which stays until somebody deletes it; for administrators',
        tags: ['read'],
        responses: ok(
          'The backup',
          object({ made: { type: 'string' }, why: { type: 'string' }, bytes: { type: 'number' } }),
        ),
      },
    },
    '/api/v1/queries': get('list-queries', 'What can be asked', ok('The queries', { type: 'object' })),
    '/api/v1/state-at': get(
      'state-at',
      'The records of a scope as they were, by columns',
      ok('The snapshot; X-Seq is its seq', { type: 'object' }),
      [query('scope', true), query('moment', true)],
    ),
    '/api/v1/documents': {
      post: {
        operationId: 'get-documents',
        summary: 'Long texts by the ids that records hold',
        tags: ['read'],
        requestBody: body(object({ ids: { type: 'array', items: { type: 'string' } } })),
        responses: ok(
          'Those that may be seen; `left` are ids to ask for next, since a page is bounded in bytes',
          object({
            documents: { type: 'array', items: document },
            left: { type: 'array', items: { type: 'string' } },
          }),
        ),
      },
    },
    '/api/v1/documents/{id}': get('get-document', 'One long text', ok('It', document), [
      { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
    ]),
    '/api/openapi.json': get('openapi', 'This document', ok('OpenAPI 3.1', { type: 'object' })),
  }
  for (const kind of kinds.names) {
    const filters = Object.keys(kinds.of(kind).refs).map((name) => ({
      name,
      in: 'query',
      schema: { type: 'string' },
    }))
    const page = object({
      records: { type: 'array', items: ref(kind) },
      next_cursor: { type: ['string', 'null'] },
      seq: { type: 'integer' },
    })
    paths[`/api/v1/records/${kind}`] = get(`list-${kind}`, `List records: ${kind}`, ok('A page', page), [
      ...parameters(listQuery, 'query'),
      ...filters,
    ])
    paths[`/api/v1/records/${kind}/{id}`] = get(`get-${kind}`, `One record: ${kind}`, ok('It', ref(kind)), [
      { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
    ])
  }
  return paths
}

const isMember = object({ workspace: { type: 'string' }, member: { type: 'string' } })

function post(operationId: string, summary: string, more: object): object {
  return { post: { operationId, summary, tags: ['sign-in'], security: [], ...more } }
}

const signingIn = {
  '/api/v1/claim': post('claim', 'Become the owner with the code of the first start', {
    requestBody: body(jsonSchemaOf(signInBodies.claim)),
    responses: ok('Signed in', isMember),
  }),
  '/api/v1/sign-in': {
    get: {
      operationId: 'may-sign-in',
      summary: 'Whether anybody can sign in yet, or somebody must claim the server first',
      tags: ['sign-in'],
      security: [],
      responses: ok('Whether it is claimed', object({ claimed: { type: 'boolean' } })),
    },
    ...post('sign-in', 'Sign in', {
      requestBody: body(jsonSchemaOf(signInBodies['sign-in'])),
      responses: ok('Signed in', isMember),
    }),
  },
  '/api/v1/sign-out': post('sign-out', 'Sign out', {
    responses: { 204: { description: 'Signed out' }, ...problems },
  }),
}

const importId = { name: 'id', in: 'path', required: true, schema: { type: 'string' } }
const query = (name: string, required = false) => ({
  name,
  in: 'query',
  required,
  schema: { type: 'string' },
})
const step = (operationId: string, summary: string, more: object) => ({
  operationId,
  summary,
  tags: ['import'],
  ...more,
})

const importing = {
  '/api/v1/imports': {
    post: step(
      'read-import',
      "Read another tool's file and say what importing it would do; nothing is written",
      {
        parameters: [query('product'), query('name'), query('choices'), query('mapping'), query('source')],
        requestBody: { required: true, content: { 'application/octet-stream': {} } },
        responses: ok('What would happen; `import` is the handle for the rest', { type: 'object' }),
      },
    ),
  },
  '/api/v1/imports/{id}': {
    get: step('get-import', 'How far it is', {
      parameters: [importId],
      responses: ok('Its state', { type: 'object' }),
    }),
    post: step('reread-import', 'Read the file in another way', {
      parameters: [importId],
      requestBody: body(
        object({
          mapping: { type: 'object' },
          source: { type: 'string' },
          encoding: { type: 'string' },
          order: { type: ['string', 'integer'] },
          firstLineIsItem: { type: 'boolean' },
          headerLine: { type: 'integer' },
          sheet: { type: 'string' },
          statuses: { type: 'object' },
          kinds: { type: 'object' },
          twins: { type: 'array', items: { type: 'integer' } },
          releases: { type: 'array', items: { type: 'string' } },
          newProduct: { type: 'object' },
        }),
      ),
      responses: ok('What would happen now', { type: 'object' }),
    }),
  },
  '/api/v1/imports/{id}/skipped.csv': {
    get: step('skipped-of-import', 'What makes no item, and why', {
      parameters: [importId],
      responses: { 200: { description: 'Line, text, reason', content: { 'text/csv': {} } }, ...problems },
    }),
  },
  '/api/v1/imports/{id}/apply': {
    post: step('apply-import', 'Import it as one step', {
      parameters: [importId],
      responses: {
        200: {
          description: 'Progress, a JSON object a line; the last says what came of it',
          content: { 'application/x-ndjson': {} },
        },
        ...problems,
      },
    }),
  },
  '/api/v1/examples/g14-datahub.txt': {
    get: step('example-file', 'A file to try the import with', {
      responses: { 200: { description: 'A story a line', content: { 'text/plain': {} } }, ...problems },
    }),
  },
}
