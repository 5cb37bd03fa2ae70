import type { Line } from '#domain/history/in-words.ts'
import type { Kind } from '#domain/kinds.ts'

export type How = 'added' | 'removed' | 'moved' | 'changed'
const hows: readonly How[] = ['added', 'removed', 'changed', 'moved']

/** What became of a record, as far as one line tells. */
export function howOf({ said }: Line): How {
  if (said.words === 'history.made') return 'added'
  if (said.words === 'history.gone') return 'removed'
  return said.words === 'history.moved' ? 'moved' : 'changed'
}

export interface Differing {
  kind: Kind
  /** how many differ in all */
  total: number
  /** how many of them are listed */
  listed: number
  /** of those that are listed: each record once, by the most that became of it */
  tally: { how: How; count: number }[]
  /** what came, what went, what changed, what only moved */
  lines: Line[]
}

/** The differences by kind, in the order in which people read them. */
export function byKind(
  lines: readonly Line[],
  counts: { readonly [kind in Kind]?: number },
  order: readonly Kind[],
): Differing[] {
  return order
    .filter((kind) => (counts[kind] ?? 0) > 0)
    .map((kind) => {
      const mine = lines.filter((line) => line.kind === kind)
      const byHow = hows.flatMap((how) => mine.filter((line) => howOf(line) === how))
      const records = new Map<string, How>()
      for (const line of byHow) if (!records.has(line.id)) records.set(line.id, howOf(line))
      const tally = hows.map((how) => ({
        how,
        count: [...records.values()].filter((one) => one === how).length,
      }))
      return {
        kind,
        total: counts[kind]!,
        listed: records.size,
        tally: tally.filter(({ count }) => count > 0),
        lines: byHow,
      }
    })
}
