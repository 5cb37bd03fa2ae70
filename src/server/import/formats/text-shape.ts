import { isMarkedStory } from './stories.ts'

/** What a text is that is neither a table nor JSON nor XML. The last ones are no list of items. */
export type TextShape =
  | 'markdown'
  | 'lines'
  | 'yaml'
  | 'settings'
  | 'calendar'
  | 'sql'
  | 'code'
  | 'log'
  | 'mail'
  | 'prose'

/** Names under which nobody keeps a list of items, whatever the lines look like. */
const byEnding: Readonly<Record<string, TextShape>> = {
  yaml: 'yaml',
  yml: 'yaml',
  toml: 'settings',
  ini: 'settings',
  cfg: 'settings',
  conf: 'settings',
  properties: 'settings',
  env: 'settings',
  ics: 'calendar',
  vcf: 'calendar',
  sql: 'sql',
  log: 'log',
  eml: 'mail',
  ...Object.fromEntries(
    (
      'js mjs cjs ts tsx jsx py rb java kt c h cc cpp hpp cs go rs php swift scala sh bash bat ps1 css scss less ' +
      'tex rtf diff patch lua pl r m vue svelte gradle lock feature'
    )
      .split(' ')
      .map((ending) => [ending, 'code' as const]),
  ),
}

/**
 * Tells a list of items from what merely has lines. A list is Markdown with entries or a table, or lines each of
 * which is a phrase or a sentence or two. Settings, code, logs and prose have a grammar of their own, and so much of
 * it that a stray colon or bracket in a story does not count.
 */
export function textShape(text: string, name: string): TextShape {
  const lines = text
    .slice(0, 262_144)
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
    .slice(0, 2000)
  if (lines.length > 0 && lines.slice(0, 10).every(isMarkedStory)) return 'lines'
  const ending = /\.(\w{1,10})$/.exec(name)?.[1] ?? ''
  const known = Object.hasOwn(byEnding, ending) ? byEnding[ending] : undefined
  if (known) return known
  if (/^(?:md|markdown|mdown|mkd)$/.test(ending)) return 'markdown'
  const share = (pattern: RegExp) =>
    lines.filter((line) => pattern.test(line)).length / Math.max(1, lines.length)
  const first = lines[0] ?? ''
  if (/^BEGIN:V(?:CALENDAR|CARD|EVENT|TODO)\s*$/i.test(first)) return 'calendar'
  if (isMail(lines)) return 'mail'
  if (isDiff(first)) return 'code'
  if (
    lines.some((line) => /^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)+\|?\s*$/.test(line)) &&
    share(/\|/) > 0.2
  )
    return 'markdown'
  if (share(logged) > 0.5) return 'log'
  if (isYaml(lines)) return 'yaml'
  if (isSettings(lines)) return 'settings'
  if (isSql(lines)) return 'sql'
  if (isCode(lines, share)) return 'code'
  if (isMarkdown(lines, share)) return 'markdown'
  return isProse(lines) ? 'prose' : 'lines'
}

