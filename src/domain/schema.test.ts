import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { model } from './model.ts'
import { schema, schemas } from './schema.ts'

/** A short fingerprint of the shape of all that is stored and sent: every kind's record, every command's input. */
function fingerprint(): string {
  const shape = (of: z.ZodType) => z.toJSONSchema(of, { io: 'input' })
  const kinds = model.kinds.names.map((kind) => [kind, shape(model.kinds.of(kind).schema)])
  const commands = model.commands.map(({ name, input }) => [name, shape(input)])
  const text = JSON.stringify([Object.fromEntries(kinds), Object.fromEntries(commands)], keysSorted)
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}

function keysSorted(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}

test('the shape of what is stored and sent is that of the newest schema', () => {
  const now = fingerprint()
  expect(
    schemas.at(-1)!.shape,
    `The shape of a record or of a command's input has changed. If schema ${schema} was released, add the entry
{ schema: ${schema + 1}, what: '…', shape: '${now}' } to src/domain/schema.ts, and to each kind and command that
changed an upgrade to ${schema + 1}. If it was not, its shape is '${now}' now, and its upgrades may need a look.`,
  ).toBe(now)
})

test('schemas are numbered without gaps, each with what changed and a shape of its own', () => {
  expect(schemas.map(({ schema }) => schema)).toEqual(schemas.map((_, index) => index + 1))
  expect(new Set(schemas.map(({ shape }) => shape)).size).toBe(schemas.length)
  for (const { what, shape } of schemas) {
    expect(what).not.toBe('')
    expect(shape).toMatch(/^[0-9a-f]{16}$/)
  }
})

test('nothing is upgraded to a schema that there is not', () => {
  const all = [...model.kinds.names.map((kind) => model.kinds.of(kind)), ...model.commands]
  const told = all.flatMap(({ upgrades = {} }) => Object.keys(upgrades).map(Number))
  expect(told).not.toEqual([])
  for (const number of told) expect(schemas.slice(1).map(({ schema }) => schema)).toContain(number)
})
