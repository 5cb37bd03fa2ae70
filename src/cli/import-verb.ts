import { basename, resolve } from 'node:path'
import { item } from '#domain/backlog/item.ts'
import {
  type ImportChoices,
  type ImportLine,
  type ImportReport,
  importFieldsOf,
  importSources,
  percentOf,
} from '#protocol/import-report.ts'
import { cliImportWords } from '#words/cli-import.ts'
import { CliError, EXIT, usage } from './cli-error.ts'
import { parse } from './flags.ts'
import { dryRunHere, dryRunText, type ReadingFlags, readingFlags } from './import-dry-run.ts'
import { table } from './table.ts'
import type { Call, Io, Verb } from './verb.ts'

const fields = importFieldsOf(item.fields)

const flags = {
  json: { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  product: { type: 'string' },
  'new-product': { type: 'string' },
  source: { type: 'string' },
  map: { type: 'string', multiple: true },
  status: { type: 'string', multiple: true },
  kind: { type: 'string', multiple: true },
  encoding: { type: 'string' },
  order: { type: 'string' },
  sheet: { type: 'string' },
  header: { type: 'boolean' },
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
    const reading = readingFlags(values)
    const name = file === '-' ? '' : basename(file)
    const bytes = file === '-' ? await io.readStdin() : await fileAt(resolve(folder, file), io)
    if (
      values['dry-run'] &&
      ((values.product === undefined && values['new-product'] === undefined) || values.json)
    ) {
      const dry = await dryRunHere(bytes, name, reading)
      io.out(values.json ? JSON.stringify(dry.run, null, 2) : dryRunText(dry))
      return EXIT.ok
    }
    const called = values['new-product']
    if (typeof values.product !== 'string' && typeof called !== 'string')
      throw usage(cliImportWords('whichProduct'))
    const choices: ImportChoices = {
      ...(await choicesOf(bytes, name, reading)),
      ...(typeof called === 'string' && { newProduct: { name: called } }),
    }
    const query = new URLSearchParams({ name })
    if (typeof values.product === 'string') query.set('product', values.product)
    if (Object.keys(choices).length > 0) query.set('choices', JSON.stringify(choices))
    const report = await server.upload<ImportReport>(`/api/v1/imports?${query}`, bytes)
    if (values['dry-run']) {
      io.out(reportText(report))
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
      { code: 'no-such-file', title: (error as Error).message },
    )
  }
}

/** The door knows columns by their positions only. */
async function choicesOf(bytes: Uint8Array, name: string, reading: ReadingFlags): Promise<ImportChoices> {
  if (Object.keys(reading.columns).length === 0 && reading.order === null) return reading.choices
  const { said } = await dryRunHere(bytes, name, reading)
  const mapping = { ...reading.choices.mapping }
  for (const { index, as, by } of said.columns) if (by === 'chosen') mapping[index] = as
  return {
    ...reading.choices,
    mapping,
    ...(said.order.column !== null && reading.order !== null && { order: said.order.column }),
  }
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
