import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'
import { cliWords } from '#words/cli.ts'
import { usage } from './cli-error.ts'

/** The part of JSON Schema that commands are described with. */
export interface Schema {
  type?: string | string[]
  anyOf?: Schema[]
  enum?: unknown[]
  const?: unknown
  default?: unknown
  items?: Schema
  properties?: Record<string, Schema>
  required?: string[]
}

/** `nextNumber` is the flag `--next-number`. */
export function flagOf(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

/** Flags that every command has; no field of an input may be called so. */
const common: ParseArgsOptionsConfig = {
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  input: { type: 'string' },
  'idempotency-key': { type: 'string' },
}

export interface ReadFlags {
  /** fields as they were given on the line, converted as the schema says */
  fields: Record<string, unknown>
  json: boolean
  help: boolean
  /** the whole input as JSON, `-` for stdin */
  input: string | undefined
  /** an Idempotency-Key */
  key: string | undefined
}

/** Reads a command's input from flags. A list is given by repeating its flag; `null` clears what may be empty. */
export function readFlags(args: string[], schema: Schema): ReadFlags {
  const fields = Object.entries(schema.properties ?? {})
  const options: ParseArgsOptionsConfig = {}
  for (const [field, of] of fields) options[flagOf(field)] = optionOf(of)
  const { values, positionals } = parse(args, { ...options, ...common })
  if (positionals.length > 0) throw usage(cliWords('standsAlone', { word: positionals[0]! }))
  const given: Record<string, unknown> = {}
  for (const [field, of] of fields) {
    const value = values[flagOf(field)]
    if (value !== undefined) given[field] = convert(flagOf(field), value as string | boolean | string[], of)
  }
  const { json = false, help = false, input } = values as Partial<ReadFlags>
  return { fields: given, json, help, input, key: values['idempotency-key'] as string | undefined }
}

export function parse(args: string[], options: ParseArgsOptionsConfig) {
  try {
    return parseArgs({ args, options, allowPositionals: true, allowNegative: true })
  } catch (error) {
    throw usage((error as Error).message)
  }
}

function optionOf(schema: Schema): ParseArgsOptionsConfig[string] {
  const types = typesOf(schema)
  if (types.has('array')) return { type: 'string', multiple: true }
  return { type: types.has('boolean') ? 'boolean' : 'string' }
}

export function typesOf(schema: Schema): Set<string> {
  if (schema.anyOf) return new Set(schema.anyOf.flatMap((option) => [...typesOf(option)]))
  if (schema.const !== undefined) return new Set([typeof schema.const])
  if (schema.enum && schema.type === undefined) return new Set(schema.enum.map((value) => typeof value))
  return new Set(Array.isArray(schema.type) ? schema.type : schema.type ? [schema.type] : [])
}

function convert(flag: string, value: string | boolean | string[], schema: Schema): unknown {
  if (typeof value === 'boolean') return value
  const types = typesOf(schema)
  if (Array.isArray(value)) {
    if (value.length === 1 && value[0] === 'null' && types.has('null')) return null
    const items = schema.items ?? schema.anyOf?.find(({ items }) => items)?.items ?? {}
    return value.map((one) => convert(flag, one, items))
  }
  if (value === 'null' && types.has('null')) return null
  if (types.has('string')) return value
  if (types.has('number') || types.has('integer')) {
    const number = Number(value)
    if (value.trim() === '' || Number.isNaN(number)) throw usage(cliWords('notNumber', { flag, value }))
    return number
  }
  return jsonOf(value, `--${flag}`)
}

export function jsonOf(text: string, what: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw usage(cliWords('notJson', { what, reason: (error as Error).message }))
  }
}
