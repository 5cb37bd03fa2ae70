import { topicWords } from '../words/status-words.ts'
import { kindOf } from './kinds.ts'
import { statusOf } from './statuses.ts'
import { bareWord, wordOf, wordsIn } from './words.ts'

/** What labels say where a tool has no field for it. Each answer is the word that says so, for the person to see. */

/** `workflow::in dev`, `kind/bug`, `Type: Bug`: what it is about, '' when it does not say, and what it says. */
function partsOf(label: string): { scope: string; word: string; whole: string } {
  // Without what people draw around the words: `🐛 bug` and `bug 🐛` are one.
  const whole = label
    .replace(/:[a-z0-9_+-]+:/g, ' ')
    .replace(/[^\p{L}\p{M}\p{N}\s:/'’-]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  const [, scope = '', word = whole] = /^(.*?)\s*(?:::|[:/])\s*(.+)$/.exec(whole) ?? []
  return { scope: wordOf(scope), word, whole }
}

const kindScopes = /^(?:issue |work )?(?:type|kind|tracker|typ|тип)$/
const statusScopes = /^(?:workflow|status|state|board|stage)$/

/** The first that is surely a kind: a defect or an epic by whatever scope; any other kind of a scope of types. */
export function kindOfLabels(labels: readonly string[]): string | null {
  for (const label of labels) {
    const { scope, whole } = partsOf(label)
    const word = (whole.split(/::|[/:]/).at(-1) ?? '').trim()
    const kind = kindOf(word)
    if (kind === 'defect' || kind === 'epic' || (kind && kindScopes.test(scope))) return word
  }
  return null
}

const topics = new Set(wordsIn(topicWords))

/** Whether a label without a scope says for certain that work goes on: then words that may be topics say so, too. */
export function areWorkflow(labels: readonly string[]): boolean {
  return labels.some((label) => {
    const { scope, whole } = partsOf(label)
    return scope === '' && statusOf(whole) === 'doing' && !topics.has(bareWord(whole))
  })
}

/**
 * Where an open item stands: by a label whose scope says so (`workflow::in dev`, `status: blocked`), or by one that
 * is a word for work that goes on. No label closes what its tool says is open.
 * @param by `scope`: only by the former; `sure`: nor by one that may as well be a topic, as "design" may
 */
export function statusOfLabels(labels: readonly string[], by: 'scope' | 'sure' | 'any'): string | null {
  for (const label of labels) {
    const { scope, word, whole } = partsOf(label)
    const isScoped = statusScopes.test(scope)
    if (!isScoped && (by === 'scope' || (by === 'sure' && topics.has(bareWord(whole))))) continue
    const said = isScoped ? word : whole
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
