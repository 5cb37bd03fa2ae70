/// <reference path="./snowball-stemmers.d.ts" />
import snowball from 'snowball-stemmers'
import { stopWords } from './detect-language.ts'
import { fold } from './fold.ts'
import type { Language } from './stop-words.ts'

const NO_STEMMER: ReadonlySet<Language> = new Set(['greek', 'japanese'])

/** Turns words into terms (stems that stand for all forms of a word) and terms back into words people can read. */
export interface Lexicon {
  readonly language: Language
  /** The term of a word; '' for a stop word. Remembers the written form for `readable`. */
  term(word: string): string
  /** The same without remembering the written form: for words that were counted before. */
  termOf(word: string): string
  /** The written form to show for a term: the shortest of the frequent ones; the term itself if none was seen. */
  readable(term: string): string
}

/** A lexicon for texts in this language, which may hold English words as well. */
export function createLexicon(language: Language): Lexicon {
  const stemmer = NO_STEMMER.has(language) ? null : snowball.newStemmer(language)
  const stop = new Set([...stopWords('english'), ...stopWords(language)])
  const terms = new Map<string, string>()
  const forms = new Map<string, Map<string, number>>()

  function stemOf(word: string): string {
    const whole = word.toLowerCase().replaceAll('’', "'")
    if (stop.has(fold(whole))) return ''
    const lower = withoutApostrophe(whole)
    if (stop.has(fold(lower))) return ''
    // Stemming before folding: the stemmers' rules are about accented endings too.
    return fold(stemmer && /\p{L}/u.test(lower) && !/\p{N}/u.test(lower) ? stemmer.stem(lower) : lower)
  }

  function known(word: string): string {
    let term = terms.get(word)
    if (term === undefined) {
      term = stemOf(word)
      terms.set(word, term)
    }
    return term
  }

  return {
    language,
    term(word) {
      const term = known(word)
      if (term !== '') {
        let written = forms.get(term)
        if (!written) {
          written = new Map()
          forms.set(term, written)
        }
        written.set(word, (written.get(word) ?? 0) + 1)
      }
      return term
    },
    termOf: known,
    readable(term) {
      const written = forms.get(term)
      return written ? mostReadable(written) : term
    },
  }
}

// "user's" is about the user, "l'utilisateur" and "dell'utente" about what follows.
function withoutApostrophe(word: string): string {
  const at = word.indexOf("'")
  if (at < 0) return word
  const [before, after] = [word.slice(0, at), word.slice(at + 1)]
  return after.length > 2 && (before.length < 3 || before.endsWith('ll')) ? after : before
}

// First the spelling, whatever its case: of the forms that are common, the shortest, which is most often the base
// form; then the case. A capital at the start alone may come from the start of a
// sentence, so it must be clearly more frequent than the small letter.
function mostReadable(written: ReadonlyMap<string, number>): string {
  const spellings = new Map<string, number>()
  for (const [form, count] of written) {
    const lower = form.toLowerCase()
    spellings.set(lower, (spellings.get(lower) ?? 0) + count)
  }
  const most = Math.max(...spellings.values())
  const common = new Map([...spellings].filter(([, count]) => count * 2 >= most))
  const shortest = Math.min(...[...common.keys()].map((form) => form.length))
  const spelling = mostFrequent(new Map([...common].filter(([form]) => form.length === shortest)))
  const small = written.get(spelling) ?? 0
  const others = new Map(
    [...written].filter(([form]) => form !== spelling && form.toLowerCase() === spelling),
  )
  if (others.size === 0) return spelling
  const other = mostFrequent(others)
  const capitalised = other.slice(1) === spelling.slice(1)
  return (others.get(other) ?? 0) > small * (capitalised ? 3 : 1) ? other : spelling
}

function mostFrequent(counts: ReadonlyMap<string, number>): string {
  let best = ''
  let most = 0
  for (const [text, count] of counts) {
    if (count > most || (count === most && text < best)) [best, most] = [text, count]
  }
  return best
}
