import { capital } from '#base/text/capital.ts'
import { fold } from '#base/text/fold.ts'
import type { Language } from '#base/text/stop-words.ts'
import { proposalWords } from '#words/proposals.ts'
import type { CountedTerms } from './count-terms.ts'

export interface ThemeName {
  readonly name: string
  /** Three to six readable words or two-word phrases, most characteristic first (fewer if there are no more). */
  readonly words: string[]
}

interface RatedTerm {
  readonly term: string
  readonly score: number
}

const MOST_WORDS = 6
// A name is one strong word or phrase; a second word joins when it is nearly as strong.
const NEARLY = 0.6
// A phrase says more than a word, so it may be this much weaker and still be the name.
const PHRASE_BONUS = 1.5
const TITLE = 1
const BODY = 0.3
// Small words that may stay inside a phrase ("versions of package"); articles and pronouns are left out.
const JOINTS = new Set(
  'of and for to in by from with via up out off down und für von mit et de du des en y para con e di per van voor и για'.split(
    ' ',
  ),
)
// Words of the work itself, not of what the product is about: they may group items but make no name.
const NO_NAMES = new Set(
  `abil abl add allow also bug chang chore creat current defin enabl ensur epic easili exist feat featur fix handl immedi implement
  improv includ issu know made manag need new provid quick request requir see set show spike stori support task test todo
  updat user view work`.split(/\s+/),
)
// Only the second word of a phrase ("sign up").
const PARTICLES = new Set(['up', 'out', 'off', 'down'])
const AND: Partial<Record<Language, string>> = {
  english: 'and',
  german: 'und',
  french: 'et',
  spanish: 'y',
  portuguese: 'e',
  italian: 'e',
  dutch: 'en',
  russian: 'и',
  greek: 'και',
}

/**
 * Names groups of items by the terms that set them apart: the share of a group's items with the term, times the
 * log-odds of the term inside against outside (a class-based TF-IDF). No two names are equal.
 *
 * @param groups indexes of the items of each group, in the order in which they choose their names
 * @param given names that somebody gave, which none of these takes
 */
export function nameThemes(
  groups: readonly (readonly number[])[],
  counted: CountedTerms,
  given: Iterable<string> = [],
): ThemeName[] {
  const everywhere = new Map<string, number>()
  counted.counts.forEach((_, item) => {
    for (const [term, presence] of presences(counted, item)) {
      everywhere.set(term, (everywhere.get(term) ?? 0) + presence)
    }
  })
  const taken = new Set(Array.from(given, fold))
  return groups.map((group) => {
    const rated = rate(group, counted, everywhere)
    const { lexicon } = counted
    const name = pickName(rated, counted, taken)
    taken.add(fold(name))
    const words = pickWords(rated).map((term) => written(term, counted))
    return { name, words: words.length > 0 ? words : [lexicon.readable(name)] }
  })
}

function* presences(counted: CountedTerms, item: number): Generator<[string, number]> {
  const title = counted.titles[item]
  for (const term of counted.counts[item]?.keys() ?? []) yield [term, title?.has(term) ? TITLE : BODY]
}

function rate(
  group: readonly number[],
  counted: CountedTerms,
  everywhere: ReadonlyMap<string, number>,
): RatedTerm[] {
  const inside = new Map<string, number>()
  const holders = new Map<string, number>()
  for (const item of group) {
    for (const [term, presence] of presences(counted, item)) {
      inside.set(term, (inside.get(term) ?? 0) + presence)
      holders.set(term, (holders.get(term) ?? 0) + 1)
    }
  }
  const others = counted.counts.length - group.length
  const rated: RatedTerm[] = []
  for (const [term, sum] of inside) {
    // What only one of several items has does not speak for the group.
    if (group.length > 2 && (holders.get(term) ?? 0) < 2) continue
    const parts = term.split(' ')
    if (parts.every((part) => NO_NAMES.has(part)) || PARTICLES.has(parts[0] ?? '')) continue
    const odds = (sum + 0.1) / (group.length - sum + 0.5)
    const oddsOutside =
      ((everywhere.get(term) ?? 0) - sum + 0.1) / (others - (everywhere.get(term) ?? 0) + sum + 0.5)
    const score = (sum / group.length) * Math.log(odds / oddsOutside)
    if (score > 0) rated.push({ term, score })
  }
  return rated.sort((a, b) => b.score - a.score || (a.term < b.term ? -1 : 1))
}

