import type { Kind } from '#domain/kinds.ts'
import { type CommandDescription, jsonSchemaOf } from '../command-schema.ts'
import { batchBody } from '../write-routes.ts'
import { body, object, ok, ref, text } from './parts.ts'

const once = {
  name: 'Idempotency-Key',
  in: 'header',
  schema: text,
  description: 'Sent again with the same key, a batch is answered with its first result.',
}

export function commandPath({ name, title, allow, creates, input }: CommandDescription): [string, object] {
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
        what: text,
        code: text,
        about: { type: 'object' },
        detail: text,
      }),
    },
    ...more,
  })
}

export const batchPath = {
  post: {
    operationId: 'run-batch',
    summary: 'Run commands as one step: all or none, or with `alone` as many as can be done',
    tags: ['commands'],
    parameters: [once],
    requestBody: body(jsonSchemaOf(batchBody)),
    responses: ok('Done', executed()),
  },
}
