import { createHash } from 'node:crypto'
import type { HabitChoices } from '#domain/imports/habit.ts'
import {
  type ImportChoices,
  type ImportEncoding,
  type ImportSource,
  importEncodings,
  importSources,
} from '#protocol/import-choices.ts'
import type { ImportRemembered } from '#protocol/import-report.ts'
import { headerWord } from './spellings.ts'

/** What was chosen for an earlier file. */
export interface Kept {
  /** the id of the habit, and the product that it is of */
  id: string
  product: string
  /** of which files, see `fileKind` */
  source: string
  choices: HabitChoices
}

/** What was chosen for earlier files, for whoever reads one: asked at each point where a person can choose. */
export interface Memory {
  /** what was chosen for files of that kind */
  of(kind: string): Kept | null
  /** whether that was chosen for files of any kind */
  knows(what: keyof HabitChoices): boolean
  /** the encodings that files whose bytes look so turned out to be in, each with the kind of those files */
  encodings(seems: Seeming): { kind: string; encoding: ImportEncoding }[]
}

/** By what a file is remembered, and what of that was used to read it. */
export interface Recalled {
  kind: string
  kept: Kept | null
  used: ImportRemembered[]
}

export function alsoUsed(recalled: Recalled, what: ImportRemembered): Recalled {
  return { ...recalled, used: [...recalled.used, what] }
}

/** What the bytes of a file look like: the encoding that they tell by themselves, or "unknown". */
export type Seeming = ImportEncoding | 'unknown'

export const noMemory: Memory = { of: () => null, knows: () => false, encodings: () => [] }

/** Of several habits of one kind the first counts. */
export function createMemory(all: readonly Kept[]): Memory {
  const byKind = new Map<string, Kept>()
  for (const kept of all) if (!byKind.has(kept.source)) byKind.set(kept.source, kept)
  return {
    of: (kind) => byKind.get(kind) ?? null,
    knows: (what) => all.some(({ choices }) => choices[what] !== undefined),
    encodings: (seems) =>
      [...byKind].flatMap(([kind, { choices }]) => {
        const encoding = knownEncoding(choices.encodings?.[seems])
        return encoding ? [{ kind, encoding }] : []
      }),
  }
}

/** Formats that no tool has for itself: files of the same columns are of one kind, others say nothing about them. */
const general: readonly ImportSource[] = ['csv', 'workbook', 'html', 'markdown', 'json', 'xml', 'opml']

/**
 * Of which kind a file is, so that what was chosen for one holds for the next: what its tool writes, or a table of
 * these headers, in whatever order they stand. A table without a header is like others that are as wide.
 */
export function fileKind(source: ImportSource, header: readonly string[] | { width: number }): string {
  if ('width' in header) return `${source}:none:${header.width}`
  if (!general.includes(source) || header.length === 0) return source
  const words = header.map(headerWord).toSorted().join('\n')
  return `${source}:${createHash('sha256').update(words).digest('base64url').slice(0, 16)}`
}

/** What a table is read by where nobody says otherwise now. Columns may stand elsewhere than they did. */
export function choicesFrom({ choices }: Kept, header: readonly string[]): ImportChoices {
  const { columns = {}, statuses, kinds, estimates, order, readAs } = choices
  const fields = new Map(Object.entries(columns).map(([name, field]) => [headerWord(name), field]))
  const words = header.map(headerWord)
  const at = order?.column ? words.indexOf(headerWord(order.column)) : -1
  const source = importSources.find((known) => known === readAs)
  return {
    mapping: Object.fromEntries(
      words.flatMap((word, place) => (word !== '' && fields.has(word) ? [[place, fields.get(word)!]] : [])),
    ),
    ...(statuses && { statuses }),
    ...(kinds && { kinds }),
    ...(estimates && { estimates }),
    ...(order?.column === null ? { order: 'file' as const } : at === -1 ? {} : { order: at }),
    ...(source && { source }),
  }
}

function knownEncoding(name: string | undefined): ImportEncoding | undefined {
  return importEncodings.find((known) => known === name)
}
