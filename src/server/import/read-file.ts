import {
  type ImportChoices,
  type ImportEncoding,
  type ImportSource,
  mostImportMegabytes,
} from '#protocol/import-choices.ts'
import { unreadableWords } from '#words/import.ts'
import { importEncodingWords } from '#words/import-formats.ts'
import { decode, seemingOf } from './bytes/decode.ts'
import { sampleOf } from './bytes/guess-encoding.ts'
import { parseJson } from './bytes/json.ts'
import type { Content, Malformed, Reading } from './formats/draft.ts'
import type { FoundTable } from './formats/found-table.ts'
import { type Headings, headingsOfItems } from './formats/headings.ts'
import { readHtmlTables } from './formats/html-tables.ts'
import { jsonLines, readJsonLines, readJsonRecords } from './formats/json-records.ts'
import { kindOf } from './formats/kinds.ts'
import { readMarkdown } from './formats/markdown.ts'
import { alsoUsed, fileKind, type Recalled, type Seeming } from './formats/memory.ts'
import { statusOf } from './formats/statuses.ts'
import { isMarkedStory, readStories } from './formats/stories.ts'
import { textShape } from './formats/text-shape.ts'
import { readXmlRecords } from './formats/xml-records.ts'
import { limits } from './limits.ts'
import { githubIssues, readGithub } from './tools/github-json.ts'
import { gitlabIssues, readGitlab } from './tools/gitlab-json.ts'
import { readJiraXml } from './tools/jira-xml.ts'
import { beginsWithHeader, readCsv } from './tools/read-csv.ts'
import { readFound } from './tools/read-found.ts'
import { isTrelloBoard, readTrello } from './tools/trello-json.ts'

/**
 * Another tool's file as drafts of items. Never throws for any bytes: what cannot be read comes back as
 * `malformed`, one sentence that says what is wrong and what to do instead.
 * The name only breaks ties (`.txt` is one story per line unless it begins with a header); content decides.
 */
export function readFile(
  bytes: Uint8Array,
  fileName: string,
  options: ImportChoices = {},
  headings: Headings = headingsOfItems,
): Reading | Malformed {
  const { encoding, ...rest } = options
  const reading = readIn(bytes, fileName, options, headings)
  if (!('malformed' in reading) || encoding === undefined) return reading
  // The choice may be what is wrong, rather than the file.
  const found = readIn(bytes, fileName, rest, headings)
  if ('malformed' in found || found.encoding === encoding) return reading
  const named = (one: ImportEncoding) => importEncodingWords(one)
  const fits = found.encoding as ImportEncoding
  return { malformed: unreadableWords('other-encoding', { chosen: named(encoding), fits: named(fits) }) }
}

function readIn(
  bytes: Uint8Array,
  fileName: string,
  options: ImportChoices,
  headings: Headings,
): Reading | Malformed {
  if (bytes.length > limits.bytes) {
    const size = Math.ceil(bytes.length / 1024 / 1024)
    return {
      malformed: unreadableWords('too-large', { size, most: mostImportMegabytes }),
    }
  }
  const foreign = foreignFormat(bytes)
  if (foreign !== null) return { malformed: foreign }
  if (options.sheet !== undefined)
    return { malformed: unreadableWords('no-sheets', { wanted: options.sheet }) }
  const isKnown = (cell: string) =>
    headings.read(cell) !== null || statusOf(cell) !== null || kindOf(cell) !== null
  const name = fileName.toLowerCase()
  const seems = seemingOf(bytes)
  const kept = options.encoding ? undefined : keptEncoding(bytes, seems, { name, options, headings })
  const { text, encoding, warnings, guess } = decode(bytes, options.encoding ?? kept, isKnown)
  if (text.trim() === '') return { malformed: unreadableWords('empty') }
  if (isBinary(text)) {
    return {
      malformed: unreadableWords('not-text'),
    }
  }
  const content = readText(text, name, options, headings)
  if ('malformed' in content) return content
  const named = [
    ...Object.keys(options.columns ?? {}),
    ...(options.orderBy === undefined ? [] : [options.orderBy]),
  ]
  if (content.columns.length === 0 && named.length > 0)
    return { malformed: unreadableWords('no-columns', { column: named.join(', ') }), code: 'unknown-column' }
  const recalled = recalledOf(content, headings)
  return {
    ...content,
    encoding,
    seems,
    recalled: kept ? alsoUsed(recalled, 'encoding') : recalled,
    warnings: [...warnings, ...content.warnings],
    ...(guess && { encodingSure: guess.sure, encodings: guess.readings }),
  }
}

/** The encoding that earlier files of the same kind were said to be in, where these bytes look as theirs did. */
function keptEncoding(
  bytes: Uint8Array,
  seems: Seeming,
  { name, options, headings }: { name: string; options: ImportChoices; headings: Headings },
): ImportEncoding | undefined {
  return headings.memory.encodings(seems).find(({ kind, encoding }) => {
    const head = new TextDecoder(encoding).decode(sampleOf(bytes))
    const content = readText(head, name, options, headings)
    return !('malformed' in content) && recalledOf(content, headings).kind === kind
  })?.encoding
}