const logged =
  /^\s*(?:\[?\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d|\[?\d\d:\d\d:\d\d|[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d |\d{1,3}(?:\.\d{1,3}){3} |\[?(?:TRACE|DEBUG|INFO|WARN|WARNING|ERROR|FATAL)\]?[ :])/

function isMail(lines: readonly string[]): boolean {
  const head = lines.slice(0, 20).map((line) => /^([\w-]+): \S/.exec(line)?.[1]?.toLowerCase())
  return ['from', 'to', 'subject', 'date', 'message-id'].filter((key) => head.includes(key)).length >= 3
}

function isDiff(first: string): boolean {
  return /^(?:diff --git |--- a\/|Index: |From [0-9a-f]{40} |#!\/|<\?php|%PDF|%!PS|\{\\rtf|\\documentclass|-----BEGIN )/.test(
    first,
  )
}

/** Keys that come again, or stand further in than others: `- title: …` and `  points: 3`. */
function isYaml(lines: readonly string[]): boolean {
  const pair = /^(\s*)(- +)?["']?([a-z_$][\w.$-]{0,60})["']?:(?:\s|$)/
  const bare = lines.filter((line) => !/^\s*#/.test(line))
  const pairs = bare.flatMap((line) => {
    const found = pair.exec(line)
    return found
      ? [
          {
            indent: found[1]!.length + (found[2]?.length ?? 0),
            key: found[3]!,
            isEntry: found[2] !== undefined,
          },
        ]
      : []
  })
  const entries = bare.filter((line) => /^\s*- /.test(line)).length
  if (pairs.length < 2 || pairs.length + entries < bare.length * 0.6) return false
  if (/^---\s*$/.test(bare[0] ?? '')) return true
  const keys = new Set(pairs.map(({ key }) => key))
  const isNested = new Set(pairs.map(({ indent }) => indent)).size > 1
  const comesAgain = keys.size < pairs.length && keys.size > 1
  return pairs.some(({ isEntry }) => isEntry)
    ? comesAgain || isNested
    : isNested || (pairs.length >= bare.length * 0.8 && keys.size > 1)
}

/** `[section]` and `key = value`. */
function isSettings(lines: readonly string[]): boolean {
  const bare = lines.filter((line) => !/^\s*[#;]/.test(line))
  const pairs = bare.filter((line) => /^\s*[\w.-]{1,80}\s*=\s*\S?/.test(line)).length
  const sections = bare.filter((line) => /^\s*\[\[?[\w.:"' -]{1,80}\]\]?\s*$/.test(line)).length
  return pairs >= 2 && pairs + sections >= bare.length * 0.7
}

function isSql(lines: readonly string[]): boolean {
  const told = lines.filter((line) =>
    /^\s*(?:insert into \S|create (?:table|index|view|database|unique)|alter table|drop table|select .{0,300}\bfrom\b|update \S+ set\b|delete from \S|values\s*\()/i.test(
      line,
    ),
  ).length
  return told > 0 && (told * 3 >= lines.length || lines.some((line) => /;\s*$/.test(line)))
}

function isCode(lines: readonly string[], share: (pattern: RegExp) => number): boolean {
  const ends = share(/(?:[;{}]|=>|\)\s*:|\/>|\\)\s*$/)
  const begins = share(
    /^\s*(?:import\s+[\w{*"'.]+(?:\s|$|;)|from \S+ import |#include\b|package [\w.]+;?$|(?:public|private|protected|static|export|async)\s+\w|(?:const|let|var|val|func|fn|def|class|function|struct|interface|enum|return|elif|else|try|catch|except|finally|while|for|if)\b\s*[\w({:"'[]?.*[({;:=]\s*\S*$|\/\/|\/\*|\*\/|@\w+\(|<\/?\w+[^>]*>|\$ \w)/,
  )
  const closing = share(/^\s*[)}\]]+[;,]?\s*$/)
  return lines.length >= 2 && (ends > 0.35 || closing > 0.1 || ends + begins + closing > 0.5)
}

function isMarkdown(lines: readonly string[], share: (pattern: RegExp) => number): boolean {
  const entry = /^\s*(?:[-*+•◦‣▪●]|\d{1,4}[.)])\s+\S/
  const box = /^\s*(?:(?:[-*+•]|\d{1,4}[.)])\s+)?(?:\[[ xX]\]|[☐☑☒✅✔✓])\s*\S/u
  const entries = share(entry)
  const headings = share(/^#{1,6}\s+\S/)
  if (share(box) > 0.2) return true
  if (entries >= 0.5) return true
  return (
    entries > 0 &&
    (headings > 0 || share(/^[^.!?]{1,80}:\s*$/) > 0) &&
    entries + headings > 0.3 &&
    lines.length > 1
  )
}

const sentenceEnd = /[.!?…。！？]["'”’)]*(?:\s|$)/g

/** Lines that go on in the next one, or that hold several sentences each. */
function isProse(lines: readonly string[]): boolean {
  let goesOn = 0
  let full = 0
  for (const [at, line] of lines.entries()) {
    const before = lines[at - 1]
    if (
      before !== undefined &&
      /^\s*[\p{Ll}(]/u.test(line) &&
      !/[.!?:;]["'”’)]*\s*$/.test(before) &&
      before.length > 40
    )
      goesOn++
    if (line.length > 240 && (line.match(sentenceEnd)?.length ?? 0) >= 4) full++
  }
  return (lines.length >= 3 && goesOn / lines.length > 0.3) || full / lines.length >= 0.5
}
