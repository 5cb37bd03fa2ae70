import { kindOf } from '../formats/kinds.ts'
import { statusOf } from '../formats/statuses.ts'

/** Without what people draw around the words of a label: `🐛 bug` and `bug 🐛` are one. */
function wordsOf(label: string): string {
  return label
    .replace(/:[a-z0-9_+-]+:/g, ' ')
    .replace(/[^\p{L}\p{M}\p{N}\s:/'’-]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

function lastPart(label: string): string {
  return (
    wordsOf(label)
      .split(/::|[/:]/)
      .at(-1) ?? ''
  ).trim()
}

/** For tools that say the kind with a label: the word of the first that is surely one (`bug`, `type::bug`, `🐛 bug`). */
export function kindOfLabels(labels: readonly string[]): string | null {
  for (const label of labels) {
    const word = lastPart(label)
    const kind = kindOf(word)
    if (kind === 'defect' || kind === 'epic') return word
  }
  return null
}

/**
 * Where an open issue stands, by a label: one whose scope says so (`workflow::in dev`, `status: blocked`), or one
 * that is a word for work that goes on. No label closes what its tool says is open.
 */
export function statusOfLabels(labels: readonly string[]): string | null {
  for (const label of labels) {
    const [, scope, word] = /^(.*?)\s*(?:::|[:/])\s*(.+)$/.exec(wordsOf(label)) ?? []
    const isScoped = scope !== undefined && /^(?:workflow|status|state|board|stage)$/i.test(scope.trim())
    const said = isScoped ? word! : wordsOf(label)
    const status = statusOf(said)
    if (status === 'doing' || status === 'ready' || (isScoped && status === 'draft')) return said
  }
  return null
}

/** `points: 5`, `5 pts`, `estimate/3`. */
export function pointsOfLabels(labels: readonly string[]): string {
  for (const label of labels) {
    const found =
      /^(?:(?:story[ -]?)?points?|sp|estimate|size|effort|weight)\s*(?:::|[:/=-])\s*(\d{1,3}(?:\.\d)?)$/i.exec(
        label.trim(),
      ) ?? /^(\d{1,3}(?:\.\d)?)\s*(?:story[ -]?points?|points?|pts?|sp)$/i.exec(label.trim())
    if (found) return found[1]!
  }
  return ''
}