function recalledOf({ recalled, source }: Content, { memory }: Headings): Recalled {
  if (recalled) return recalled
  const kind = fileKind(source, [])
  return { kind, kept: memory.of(kind), used: [] }
}

function readText(
  text: string,
  name: string,
  options: ImportChoices,
  headings: Headings,
): Content | Malformed {
  const { source } = options
  if (source === 'stories') return readStories(text)
  if (source === 'markdown') return found(readMarkdown(text, headings), options, headings)
  if (source === 'jira-xml') return found(readJiraXml(text), options, headings)
  if (source === 'html') return found(readHtmlTables(text, headings), options, headings)
  if (source === 'xml' || source === 'opml') return found(readXmlRecords(text, headings), options, headings)
  if (source === 'json' || source?.endsWith('-json')) return readJson(text, options, headings, source)
  if (source !== undefined) return readCsv(text, options, headings)
  const start = text.slice(0, 1000).trimStart()
  if (/^(?:\{|\[)/.test(start)) {
    const found = readJson(text, options, headings)
    // Prose and headers may begin with a bracket too: only a file that calls itself JSON, or is, is held to it.
    if (!('malformed' in found) || name.endsWith('.json') || isJson(text)) return found
  } else if (name.endsWith('.json')) return { malformed: unreadableWords('not-json') }
  if (start.startsWith('<') && /<rss[\s>]/i.test(text.slice(0, 8000)))
    return found(readJiraXml(text), options, headings)
  if (/^<(?:!doctype html|html[\s>]|table[\s>]|meta\s|head[\s>]|body[\s>]|div[\s>])/i.test(start)) {
    return found(readHtmlTables(text, headings), options, headings)
  }
  if (/^<(?:\?xml|!--|!DOCTYPE|[\w:.-]+(?:\s[^<>]*)?\/?>)/i.test(start))
    return found(readXmlRecords(text, headings), options, headings)
  const isStories = isStoryList(text)
  if (!isStories && (/\.(?:csv|tsv|tab)$/.test(name) || beginsWithHeader(text, headings)))
    return readCsv(text, options, headings)
  const shape = textShape(text, name)
  if (shape === 'lines') return readStories(text)
  if (shape !== 'markdown') return { malformed: unreadableWords(shape) }
  return found(readMarkdown(text, headings), options, headings)
}

function found(
  table: FoundTable | Malformed,
  options: ImportChoices,
  headings: Headings,
): Content | Malformed {
  return 'malformed' in table ? table : readFound(table, options, headings)
}

function isStoryList(text: string): boolean {
  const lines = text
    .slice(0, 16_384)
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
  return lines.length > 0 && lines.slice(0, 10).every(isMarkedStory)
}

function isJson(text: string): boolean {
  return !('malformed' in parseJson(text))
}

function readJson(
  text: string,
  options: ImportChoices,
  headings: Headings,
  wanted?: ImportSource,
): Content | Malformed {
  const lines = jsonLines(text)
  if (lines !== null && 'malformed' in lines) return lines
  const parsed = lines === null ? parseJson(text) : { value: lines.values.map(({ value }) => value) }
  if ('malformed' in parsed) return parsed
  const { value } = parsed
  const table =
    wanted === 'json' ? null : isTrelloBoard(value) ? readTrello(value, headings) : readIssues(value)
  if (table !== null && (wanted === undefined || 'malformed' in table || table.source === wanted))
    return found(table, options, headings)
  if (wanted !== undefined && wanted !== 'json')
    return { malformed: unreadableWords('other-json', { wanted }) }
  const records = lines === null ? readJsonRecords(value, headings) : readJsonLines(lines.values, headings)
  return found(records, options, headings)
}

function readIssues(value: unknown): FoundTable | Malformed | null {
  const gitlab = gitlabIssues(value)
  if (gitlab !== null) return readGitlab(gitlab)
  const github = githubIssues(value)
  return github === null ? null : readGithub(github)
}

const signatures: [bytes: number[], what: Parameters<typeof unreadableWords>[0]][] = [
  [[0x50, 0x4b, 0x03, 0x04], 'archive'],
  [[0x50, 0x4b, 0x05, 0x06], 'archive'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'old-office'],
  [[0x25, 0x50, 0x44, 0x46], 'pdf'],
  [[0x1f, 0x8b], 'compressed'],
  [[0x89, 0x50, 0x4e, 0x47], 'picture'],
  [[0xff, 0xd8, 0xff], 'picture'],
  [[0xff, 0xfe, 0x00, 0x00], 'utf-32'],
  [[0x00, 0x00, 0xfe, 0xff], 'utf-32'],
]

function foreignFormat(bytes: Uint8Array): string | null {
  const found = signatures.find(([start]) => start.every((byte, at) => bytes[at] === byte))
  return found ? unreadableWords(found[1]) : null
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const control = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f\u007f-\u0084\u0086-\u009f\ufffd]/g

/** Text has hardly any control characters but tabs and line ends; pictures and programs are full of them. */
function isBinary(text: string): boolean {
  const sample = text.slice(0, 65_536)
  return (sample.match(control)?.length ?? 0) * 20 > sample.length
}
