import { body, id, list, object, ok, problems, query, text } from './parts.ts'

const step = (operationId: string, summary: string, more: object) => ({
  operationId,
  summary,
  tags: ['import'],
  ...more,
})

export const importPaths = {
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
      parameters: [id],
      responses: ok('Its state', { type: 'object' }),
    }),
    post: step('reread-import', 'Read the file in another way', {
      parameters: [id],
      requestBody: body(
        object({
          mapping: { type: 'object' },
          source: text,
          encoding: text,
          order: { type: ['string', 'integer'] },
          firstLineIsItem: { type: 'boolean' },
          headerLine: { type: 'integer' },
          sheet: text,
          statuses: { type: 'object' },
          kinds: { type: 'object' },
          twins: { type: 'array', items: { type: 'integer' } },
          releases: list(text),
          newProduct: { type: 'object' },
        }),
      ),
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
}
