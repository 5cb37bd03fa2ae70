import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { item, itemKinds, itemStatuses } from '#domain/backlog/item.ts'
import {
  type ImportChoices,
  importEncodings,
  importFieldsOf,
  importSources,
} from '#protocol/import-choices.ts'
import type { ImportDryRun, ImportReport, ImportWord } from '#protocol/import-report.ts'
import { cliImportWords } from '#words/cli-import.ts'
import { EXIT, refusal, usage } from './cli-error.ts'
import { table } from './table.ts'

type Values = Record<string, string | boolean | (string | boolean)[] | undefined>

const fields = importFieldsOf(item.fields)
const isPlace = (text: string) => /^[1-9]\d{0,4}$/.test(text)

/** What the flags of `import` say of how a file is read. */
export function choicesIn(values: Values): ImportChoices {
  const mapping: NonNullable<ImportChoices['mapping']> = {}
  const columns: NonNullable<ImportChoices['columns']> = {}
  for (const pair of listOf(values.map)) {
    const [header, name] = partsOf(pair)
    if (header === '' || (name !== 'none' && !fields.includes(name)))
      throw usage(cliImportWords('wrongMap', { value: pair, fields: fields.join(', ') }))
    const field = name === 'none' ? null : name
    if (isPlace(header)) mapping[Number(header) - 1] = field
    else columns[header] = field
  }
  const order = textOf(values.order)
  const sheet = textOf(values.sheet)
  const headerLine = textOf(values['header-line'])
  if (headerLine !== undefined && !isPlace(headerLine))
    throw usage(cliImportWords('wrongLine', { value: headerLine }))
  return {
    ...(Object.keys(mapping).length > 0 && { mapping }),
    ...(Object.keys(columns).length > 0 && { columns }),
    ...oneOf('source', textOf(values.source), importSources),
    ...oneOf('encoding', textOf(values.encoding)?.toLowerCase(), importEncodings),
    ...(order !== undefined &&
      (order === 'file' ? { order } : isPlace(order) ? { order: Number(order) - 1 } : { orderBy: order })),
    ...(values.header === false && { firstLineIsItem: true }),
    ...(headerLine !== undefined && { headerLine: Number(headerLine) }),
    ...(sheet !== undefined && { sheet }),
    ...words('statuses', 'status', listOf(values.status), itemStatuses),
    ...words('kinds', 'kind', listOf(values.kind), itemKinds),
    ...estimates(listOf(values.estimate)),
    ...lines('twins', 'same', listOf(values.same)),
    ...lines('others', 'other', listOf(values.other)),
  }
}

/** `Header = field`, parted at the last sign: a header may hold one. The first part is '' when there is none. */
function partsOf(pair: string): [string, string] {
  const at = pair.lastIndexOf('=')
  return at < 1 ? ['', ''] : [pair.slice(0, at).trim(), pair.slice(at + 1).trim()]
}

function estimates(pairs: readonly string[]): Pick<ImportChoices, 'estimates'> {
  const chosen: Record<string, number | null> = {}
  for (const pair of pairs) {
    const [word, text] = partsOf(pair)
    const value = text === 'none' ? null : Number(text.replace(',', '.'))
    const isPoints = item.fields.estimate.schema.safeParse(value).success
    if (word === '' || text === '' || !isPoints) throw usage(cliImportWords('wrongEstimate', { value: pair }))
    chosen[word] = value
  }
  return pairs.length > 0 ? { estimates: chosen } : {}
}

/** Lines of the file, each by itself or several with commas between. */
function lines<K extends string>(key: K, flag: string, texts: readonly string[]): { [key in K]?: number[] } {
  const given = texts.flatMap((text) => text.split(',').map((line) => line.trim()))
  const wrong = given.find((line) => !/^[1-9]\d{0,6}$/.test(line))
  if (wrong !== undefined) throw usage(cliImportWords('wrongLines', { flag, value: wrong }))
  return given.length > 0 ? ({ [key]: given.map(Number) } as { [key in K]?: number[] }) : {}
}

function words<K extends string, V extends string>(
  key: K,
  flag: string,
  pairs: readonly string[],
  values: readonly V[],
): { [key in K]?: Record<string, V> } {
  const chosen: Record<string, V> = {}
  for (const pair of pairs) {
    const [word, text] = partsOf(pair)
    const value = values.find((one) => one === text.toLowerCase())
    if (word === '' || value === undefined)
      throw usage(cliImportWords('wrongWord', { flag, value: pair, values: values.join(', ') }))
    chosen[word] = value
  }
  return pairs.length > 0 ? ({ [key]: chosen } as { [key in K]?: Record<string, V> }) : {}
}