function pickWords(rated: readonly RatedTerm[]): string[] {
  const picked: string[] = []
  for (const { term } of rated) {
    const parts = term.split(' ')
    if (parts.length === 2) {
      // A phrase replaces its own words where they stand; overlapping phrases would say the same thing twice.
      if (
        picked.some((other) => other.includes(' ') && parts.some((part) => other.split(' ').includes(part)))
      )
        continue
      if (parts.some((part) => NO_NAMES.has(part))) continue
      const at = picked.findIndex((other) => parts.includes(other))
      const rest = picked.filter((other) => !parts.includes(other))
      rest.splice(at < 0 ? rest.length : at, 0, term)
      picked.splice(0, picked.length, ...rest)
    } else if (!picked.some((other) => other.split(' ').includes(term)) && !NO_NAMES.has(term))
      picked.push(term)
    if (picked.length >= MOST_WORDS) break
  }
  return picked
}

function pickName(rated: readonly RatedTerm[], counted: CountedTerms, taken: ReadonlySet<string>): string {
  const useful = rated.filter(({ term }) => !term.split(' ').some((part) => NO_NAMES.has(part)))
  const phrases = useful.filter(({ term }) => term.includes(' '))
  const words = useful.filter(({ term }) => !term.includes(' '))
  const candidates: string[] = []
  const [phrase] = phrases
  const [first, second] = words
  const say = (term: string) => written(term, counted)
  if (phrase && (!first || phrase.score * PHRASE_BONUS >= first.score)) candidates.push(say(phrase.term))
  if (first && second && second.score >= first.score * NEARLY) candidates.push(pair(first, second, counted))
  if (first) candidates.push(say(first.term))
  for (const other of words.slice(1, 8)) if (first) candidates.push(pair(first, other, counted))
  for (const other of phrases.slice(0, 5)) candidates.push(say(other.term))
  for (const { term } of rated.slice(0, 3)) candidates.push(say(term))
  const names = candidates.map(capital)
  const free = names.find((name) => !taken.has(fold(name)))
  if (free !== undefined) return free
  const base = names[0] ?? proposalWords('unnamedTheme')
  for (let number = 2; ; number++) {
    const name = proposalWords('namesakeTheme', { name: base, number })
    if (!taken.has(fold(name))) return name
  }
}

function pair(first: RatedTerm, second: RatedTerm, counted: CountedTerms): string {
  const phrase = [`${first.term} ${second.term}`, `${second.term} ${first.term}`].find((term) =>
    counted.phrases.has(term),
  )
  if (phrase) return written(phrase, counted)
  const and = AND[counted.lexicon.language]
  const [a, b] = [first, second].map(({ term }) => written(term, counted))
  return and ? `${a} ${and} ${b}` : `${a}・${b}`
}

function written(term: string, counted: CountedTerms): string {
  const forms = counted.phrases.get(term)
  if (!forms)
    return term
      .split(' ')
      .map((part) => counted.lexicon.readable(part))
      .join(' ')
  let best = ''
  let most = 0
  // The case of a phrase's words comes from the whole backlog; which words stand between them, from the phrase.
  for (const [form, count] of forms) {
    const better =
      count > most ||
      (count === most && (form.length < best.length || (form.length === best.length && form < best)))
    if (better) [best, most] = [form, count]
  }
  const words = best.split(' ')
  const kept = words.filter((word, i) => i === 0 || i === words.length - 1 || JOINTS.has(word.toLowerCase()))
  return (kept.length > 3 ? [kept[0], kept.at(-1)] : kept)
    .map((word = '') => {
      const known = counted.lexicon.readable(counted.lexicon.termOf(word))
      return known.toLowerCase() === word.toLowerCase() ? known : word.toLowerCase()
    })
    .join(' ')
}
