import type { Model } from '#domain/kernel/model.ts'
import { describeCommands, type JsonSchema, jsonSchemaOf } from '../command-schema.ts'
import { accountPaths } from './account-paths.ts'
import { batchPath, commandPath } from './command-paths.ts'
import { importPaths } from './import-paths.ts'
import { object, ref } from './parts.ts'
import { queryPath, readPaths } from './read-paths.ts'
import { signInPaths } from './sign-in-paths.ts'

/**
 * The OpenAPI 3.1 document, made from the list of commands, the kinds and the schemas that the routes parse with.
 */
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
      ...signInPaths,
      ...accountPaths,
      ...readPaths(kinds),
      ...Object.fromEntries(queries.map(queryPath)),
      ...importPaths(kinds.of('item').fields),
      ...Object.fromEntries(describeCommands(model).map(commandPath)),
      '/api/v1/batches': batchPath,
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
