import { type AnyRecord, type Kind, kinds } from '#domain/kinds.ts'
import { decodeSnapshot } from '#protocol/snapshot.ts'
import { cliWords } from '#words/cli.ts'
import { EXIT, usage } from './cli-error.ts'
import { parse } from './flags.ts'
import { table } from './table.ts'
import type { Call, Verb } from './verb.ts'

/** What a product was at a past moment. */
export const atVerb: Verb = {
  name: 'at',
  get title() {
    return cliWords('atTitle')
  },
  get help() {
    return cliWords('atHelp')
  },
  async run({ args, io, server }: Call) {
    const { values, positionals } = parse(args, {
      json: { type: 'boolean' },
      product: { type: 'string' },
      shelf: { type: 'string' },
    })
    const [moment, ...rest] = positionals
    if (!moment || rest.length > 0 || typeof values.product !== 'string') throw usage(cliWords('atNeeds'))
    const shelves = typeof values.shelf === 'string' ? [values.shelf] : ['plan', 'backlog']
    const records: Partial<Record<Kind, AnyRecord[]>> = {}
    for (const shelf of shelves) {
      const asked = new URLSearchParams({ scope: `${values.product}.${shelf}`, moment })
      const state = decodeSnapshot(JSON.stringify(await server.get(`/api/v1/state-at?${asked}`)))
      for (const [kind, rows] of state.records) records[kind] = rows
    }
    if (values.json) io.out(JSON.stringify(records, null, 2))
    else
      io.out(
        table(Object.entries(records).flatMap(([kind, rows]) => rows.map((row) => rowOf(kind as Kind, row)))),
      )
    return EXIT.ok
  },
}

function rowOf(kind: Kind, record: AnyRecord): string[] {
  return [kind, record.id, kinds[kind].name(record as never)]
}
