import { randomBytes } from 'node:crypto'
import { cliWords } from '#words/cli.ts'
import { EXIT, usage } from './cli-error.ts'
import { flagOf, jsonOf, readFlags, type Schema, typesOf } from './flags.ts'
import { table } from './table.ts'
import type { Call, Io } from './verb.ts'

/** A command as GET /api/v1/commands describes it. */
export interface Described {
  name: string
  title: string
  allow: string[]
  creates: Record<string, string>
  input: Schema
}

interface Answer {
  commit: { seq: number; id: string; changes: unknown[] }
  again: boolean
  created: Record<string, string>
  /** what of it did not come about as it was asked */
  short?: { detail: string }[]
}

/** Runs any command of the product; its flags are the fields of its input, as the server describes them. */
export async function runCommand(command: Described, { args, io, server }: Call): Promise<number> {
  const flags = readFlags(args, command.input)
  if (flags.help) {
    io.out(helpOf(command))
    return EXIT.ok
  }
  const whole = flags.input === undefined ? {} : await wholeInput(flags.input, io.readStdin)
  const key = flags.key ?? randomBytes(16).toString('base64url')
  const path = `/api/v1/commands/${command.name}`
  const answer = await server.post<Answer>(path, { ...whole, ...flags.fields }, { 'idempotency-key': key })
  if (flags.json) {
    io.out(JSON.stringify(answer, null, 2))
    return EXIT.ok
  }
  const { seq, changes } = answer.commit
  io.out(
    cliWords(answer.again ? 'doneBefore' : 'done', {
      title: command.title,
      step: seq,
      records: changes.length,
    }),
  )
  for (const { detail } of answer.short ?? []) io.out(detail)
  for (const [field, id] of Object.entries(answer.created)) io.out(`${field} ${id}`)
  return EXIT.ok
}

async function wholeInput(given: string, readStdin: Io['readStdin']): Promise<object> {
  const value = jsonOf(given === '-' ? new TextDecoder().decode(await readStdin()) : given, '--input')
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value
  throw usage(cliWords('notObject'))
}

function helpOf({ name, title, creates, input }: Described): string {
  const required = new Set(input.required)
  const rows = Object.entries(input.properties ?? {}).map(([field, schema]) => [
    `--${flagOf(field)}`,
    valuesOf(schema),
    required.has(field) ? cliWords('required') : creates[field] ? cliWords('made') : '',
  ])
  const needed = [...required].map((field) => ` --${flagOf(field)} …`).join('')
  return [
    `${title}\n\n  throughline ${name}${needed}\n`,
    table([
      ...rows,
      ['--input', cliWords('json'), cliWords('inputFlag')],
      ['--idempotency-key', cliWords('text'), cliWords('keyFlag')],
      ['--json', '', cliWords('jsonFlag')],
    ]),
  ].join('\n')
}

function valuesOf(schema: Schema): string {
  const choices = schema.enum ?? schema.anyOf?.find((option) => option.enum)?.enum
  const types = [...typesOf(schema)].filter((type) => type !== 'null')
  const value = choices ? choices.join(' | ') : anyOf(types)
  const repeated = types.includes('array') ? cliWords('repeat') : value
  return typesOf(schema).has('null') ? `${repeated} | null` : repeated
}

const anyOf = ([first = '', ...rest]: string[]) =>
  rest.reduce((one, other) => cliWords('oneOr', { one, other }), first)
