import { expect, test } from 'vitest'
import { z } from 'zod'
import { malformed } from './malformed.ts'

function troubleOf(schema: z.ZodType, input: unknown) {
  const parsed = schema.safeParse(input)
  return parsed.success ? null : malformed(parsed.error)
}

test("names the field by its path and says the schema's own words", () => {
  const schema = z.object({ items: z.array(z.object({ title: z.string().min(1, 'Title is empty') })) })
  expect(troubleOf(schema, { items: [{ title: '' }] })).toEqual({
    code: 'malformed',
    about: { field: 'items.0.title', reason: 'Title is empty' },
  })
})

test('has no field where the whole input is wrong', () => {
  expect(troubleOf(z.string('must be a text'), 3)).toEqual({
    code: 'malformed',
    about: { field: null, reason: 'must be a text' },
  })
})
