import type { z } from 'zod'
import type { KindTable } from '#domain/kernel/kind-table.ts'
import type { Query } from '#domain/kernel/query.ts'
import { jsonSchemaOf } from '../command-schema.ts'
import { goneQuery, historyQuery, listQuery, ownCommitsQuery } from '../read-routes.ts'
import { body, content, id, list, object, ok, problems, query, ref, text } from './parts.ts'

export function readPaths(kinds: KindTable): Record<string, object> {
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
          commits: list(ref('commit')),
          next_before: { type: ['integer', 'null'] },
        }),
      ),
      parameters(historyQuery),
    ),
    '/api/v1/me/commits': get(
      'own-commits',
      'What I did and may take back, newest first; without changes where only the server can decide that',
      ok('Commits', object({ commits: list(ref('commit')) })),
      parameters(ownCommitsQuery),
    ),
    '/api/v1/me/gone': get(
      'gone-products',
      'Which of some products are deleted, of those that I had a part in until then',
      ok('Products', object({ products: list(text) })),
      parameters(goneQuery),
    ),
    '/api/v1/verify': {
      post: {
        operationId: 'verify',
        summary: 'Fold the log and compare it with the records',
        tags: ['read'],
        responses: ok('What differs', object({ differences: list(text) })),
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
        responses: ok('The backup', object({ made: text, why: text, bytes: { type: 'number' } })),
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
        requestBody: body(object({ ids: list(text) })),
        responses: ok(
          'Those that may be seen; `left` are ids to ask for next, since a page is bounded in bytes',
          object({
            documents: list(document),
            left: list(text),
          }),
        ),
      },
    },
    '/api/v1/documents/{id}': get('get-document', 'One long text', ok('It', document), [id]),
    '/api/openapi.json': get('openapi', 'This document', ok('OpenAPI 3.1', { type: 'object' })),
  }
  for (const kind of kinds.names) {
    const filters = Object.keys(kinds.of(kind).refs).map((name) => ({
      name,
      in: 'query',
      schema: text,
    }))
    const page = object({
      records: { type: 'array', items: ref(kind) },
      next_cursor: { type: ['string', 'null'] },
      seq: { type: 'integer' },
    })
    paths[`/api/v1/records/${kind}`] = get(`list-${kind}`, `List records: ${kind}`, ok('A page', page), [
      ...parameters(listQuery),
      ...filters,
    ])
    paths[`/api/v1/records/${kind}/{id}`] = get(`get-${kind}`, `One record: ${kind}`, ok('It', ref(kind)), [
      id,
    ])
  }
  return paths
}

export function queryPath({ name, title, input }: Query): [string, object] {
  const { properties = {}, required = [] } = jsonSchemaOf(input)
  const asked = Object.entries(properties).map(([field, schema]) => ({
    ...{ name: field, in: 'query', required: required.includes(field), schema },
  }))
  return [`/api/v1/queries/${name}`, get(`ask-${name}`, title, ok('The answer', { type: 'object' }), asked)]
}

function parameters(schema: z.ZodObject): object[] {
  const { properties = {} } = jsonSchemaOf(schema)
  return Object.entries(properties).map(([name, of]) => ({ name, in: 'query', schema: of }))
}

function get(operationId: string, summary: string, responses: object, params: object[] = []): object {
  return { get: { operationId, summary, tags: ['read'], parameters: params, responses } }
}

const document = object({ id: text, text: text })
