import { z } from 'zod'
import type { Command } from '#domain/kernel/command.ts'
import type { Model } from '#domain/kernel/model.ts'
import type { Right } from '#domain/kernel/right.ts'
import type { Kind } from '#domain/kinds.ts'

/** A command as the doors describe it; the command line builds its verbs and flags from these. */
export interface CommandDescription {
  name: string
  title: string
  allow: readonly Right[]
  /** fields of the input that name records to be made; they may be left out */
  creates: { readonly [field: string]: Kind }
  /** JSON Schema of the input */
  input: JsonSchema
}

export interface JsonSchema {
  type?: string | string[]
  properties?: Record<string, JsonSchema>
  required?: string[]
  [keyword: string]: unknown
}

/** What somebody may do. What only the server does is refused at every door, and not listed. */
export function describeCommands({ commands }: Model): CommandDescription[] {
  return commands.filter(({ allow }) => allow.length > 0).map(describeCommand)
}

function describeCommand({ name, title, allow, creates = {}, input }: Command): CommandDescription {
  const schema = jsonSchemaOf(input)
  const made = Object.keys(creates)
  const required = schema.required?.filter((field) => !made.includes(field)) ?? []
  // The door refuses a field that it does not know.
  return { name, title, allow, creates, input: { ...schema, required, additionalProperties: false } }
}

/** What a sender may write; what parsing makes of it (trimmed, defaults filled in) is not JSON Schema's to say. */
export function jsonSchemaOf(schema: z.ZodType): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
  }) as JsonSchema
  return rest
}
