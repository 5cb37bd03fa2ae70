import { statusSigns } from '../words/status-words.ts'

/** Front matter goes, and the bullets and boxes that other programs draw become those of Markdown; lines stay. */
export function prepared(text: string): string {
  const lines = text.split(/\r\n|\n|\r/)
  if (/^(?:---|\+\+\+)\s*$/.test(lines[0] ?? '')) {
    const end = lines.findIndex((line, at) => at > 0 && /^(?:---|\+\+\+|\.\.\.)\s*$/.test(line))
    const isMatter = lines.slice(1, end).every((line) => /^(?:[\w-]+\s*[:=]|[\s#-]|$)/.test(line))
    if (end > 0 && end < 100 && isMatter) lines.fill('', 0, end + 1)
  }
  const signs = signsOf(lines)
  return lines
    .map((line) =>
      (signs ? line.replace(signed, (_, before, sign) => `${before}${signs.get(sign)!} `) : line)
        .replace(/^(\s*)[•◦‣▪●○·–—]\s+(?=\S)/, '$1- ')
        .replace(/^(\s*(?:[-*+]|\d{1,9}[.)])?\s*)[☐□⬜]\s*(?=\S)/u, checkbox(' '))
        .replace(/^(\s*(?:[-*+]|\d{1,9}[.)])?\s*)[☑☒✅✔✓]\uFE0F?\s*(?=\S)/u, checkbox('x')),
    )
    .join('\n')
}

/** Signs that people put before entries to say where they stand, as the boxes that say the same. */
const boxes = new Map(
  (
    Object.entries({ draft: '[ ]', doing: '[/]', ended: '[-]' }) as ['draft' | 'doing' | 'ended', string][]
  ).flatMap(([sense, box]) => statusSigns[sense]!.split(' ').map((sign) => [sign, box] as const)),
)
const signed = new RegExp(
  `^(\\s*(?:[-*+]|\\d{1,9}[.)])\\s+)(${[...boxes.keys()].join('|')})\uFE0F?\\s*(?=\\S)`,
  'u',
)
const ticked = /^\s*(?:[-*+]|\d{1,9}[.)])\s+(?:\[[ xX]\]|[☑☒✅✔✓])/u

/** One alone is an ornament: they mean something where several kinds of them stand before most entries. */
function signsOf(lines: readonly string[]): typeof boxes | null {
  const entries = lines.filter((line) => /^\s*(?:[-*+]|\d{1,9}[.)])\s+\S/.test(line))
  const found = entries.flatMap((line) => signed.exec(line)?.[2] ?? (ticked.test(line) ? 'x' : []))
  return new Set(found).size > 1 && found.length * 2 >= entries.length ? boxes : null
}

function checkbox(state: string): (whole: string, before: string) => string {
  return (_, before) => `${before.trim() === '' ? `${before}-` : before.trimEnd()} [${state}] `
}