function oneOf<K extends string, V extends string>(
  key: K,
  value: string | undefined,
  values: readonly V[],
): { [key in K]?: V } {
  if (value === undefined) return {}
  if (!(values as readonly string[]).includes(value))
    throw usage(cliImportWords('wrongChoice', { flag: key, value, values: values.join(', ') }))
  return { [key]: value } as { [key in K]?: V }
}

const listOf = (value: Values[string]): string[] =>
  Array.isArray(value) ? value.map(String) : typeof value === 'string' ? [value] : []
const textOf = (value: Values[string]): string | undefined => (typeof value === 'string' ? value : undefined)

// Started as a program, not imported: the command line and the server know each other by REST only.
const reader = join(import.meta.dirname, '..', 'server', 'import', 'dry-run-thread.ts')

interface Said
  extends Pick<
    ImportReport,
    'encoding' | 'columns' | 'order' | 'words' | 'warnings' | 'hierarchy' | 'unplaced'
  > {}
type Answer = { malformed: string; code?: string } | { run: ImportDryRun; said: Said }

/** Reads the file here, where neither a server nor a product is needed. */
export async function dryRunHere(
  bytes: Uint8Array,
  name: string,
  choices: ImportChoices,
): Promise<{ run: ImportDryRun; said: Said }> {
  const worker = new Worker(reader, { workerData: { bytes, name, choices } })
  const answer = await new Promise<Answer>((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', () => reject(new Error('The reading thread ended without an answer')))
  })
  if ('malformed' in answer) throw refusal(answer.code ?? 'unreadable-file', answer.malformed, EXIT.usage)
  return answer
}

/** More would push what matters off the screen; --json has all. */
const LISTED = 10

/** Where another column decides what a row becomes, not its word. */
export function insteadLines(words: readonly ImportWord[]): string[] {
  return words
    .flatMap(({ word, takenFor, instead = [] }) =>
      instead.map(
        ({ takenFor: to, rows, column, why }) =>
          `  ${cliImportWords('instead', { word, takenFor: takenFor ?? '', to: to ?? 'none', count: rows, column, why })}`,
      ),
    )
    .slice(0, LISTED)
}

export function dryRunText({ run: { data }, said }: { run: ImportDryRun; said: Said }): string {
  const listed = <T>(all: readonly T[], line: (one: T) => string[]) => [
    table(all.slice(0, LISTED).map((one) => ['', ...line(one)])),
    all.length > LISTED ? `  ${cliImportWords('more', { count: all.length - LISTED })}` : '',
  ]
  const read = said.columns.filter((column) => column.as !== null)
  const unread = said.columns.filter((column) => column.as === null)
  return [
    cliImportWords('report', {
      source: data.source,
      encoding: said.encoding,
      creates: data.items.length,
      skips: data.skipped.length,
    }),
    cliImportWords('firstTitles'),
    ...listed(data.items, ({ title, kind, status, estimate, parent }) => [
      title.slice(0, 70),
      kind,
      status,
      estimate === null ? '' : String(estimate),
      parent?.slice(0, 30) ?? '',
    ]),
    said.columns.length > 0 ? cliImportWords('columns') : '',
    table(read.map(({ header, index, as }) => ['', `${index + 1}`, header, as ?? ''])),
    unread.length > 0
      ? cliImportWords('unread', {
          columns: [...new Set(unread.map(({ header, index }) => header || `${index + 1}`))].join(', '),
        })
      : '',
    data.words.length > 0 ? cliImportWords('wordsTaken') : '',
    table(
      said.words.map(({ field, word, rows, takenFor, sure }) => [
        '',
        field,
        word,
        `→ ${takenFor ?? '-'}`,
        cliImportWords('rows', { count: rows }),
        sure ? '' : cliImportWords('unsure'),
      ]),
    ),
    ...insteadLines(said.words),
    cliImportWords('hierarchy', {
      tied: said.hierarchy.tied,
      levels: said.hierarchy.levels,
      untied: said.hierarchy.untied,
    }),
    cliImportWords('order', { by: said.order.by, column: said.order.header ?? '' }),
    ...said.unplaced.map(({ what, columns, rows }) =>
      cliImportWords('unplaced', { what, columns: columns.join(', '), rows }),
    ),
    data.skipped.length > 0 ? cliImportWords('skippedLines') : '',
    ...listed(data.skipped, ({ line, reason }) => [cliImportWords('line', { line }), reason]),
    ...said.warnings,
  ]
    .filter((line) => line !== '')
    .join('\n')
}
