import type { z } from 'zod'
import { nearest } from '#base/text/nearest.ts'
import type { Command } from '#domain/kernel/command.ts'
import type { Model } from '#domain/kernel/model.ts'
import { shapeOf } from '#domain/kernel/named.ts'
import { type Refusal, refuse } from '#domain/refusals.ts'
import { doorWords } from '#words/doors.ts'

/**
 * Refuses an input with a field that its schema does not name, however deep: passed over, a typo would be answered as
 * if it had been done. Only where people and programs write inputs themselves. The schemas stay lenient, since what
 * waits in an older page is read by them too and may hold fields that are no more.
 */
export function unknownField(
  schema: z.ZodType,
  input: unknown,
  path: readonly string[] = [],
): Refusal | null {
  const each = elementOf(schema)
  if (each && Array.isArray(input)) {
    return first(input.entries(), ([at, one]) => unknownField(each, one, [...path, String(at)]))
  }
  const shape = shapeOf(schema)
  const known = Object.keys(shape)
  // What has no fields of its own, such as a record of anything, takes any.
  if (known.length === 0 || typeof input !== 'object' || input === null || Array.isArray(input)) return null
  return first(Object.entries(input), ([name, value]) => {
    if (Object.hasOwn(shape, name)) return unknownField(shape[name]!, value, [...path, name])
    const reason = doorWords('unknownField', {
      nearest: nearest(name, known) ?? 'none',
      known: known.join(', '),
    })
    return refuse('malformed', { field: [...path, name].join('.'), reason })
  })
}

/** The same of a command's input, and of those of the calls that it holds. */
export function unknownInCommand(model: Model, command: Command, input: unknown): Refusal | null {
  const own = unknownField(command.input, input)
  if (own || !command.withCalls || typeof input !== 'object' || input === null) return own
  let found: Refusal | null = null
  let at = 0
  command.withCalls(input, (call) => {
    const inner = model.commandNamed(call.name)
    const place = String(at++)
    found ??= inner ? unknownField(inner.input, call.input, ['suggestions', place, 'input']) : null
    return call
  })
  return found
}

function first<T>(all: Iterable<T>, look: (one: T) => Refusal | null): Refusal | null {
  for (const one of all) {
    const found = look(one)
    if (found) return found
  }
  return null
}

type Def = { type: string; innerType?: z.ZodType; element?: z.ZodType }

/** The schema of what a list holds, behind what is optional or has a default. */
function elementOf(schema: z.ZodType): z.ZodType | undefined {
  const { type, innerType, element } = (schema as unknown as { def: Def }).def
  if (type === 'array') return element
  return innerType && elementOf(innerType)
}
