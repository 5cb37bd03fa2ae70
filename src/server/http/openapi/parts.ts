import type { JsonSchema } from '../command-schema.ts'

// What the descriptions of all routes are put together from.

export const text = { type: 'string' }
export const moment = { type: 'string', format: 'date-time' }
export const id = { name: 'id', in: 'path', required: true, schema: text }

export const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })
export const object = (properties: Record<string, object>) => ({ type: 'object', properties })
export const list = (items: object) => ({ type: 'array', items })
export const content = (schema: object) => ({ 'application/json': { schema } })
export const body = (schema: JsonSchema | object) => ({ required: true, content: content(schema) })
export const query = (name: string, required = false) => ({ name, in: 'query', required, schema: text })

export const problems = { default: { $ref: '#/components/responses/problem' } }
export const ok = (description: string, schema: object) => ({
  200: { description, content: content(schema) },
  ...problems,
})
export const done = (description: string) => ({ 204: { description }, ...problems })

/** What whoever has signed in, or come in by a link, is told. */
export const isMember = object({ workspace: text, member: text })
