import { useEffect, useState } from 'react'
import type { Language } from '#base/text/stop-words.ts'
import { loadPatiently } from './load-patiently.ts'

/** As the attribute `lang` has them. */
const tags: Record<Language, string> = {
  english: 'en',
  german: 'de',
  french: 'fr',
  spanish: 'es',
  portuguese: 'pt',
  italian: 'it',
  dutch: 'nl',
  russian: 'ru',
  greek: 'el',
  japanese: 'ja',
}

/** Where no word is longer, none is broken. */
const breaks = /\p{L}{15}/u

/**
 * The language that a text was likely written in, as `lang` has it, for the browser to break its long words by; undefined
 * where it has none, or until it is known.
 */
export function useLanguage(text: string): string | undefined {
  const [found, setFound] = useState<string>()
  const asks = breaks.test(text)
  useEffect(() => {
    if (!asks) return undefined
    let left = false
    loadPatiently(() => import('#base/text/detect-language.ts')).then(
      ({ detectLanguage }) => !left && setFound(tags[detectLanguage([text])]),
      // Words then break where they must.
      () => {},
    )
    return () => {
      left = true
    }
  }, [text, asks])
  return asks ? found : undefined
}
