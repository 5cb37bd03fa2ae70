import { basename, resolve } from 'node:path'
import { item } from '#domain/backlog/item.ts'
import {
  type ImportLine,
  type ImportMapping,
  type ImportReport,
  importFieldsOf,
  importSources,
  percentOf,
} from '#protocol/import-report.ts'
import { cliImportWords } from '#words/cli-import.ts'
import { CliError, EXIT, usage } from './cli-error.ts'
import { parse } from './flags.ts'
import { table } from './table.ts'
import type { Call, Io, Verb } from './verb.ts'

const fields = importFieldsOf(item.fields)

const flags = {
  json: { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  product: { type: 'string' },
  source: { type: 'string' },
  map: { type: 'string', multiple: true },
} as const

// More would push what matters off the screen; --json has up to two hundred.
const LISTED = 10

/** `throughline import`: reads another tool's file, says what it makes, and imports it as one step. */
export const importVerb: Verb = {
  name: 'import',
  get title() {
    return cliImportWords('title')
  },
  get help() {
    return cliImportWords('help', { sources: importSources.join(', '), fields: fields.join(', ') })
  },
  async run({ args, io, server, folder }: Call) {
    const { values, positionals } = parse(args, flags)
    const [file, ...rest] = positionals
    if (!file || rest.length > 0) throw usage(cliImportWords('whichFile'))
    if (typeof values.product !== 'string') throw usage(cliImportWords('whichProduct'))
    const query = new URLSearchParams({ product: values.product, name: file === '-' ? '' : basename(file) })
    if (typeof values.source === 'string') query.set('source', values.source)
    if (Array.isArray(values.map)) query.set('mapping', JSON.stringify(mappingOf(values.map.map(String))))
    const bytes = file === '-' ? await io.readStdin() : await fileAt(resolve(folder, file), io)
    const report = await server.upload<ImportReport>(`/api/v1/imports?${query}`, bytes)
    if (values['dry-run']) {
      io.out(values.json ? JSON.stringify(report, null, 2) : reportText(report))
      return EXIT.ok
    }
    if (!values.json) io.err(reportText(report))
    const last = await apply(report.import, server, (percent) => {
      if (!values.json) io.err(cliImportWords('percent', { percent }))
    })
    if (last.phase !== 'done')
      throw new CliError('detail' in last ? last.detail : cliImportWords('nothing'), EXIT.error)
    const { created, skipped, seq } = last
    io.out(
      values.json
        ? JSON.stringify(last, null, 2)
        : cliImportWords('done', { count: created, step: seq, skipped }),
    )
    return EXIT.ok
  },
}

async function fileAt(path: string, io: Io): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return await io.readFile(path)
  } catch (error) {
    throw new CliError(
      cliImportWords('unreadable', { file: path, reason: (error as Error).message }),
      EXIT.notFound,
    )
  }
}

/** `3=title` counts columns as people do, from 1; the door counts from 0. */
function mappingOf(pairs: readonly string[]): ImportMapping {
  const mapping: ImportMapping = {}
  for (const pair of pairs) {
    const [, column = '', name = ''] = /^([1-9]\d{0,2})=(\w+)$/.exec(pair) ?? []
    if (column === '') throw usage(cliImportWords('wrongMap', { value: pair }))
    mapping[Number(column) - 1] = name === 'none' ? null : name
  }
  return mapping
}

/** Tells every ten per cent of the way: looking at each line is most of what can be measured. */
async function apply(
  id: string,
  server: Call['server'],
  tell: (percent: number) => void,
): Promise<ImportLine> {
  let last: ImportLine = { phase: 'cancelled' }
  let told = 0
  await server.postForLines<ImportLine>(`/api/v1/imports/${id}/apply`, (line) => {
    last = line
    if (!('of' in line)) return
    const tens = Math.floor(percentOf(line) / 10) * 10
    if (tens > told) tell(tens)
    told = Math.max(told, tens)
  })
  return last
}

function reportText({ source, encoding, creates, skips, skipped, warnings }: ImportReport): string {
  const more = skips - Math.min(LISTED, skipped.length)
  return [
    cliImportWords('report', { source, encoding, creates, skips }),
    table(
      skipped.slice(0, LISTED).map(({ line, reason }) => [`  ${cliImportWords('line', { line })}`, reason]),
    ),
    more > 0 ? `  ${cliImportWords('more', { count: more })}` : '',
    ...warnings,
  ]
    .filter((line) => line !== '')
    .join('\n')
}
