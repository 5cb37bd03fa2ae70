import { kinds } from '#domain/kinds.ts'
import { cliWords } from '#words/cli.ts'
import { EXIT, usage } from './cli-error.ts'
import { parse } from './flags.ts'
import type { Described } from './run-command.ts'
import type { AskedOf } from './run-query.ts'
import { table } from './table.ts'
import type { Call, Verb } from './verb.ts'

const jsonFlag = { json: { type: 'boolean' } } as const

export const commandsVerb: Verb = {
  name: 'commands',
  get title() {
    return cliWords('commandsTitle')
  },
  help: 'throughline commands [--json]',
  async run({ args, io, server }: Call) {
    const { values } = parse(args, jsonFlag)
    const { commands } = await server.get<{ commands: Described[] }>('/api/v1/commands')
    if (values.json) io.out(JSON.stringify(commands, null, 2))
    else io.out(table(commands.map(({ name, title }) => [name, title])))
    return EXIT.ok
  },
}

export const queriesVerb: Verb = {
  name: 'queries',
  get title() {
    return cliWords('queriesTitle')
  },
  help: 'throughline queries [--json]',
  async run({ args, io, server }: Call) {
    const { values } = parse(args, jsonFlag)
    const { queries } = await server.get<{ queries: AskedOf[] }>('/api/v1/queries')
    if (values.json) io.out(JSON.stringify(queries, null, 2))
    else io.out(table(queries.map(({ name, title }) => [name, title])))
    return EXIT.ok
  },
}

type Row = Record<string, unknown> & { id: string }
interface Page {
  records: Row[]
  next_cursor: string | null
}

export const recordsVerb: Verb = {
  name: 'records',
  get title() {
    return cliWords('recordsTitle')
  },
  get help() {
    return cliWords('recordsHelp', { kinds: Object.keys(kinds).join(', ') })
  },
  async run({ args, io, server }: Call) {
    const pointers = ['product', 'release', 'goal', 'feature', 'theme', 'parent', 'owner', 'focus']
    const { values, positionals } = parse(args, {
      ...jsonFlag,
      limit: { type: 'string' },
      ...Object.fromEntries(pointers.map((name) => [name, { type: 'string' as const }])),
    })
    const [kind, id, ...rest] = positionals
    if (!kind || rest.length > 0) throw usage(cliWords('whichKind'))
    if (id) {
      io.out(JSON.stringify(await server.get(`/api/v1/records/${part(kind)}/${part(id)}`), null, 2))
      return EXIT.ok
    }
    const most = values.limit === undefined ? Number.POSITIVE_INFINITY : Number(values.limit)
    if (!(most >= 1)) throw usage(cliWords('wrongLimit', { value: String(values.limit) }))
    const query = new URLSearchParams()
    for (const name of pointers) if (typeof values[name] === 'string') query.set(name, values[name])
    const records = await allRecords(server, kind, query, most)
    if (values.json) io.out(JSON.stringify(records, null, 2))
    else if (records.length > 0) io.out(table(records.map(summary)))
    else io.err(cliWords('noRecords'))
    return EXIT.ok
  },
}

async function allRecords(server: Call['server'], kind: string, query: URLSearchParams, most: number) {
  const records: Row[] = []
  for (let more = true; more && records.length < most; ) {
    query.set('limit', String(Math.min(1000, most - records.length)))
    const page = await server.get<Page>(`/api/v1/records/${part(kind)}?${query}`)
    records.push(...page.records)
    more = page.next_cursor !== null
    if (page.next_cursor) query.set('cursor', page.next_cursor)
  }
  return records
}

const part = (text: string) => encodeURIComponent(text)

/** What tells a record from its neighbours, whatever its kind. */
function summary(record: Row): string[] {
  const { id, number, kind, status, title, name, text } = record
  const what = [title, name, text].find((value) => typeof value === 'string' && value !== '') ?? ''
  const detail = [kind, status].filter((value) => typeof value === 'string').join(', ')
  return [id, typeof number === 'number' ? String(number) : '', detail, String(what)]
}
