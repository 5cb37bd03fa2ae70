import { type ImportChoices, type ImportSource, mostImportMegabytes } from '#protocol/import-report.ts'
import { decode } from './bytes/decode.ts'
import { parseJson } from './bytes/json.ts'
import type { Content, Malformed, Reading } from './formats/draft.ts'
import { isMarkedStory, readStories } from './formats/stories.ts'
import { limits } from './limits.ts'
import { githubIssues, readGithub } from './tools/github-json.ts'
import { gitlabIssues, readGitlab } from './tools/gitlab-json.ts'
import { readJiraXml } from './tools/jira-xml.ts'
import { beginsWithHeader, readCsv } from './tools/read-csv.ts'
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
): Reading | Malformed {
  if (bytes.length > limits.bytes) {
    const size = Math.ceil(bytes.length / 1024 / 1024)
    return {
      malformed: `The file has ${size} MB, more than the ${mostImportMegabytes} MB that an import takes; split it and import the parts.`,
    }
  }
  const foreign = foreignFormat(bytes)
  if (foreign !== null) return { malformed: foreign }
  const { text, encoding, warnings } = decode(bytes)
  if (text.trim() === '') return { malformed: 'The file is empty; choose a file with at least one line.' }
  if (isBinary(text)) {
    return {
      malformed: 'The file is not text; export the items as CSV (UTF-8), Trello JSON or one story per line.',
    }
  }
  const content = readText(text, fileName.toLowerCase(), options)
  if ('malformed' in content) return content
  return { ...content, encoding, warnings: [...warnings, ...content.warnings] }
}

function readText(text: string, name: string, options: ImportChoices): Content | Malformed {
  const { source } = options
  if (source === 'stories') return readStories(text)
  if (source === 'jira-xml') return readJiraXml(text)
  if (source?.endsWith('-json')) return readJson(text, source)
  if (source !== undefined) return readCsv(text, options)
  const start = text.slice(0, 1000).trimStart()
  if (/^(?:\{|\[)/.test(start)) {
    const found = readJson(text)
    // Prose and headers may begin with a bracket too: only a file that calls itself JSON, or is, is held to it.
    if (!('malformed' in found) || name.endsWith('.json') || isJson(text)) return found
  } else if (name.endsWith('.json'))
    return { malformed: 'The file is called .json but is not JSON; export it again.' }
  if (/^<(?:\?xml|!--|rss[\s>])/i.test(start)) return readJiraXml(text)
  if (/^<(?:!doctype html|html[\s>])/i.test(start)) {
    return { malformed: 'The file is a web page (some tools call it an Excel export); export CSV instead.' }
  }
  const isTable = /\.(?:csv|tsv|tab)$/.test(name)
    ? !isStoryList(text)
    : !isStoryList(text) && beginsWithHeader(text)
  return isTable ? readCsv(text, options) : readStories(text)
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

function readJson(text: string, wanted?: ImportSource): Content | Malformed {
  const parsed = parseJson(text)
  if ('malformed' in parsed) return parsed
  const { value } = parsed
  const content = isTrelloBoard(value) ? readTrello(value) : readIssues(value)
  if (content === null || (wanted !== undefined && !('malformed' in content) && content.source !== wanted)) {
    const known = 'a Trello board, GitHub issues or GitLab issues'
    return {
      malformed: `The JSON is not ${wanted === undefined ? known : `what ${wanted} files hold`}; export one of these, or CSV: ${known}.`,
    }
  }
  return content
}

function readIssues(value: unknown): Content | Malformed | null {
  const gitlab = gitlabIssues(value)
  if (gitlab !== null) return readGitlab(gitlab)
  const github = githubIssues(value)
  return github === null ? null : readGithub(github)
}

const signatures: [bytes: number[], sentence: string][] = [
  [
    [0x50, 0x4b, 0x03, 0x04],
    'The file is a workbook or an archive; open it and save the sheet as CSV (UTF-8), or unpack it first.',
  ],
  [[0xd0, 0xcf, 0x11, 0xe0], 'The file is an old Excel or Word document; save the sheet as CSV (UTF-8).'],
  [[0x25, 0x50, 0x44, 0x46], 'The file is a PDF; export the items as CSV from the tool that made it.'],
  [[0x1f, 0x8b], 'The file is compressed; unpack it first.'],
  [[0x89, 0x50, 0x4e, 0x47], 'The file is a picture, not text; export the items as CSV.'],
  [[0xff, 0xd8, 0xff], 'The file is a picture, not text; export the items as CSV.'],
  [[0xff, 0xfe, 0x00, 0x00], 'The file is UTF-32 text; save it as UTF-8.'],
  [[0x00, 0x00, 0xfe, 0xff], 'The file is UTF-32 text; save it as UTF-8.'],
]

function foreignFormat(bytes: Uint8Array): string | null {
  return signatures.find(([start]) => start.every((byte, at) => bytes[at] === byte))?.[1] ?? null
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const control = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f\u007f-\u0084\u0086-\u009f\ufffd]/g

/** Text has hardly any control characters but tabs and line ends; pictures and programs are full of them. */
function isBinary(text: string): boolean {
  const sample = text.slice(0, 65_536)
  return (sample.match(control)?.length ?? 0) * 20 > sample.length
}
