import { saidInWords } from '#words/area.ts'
import { cliWords } from '#words/cli.ts'
import { EXIT } from './cli-error.ts'
import { flagOf, readFlags, type Schema } from './flags.ts'
import { rowsOf } from './query-rows.ts'
import { table } from './table.ts'
import type { Call } from './verb.ts'

/** A query as GET /api/v1/queries describes it. */
export interface AskedOf {
  name: string
  title: string
  input: Schema
}

/** Asks any query of the product; its flags are the fields of its input, and what it needs may stand alone. */
export async function runQuery(query: AskedOf, { args, io, server }: Call): Promise<number> {
  const flags = readFlags(withFlag(query.input, args), query.input)
  if (flags.help) {
    io.out(helpOf(query))
    return EXIT.ok
  }
  const asked = new URLSearchParams()
  for (const [field, value] of Object.entries(flags.fields))
    for (const one of Array.isArray(value) ? value : [value]) asked.append(field, String(one))
  const answer = await server.get<Record<string, unknown>>(`/api/v1/queries/${query.name}?${asked}`)
  if (flags.json) {
    io.out(JSON.stringify(answer, null, 2))
    return EXIT.ok
  }
  const rows = rowsOf(query.name, answer, saidInWords)
  if (rows === null) io.out(JSON.stringify(answer, null, 2))
  else if (rows.length > 0) io.out(table(rows))
  else io.err(cliWords('nothingFound'))
  const { hints = [], next_before: before } = answer as { hints?: string[]; next_before?: number | null }
  for (const hint of hints) io.err(hint)
  if (before && rows && rows.length > 0) io.err(cliWords('older', { before }))
  return EXIT.ok
}

/** `throughline search maps`: a word that stands alone is the first field that is required. */
function withFlag({ required = [] }: Schema, args: string[]): string[] {
  const [first, ...rest] = args
  const [field] = required
  return first !== undefined && field && !first.startsWith('-')
    ? [`--${flagOf(field)}`, first, ...rest]
    : args
}

function helpOf({ name, title, input }: AskedOf): string {
  const required = new Set(input.required)
  const rows = Object.keys(input.properties ?? {}).map((field) => [
    `--${flagOf(field)}`,
    required.has(field) ? cliWords('required') : '',
  ])
  const needed = [...required].map((field) => ` --${flagOf(field)} …`).join('')
  return [
    `${title}\n\n  throughline ${name}${needed}\n`,
    table([...rows, ['--json', cliWords('jsonFlag')]]),
  ].join('\n')
}
