import type { z } from 'zod'
import type { Kind } from '../kinds.ts'
import type { Command } from './command.ts'
import { prefixOf } from './fields.ts'
import type { KindTable } from './kind-table.ts'

/** A field of an input that names records. */
export interface IdField {
  field: string
  kind: Kind
  many: boolean
}

const known = new WeakMap<object, readonly IdField[]>()

/** The fields of a command's (a query's) input that hold ids of records, read off its schema once. */
export function idFields(kinds: KindTable, command: { input: z.ZodType }): readonly IdField[] {
  let fields = known.get(command)
  if (!fields) {
    fields = Object.entries(shapeOf(command.input)).flatMap(([field, schema]) => {
      const found = idIn(schema)
      const kind = found && kinds.ofId(`${found.prefix}_`)
      return kind ? [{ field, kind, many: found.many }] : []
    })
    known.set(command, fields)
  }
  return fields
}

/** Every record that an input names, by the field that names it. */
export function* namedIn(
  kinds: KindTable,
  command: Command,
  input: unknown,
): Generator<{ field: string; kind: Kind; id: string }> {
  for (const { field, kind, many } of idFields(kinds, command)) {
    const value = (input as { [field: string]: unknown })[field]
    if (many) for (const id of (value as string[] | undefined) ?? []) yield { field, kind, id }
    else if (typeof value === 'string') yield { field, kind, id: value }
  }
}

type Def = {
  type: string
  shape?: { [field: string]: z.ZodType }
  innerType?: z.ZodType
  element?: z.ZodType
  in?: z.ZodType
}
const defOf = (schema: z.ZodType): Def => (schema as unknown as { def: Def }).def

/** The fields of an input's object schema; none for what is no object. */
export function shapeOf(schema: z.ZodType): { [field: string]: z.ZodType } {
  const { type, shape, innerType, in: inner } = defOf(schema)
  if (type === 'object') return shape ?? {}
  return innerType || inner ? shapeOf((innerType ?? inner)!) : {}
}

function idIn(schema: z.ZodType): { prefix: string; many: boolean } | undefined {
  const prefix = prefixOf(schema)
  if (prefix) return { prefix, many: false }
  const { type, innerType, element } = defOf(schema)
  if (innerType) return idIn(innerType)
  if (type !== 'array' || !element) return undefined
  const inside = idIn(element)
  return inside && { prefix: inside.prefix, many: true }
}
