import type { Hono } from 'hono'
import type { z } from 'zod'
import type { Model } from '#domain/kernel/model.ts'
import { shapeOf } from '#domain/kernel/named.ts'
import type { Query } from '#domain/kernel/query.ts'
import { isRefusal } from '#domain/refusals.ts'
import { withIdsForKeys } from '#domain/resolve-keys.ts'
import { plainIssue } from '../plain-issue.ts'
import { malformedProblem, problem, refusalProblem } from '../problem.ts'
import { ask } from '../workspace/ask.ts'
import { type ApiContext, type ApiEnv, sendJson } from './api-env.ts'
import { jsonSchemaOf } from './command-schema.ts'
import { unknownField } from './unknown-field.ts'

/** Every query of the model under /api/v1/queries, its input as parameters. */
export function addQueryRoutes(app: Hono<ApiEnv>, { model }: { model: Model }): void {
  app.get('/api/v1/queries', (c) =>
    c.json({
      queries: model.queries.map(({ name, title, input }) => ({ name, title, input: jsonSchemaOf(input) })),
    }),
  )

  app.get('/api/v1/queries/:name', async (c) => {
    const query = model.queryNamed(c.req.param('name'))
    if (!query) return problem('no-such-route', c.req.path)
    const parameters = c.req.queries()
    const unknown = unknownField(query.input, parameters)
    if (unknown) return refusalProblem(unknown)
    return answer(c, model, query, fromParameters(query.input, parameters))
  })
}

async function answer(c: ApiContext, model: Model, query: Query, given: unknown): Promise<Response> {
  const { host, member } = c.var.actor
  const input = await host.read((state) => withIdsForKeys(model, state, member, query, given))
  if (isRefusal(input)) return refusalProblem(input)
  const parsed = query.input.safeParse(input, { error: plainIssue })
  if (!parsed.success) return malformedProblem(parsed.error)
  const answered = await ask(host, query, parsed.data, member)
  if (isRefusal(answered)) return refusalProblem(answered)
  return sendJson(c, { ...(answered.answer as object), as_of: answered.seq })
}

/** Parameters are text; the schema says which of them are numbers, flags or lists. */
function fromParameters(schema: z.ZodType, parameters: Record<string, string[]>): unknown {
  const shape = shapeOf(schema)
  return Object.fromEntries(
    Object.entries(parameters).map(([name, values]) => {
      const field = shape[name]!
      if (field.safeParse(values).success && !field.safeParse(values[0]).success) return [name, values]
      return [name, typed(field, values[0]!)]
    }),
  )
}

function typed(field: z.ZodType, text: string): unknown {
  if (field.safeParse(text).success && !/^\d+$/.test(text)) return text
  const number = text.trim() === '' ? Number.NaN : Number(text)
  if (!Number.isNaN(number) && field.safeParse(number).success) return number
  if (text === 'true' || text === 'false') return text === 'true'
  return text
}
