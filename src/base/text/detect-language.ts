import { fold } from './fold.ts'
import { type Language, STOP_WORDS } from './stop-words.ts'
import { tokens } from './tokens.ts'

const LANGUAGES = Object.keys(STOP_WORDS) as Language[]
// Stop words cover a third to a half of running text; two words in a hundred are too few to call it a language.
const SURE_SHARE = 0.02

const folded = new Map<Language, ReadonlySet<string>>()

/** The stop words of a language in folded form. */
export function stopWords(language: Language): ReadonlySet<string> {
  let words = folded.get(language)
  if (!words) {
    words = new Set(STOP_WORDS[language].split(/\s+/).map(fold))
    folded.set(language, words)
  }
  return words
}

/** The language whose stop words are most frequent in the texts; English when there is too little to tell. */
export function detectLanguage(texts: Iterable<string>): Language {
  const hits = new Map<Language, number>(LANGUAGES.map((language) => [language, 0]))
  let total = 0
  for (const text of texts) {
    for (const word of tokens(text)) {
      const key = fold(word)
      total += 1
      for (const language of LANGUAGES) {
        if (stopWords(language).has(key)) hits.set(language, (hits.get(language) ?? 0) + 1)
      }
    }
    // Enough to be certain; a language does not change after this many words.
    if (total > 20_000) break
  }
  let best: Language = 'english'
  let most = Math.max(hits.get('english') ?? 0, total * SURE_SHARE)
  for (const [language, count] of hits) {
    if (count > most) [best, most] = [language, count]
  }
  return best
}
