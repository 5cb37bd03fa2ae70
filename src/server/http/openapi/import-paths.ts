import type { Fields } from '#domain/kernel/field.ts'
import { importChoicesOf, importUpload } from '#protocol/import-choices.ts'
import { jsonSchemaOf } from '../command-schema.ts'
import { body, id, ok, problems, query } from './parts.ts'

const step = (operationId: string, summary: string, more: object) => ({
  operationId,
  summary,
  tags: ['import'],
  ...more,
})

const { properties: sent = {} } = jsonSchemaOf(importUpload)

/** What the import reads is described by what it parses with. */
export const importPaths = (fields: Fields) => ({
  '/api/v1/imports': {
    post: step(
      'read-import',
      "Read another tool's file and say what importing it would do; nothing is written",
      {
        parameters: Object.entries(sent).map(([name, schema]) => ({ ...query(name), schema })),
        requestBody: { required: true, content: { 'application/octet-stream': {} } },
        responses: ok('What would happen; `import` is the handle for the rest', { type: 'object' }),
      },
    ),
  },
  '/api/v1/imports/{id}': {
    get: step('get-import', 'How far it is', {
      parameters: [id],
      responses: ok('Its state', { type: 'object' }),
    }),
    post: step('reread-import', 'Read the file in another way', {
      parameters: [id],
      requestBody: body(jsonSchemaOf(importChoicesOf(fields))),
      responses: ok('What would happen now', { type: 'object' }),
    }),
  },
  '/api/v1/imports/{id}/skipped.csv': {
    get: step('skipped-of-import', 'What makes no item, and why', {
      parameters: [id],
      responses: { 200: { description: 'Line, text, reason', content: { 'text/csv': {} } }, ...problems },
    }),
  },
  '/api/v1/imports/{id}/apply': {
    post: step('apply-import', 'Import it as one step', {
      parameters: [id],
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
})
