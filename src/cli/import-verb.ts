import { basename, resolve } from 'node:path'
import { item } from '#domain/backlog/item.ts'
import { importFieldsOf, importSources } from '#protocol/import-choices.ts'
import { type ImportDryRun, type ImportLine, type ImportReport, percentOf } from '#protocol/import-report.ts'
import { cliImportWords } from '#words/cli-import.ts'
import { CliError, EXIT, refusal, usage } from './cli-error.ts'
import { parse } from './flags.ts'
import { choicesIn, dryRunHere, dryRunText, insteadLines } from './import-dry-run.ts'
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
  estimate: { type: 'string', multiple: true },
  same: { type: 'string', multiple: true },
  other: { type: 'string', multiple: true },
  encoding: { type: 'string' },
  order: { type: 'string' },
  sheet: { type: 'string' },
  header: { type: 'boolean' },
  'header-line': { type: 'string' },
} as const

interface Given {
  product?: string
  'new-product'?: string
  'dry-run'?: boolean
  json?: boolean
}

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
    if (!file) throw usage(cliImportWords('whichFile'))
    if (rest.length > 0) throw usage(cliImportWords('oneFile', { first: file }))
    const { product, 'new-product': called, 'dry-run': isDry, json } = values as Given
    const choices = choicesIn(values)
    if (!isDry && product === undefined && called === undefined) throw usage(cliImportWords('whichProduct'))
    const name = file === '-' ? '' : basename(file)
    const bytes = file === '-' ? await io.readStdin() : await fileAt(resolve(folder, file), io)
    if (isDry && product === undefined && called === undefined) {
      if (choices.twins || choices.others) throw usage(cliImportWords('twinsWhere'))
      const dry = await dryRunHere(bytes, name, choices)
      io.out(json ? JSON.stringify(dry.run, null, 2) : dryRunText(dry))
      return EXIT.ok
    }
    const query = new URLSearchParams({ name })
    if (product !== undefined) query.set('product', product)
    if (isDry && json) query.set('whole', 'true')
    const all = { ...choices, ...(called !== undefined && { newProduct: { name: called } }) }
    if (Object.keys(all).length > 0) query.set('choices', JSON.stringify(all))
    const report = await server.upload<ImportReport>(`/api/v1/imports?${query}`, bytes)
    if (isDry) {
      io.out(json ? JSON.stringify(dryRunIn(report), null, 2) : reportText(report))
      return EXIT.ok
    }
    if (!json) io.err(reportText(report))
    const last = await apply(report.import, server, (percent) => {
      if (!json) io.err(cliImportWords('percent', { percent }))
    })
    if (last.phase !== 'done')
      throw new CliError('detail' in last ? last.detail : cliImportWords('nothing'), EXIT.error)
    const { created, skipped, seq, step } = last
    io.out(
      json
        ? JSON.stringify(last, null, 2)
        : step === null
          ? cliImportWords('noneCreated', { skipped })
          : cliImportWords('done', { count: created, step: seq, skipped }),
    )
    return EXIT.ok
  },
}

async function fileAt(path: string, io: Io): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return await io.readFile(path)
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException
    const why = ['ENOENT', 'ENOTDIR', 'EISDIR', 'EACCES', 'EPERM'].includes(code) ? code : 'other'
    const detail = cliImportWords('unreadable', { file: path, why, reason: message })
    throw refusal('no-such-file', detail, EXIT.notFound)
  }
}

/** What would come of it in the product, in the same shape as where there is none. */
function dryRunIn({
  whole,
  product,
  newProduct,
  twins,
  known,
  differs,
  differing,
  cameTo,
  releases,
  remembered,
  warnings,
}: ImportReport): ImportDryRun {
  const into = {
    product,
    newProduct,
    twins,
    known,
    differs,
    differing,
    cameTo,
    releases,
    remembered,
    warnings,
  }
  return { schemaVersion: 1, kind: 'import', data: { ...whole!, into } }
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

function reportText(report: ImportReport): string {
  const { source, encoding, creates, skips, skipped, differs, differing, twins, warnings, words } = report
  const more = skips - Math.min(LISTED, skipped.length)
  return [
    cliImportWords('report', { source, encoding, creates, skips }),
    table(
      skipped.slice(0, LISTED).map(({ line, reason }) => [`  ${cliImportWords('line', { line })}`, reason]),
    ),
    more > 0 ? `  ${cliImportWords('more', { count: more })}` : '',
    ...insteadLines(words),
    differs > 0 ? cliImportWords('differs', { count: differs }) : '',
    ...differing
      .slice(0, LISTED)
      .flatMap(({ key, fields }) =>
        fields.map(
          ({ field, file, here }) =>
            `  ${cliImportWords(`differs.${field}`, { key, file, here: here ?? 'none' })}`,
        ),
      ),
    differs > LISTED ? `  ${cliImportWords('more', { count: differs - LISTED })}` : '',
    twins.length > 0 ? cliImportWords('twins') : '',
    ...twins
      .slice(0, LISTED)
      .map(
        (twin) => `  ${cliImportWords('twin', { ...twin, proven: `${twin.proven}`, same: `${twin.same}` })}`,
      ),
    twins.length > LISTED ? `  ${cliImportWords('more', { count: twins.length - LISTED })}` : '',
    ...warnings,
  ]
    .filter((line) => line !== '')
    .join('\n')
}
