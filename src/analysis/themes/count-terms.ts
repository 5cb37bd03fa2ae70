import { detectLanguage } from '#base/text/detect-language.ts'
import { createLexicon, type Lexicon } from '#base/text/lexicon.ts'
import { tokens } from '#base/text/tokens.ts'
import type { Subject } from './subject.ts'

export interface CountedTerms {
  readonly lexicon: Lexicon
  /** Item → term → count; a two-word term is its two terms with a space. Words of the title count several times. */
  readonly counts: readonly ReadonlyMap<string, number>[]
  /** Item → the terms of its title. */
  readonly titles: readonly ReadonlySet<string>[]
  /** Two-word term → how it was written → how often. */
  readonly phrases: ReadonlyMap<string, ReadonlyMap<string, number>>
}

const TITLE_WEIGHT = 4
const ROLE_WEIGHT = 3
// A role that many items share says who wants something, not what. A rare one in a long backlog tells products
// and areas apart, so it counts.
const ROLE_SHARE = 0.1
// Two words join into a term across stop words ("roles and permissions"), but not across a pause.
const PAUSE = /[.,;:!?]\s|[\n()[\]"|、。！？]/u
const PARTS = /(?<=[\p{Ll}\p{N}])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/u
// Numbers, and single letters of an alphabet (a Chinese character alone is a word).
const NO_TERM = /^(?:\p{N}+|[\p{Ll}\p{Lu}])$/u
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u
const LONGEST_PHRASE = 4

/** Counts the one- and two-word terms of each item. */
export function countTerms(items: readonly Subject[]): CountedTerms {
  const lexicon = createLexicon(detectLanguage(items.map(({ title, text }) => `${title}\n${text}`)))
  const phrases = new Map<string, Map<string, number>>()
  const titles: Set<string>[] = []
  const roles = rareRoles(items, lexicon)
  const counts = items.map(({ title, text }, item) => {
    const found = new Map<string, number>()
    countText(title, TITLE_WEIGHT, found, lexicon, phrases)
    titles.push(new Set(found.keys()))
    countText(text, 1, found, lexicon, phrases)
    for (const term of roles[item] ?? []) add(found, term, ROLE_WEIGHT)
    return found
  })
  return { lexicon, counts, titles, phrases }
}

/**
 * Item → the part of its words that other items have as well, 0…1. The words it has alone link it to nothing, and
 * without them what is left seems more alike than it is: all that "Second quick item" shares may be "item".
 */
export function sharedParts({ counts }: CountedTerms): number[] {
  const holders = new Map<string, number>()
  for (const terms of counts) for (const term of terms.keys()) add(holders, term, 1)
  return counts.map((terms) => {
    let all = 0
    let shared = 0
    for (const [term, count] of terms) {
      if (term.includes(' ')) continue
      const weight = 1 + Math.log(count)
      all += weight
      if ((holders.get(term) ?? 0) > 1) shared += weight
    }
    return all === 0 ? 0 : shared / all
  })
}

function rareRoles(items: readonly Subject[], lexicon: Lexicon): string[][] {
  const roles = items.map(({ role }) => {
    const terms = tokens(role)
      .map((word) => lexicon.termOf(word))
      .filter((term) => term !== '')
    return [...terms, ...terms.slice(1).map((term, i) => `${terms[i]} ${term}`)]
  })
  const holders = new Map<string, number>()
  for (const terms of roles) for (const term of new Set(terms)) add(holders, term, 1)
  return roles.map((terms) => terms.filter((term) => (holders.get(term) ?? 0) <= items.length * ROLE_SHARE))
}

function countText(
  text: string,
  weight: number,
  found: Map<string, number>,
  lexicon: Lexicon,
  phrases: Map<string, Map<string, number>>,
): void {
  for (const clause of text.split(PAUSE)) {
    let before = ''
    let written: string[] = []
    for (const word of tokens(clause)) {
      if (NO_TERM.test(word)) continue
      const term = lexicon.term(word)
      written.push(word)
      if (term === '') continue
      add(found, term, weight)
      // Names in code are words too: "ReplicateRepository" is about repositories.
      const parts = word.split(PARTS)
      if (parts.length > 1) {
        for (const part of parts) {
          const partTerm = part.length > 1 ? lexicon.term(part) : ''
          if (partTerm !== '') add(found, partTerm, weight)
        }
      }
      if (before !== '') {
        const pair = `${before} ${term}`
        add(found, pair, weight)
        if (written.length <= LONGEST_PHRASE) addPhrase(phrases, pair, joined(written))
      }
      before = term
      written = [word]
    }
  }
}

function add(counts: Map<string, number>, term: string, weight: number): void {
  counts.set(term, (counts.get(term) ?? 0) + weight)
}

function addPhrase(phrases: Map<string, Map<string, number>>, pair: string, phrase: string): void {
  let forms = phrases.get(pair)
  if (!forms) {
    forms = new Map()
    phrases.set(pair, forms)
  }
  add(forms, phrase, 1)
}

function joined(words: readonly string[]): string {
  return words.reduce((text, word) => {
    const close = UNSPACED.test(text.slice(-1)) && UNSPACED.test(word.charAt(0))
    return close ? text + word : `${text} ${word}`
  })
}
