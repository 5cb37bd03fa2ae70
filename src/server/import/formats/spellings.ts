import { customFields, qualifiers, suffixes } from '../words/header-words.ts'
import { wordOf } from './words.ts'

const before = new Set(qualifiers.map(wordOf))
const behind = new Set(suffixes.map(wordOf))
/** Columns about something else than the item: "Sprint status" says nothing of where the item stands. */
const foreign =
  /(?:^|\s)(?:sprint|release|project|projekt|projet|proyecto|projeto|progetto|epic|parent|team|board|customer|kunde|client|creator|author|reporter|last|blocker|attachment|votes?|comments?|linked|affects?|affected|inward|outward)(?:\s|$)/

export function isForeign(header: string): boolean {
  return foreign.test(headerWord(header))
}

/**
 * What a header may mean, best first: itself; without `Custom field (…)`; without what stands in brackets; its parts
 * around a slash; without the words that say only whose field it is ("Feature status", "State Name"); in the singular.
 */
export function spellingsOf(header: string): string[] {
  const found = new Set<string>()
  const add = (word: string) => {
    const bare = word.replace(/^[\s.,;:*#?!-]+(?=\p{L})|[\s.,;:*?!-]+$/gu, '').trim()
    if (bare !== '') found.add(bare)
    return bare
  }
  const whole = headerWord(header)
  add(whole)
  const unbracketed = add(
    whole
      .replace(/\s*(?:\[[^\]]*\]|\([^)]*\)|\{[^}]*\}|<[^>]*>|（[^）]*）|【[^】]*】)\s*/g, ' ')
      .replace(/\s+/g, ' '),
  )
  // `Story Points, SP`, `Estimate in SP`, `Points per story`.
  const first = add(unbracketed.split(/,| (?:in|en|per|por|par|pro|na|в) (?=\p{L}{1,12}$)/u)[0]!)
  for (const part of unbracketed.split(
    /\s*(?:\/|\||&|\+| and | or | und | oder | et | ou | y | e | en | и | и\/или )\s*/,
  ))
    add(part)
  // Emoji and numbers before a header: `📌 Status`, `3. Title`.
  const plain = add(
    first
      .replace(/\p{Extended_Pictographic}/gu, '')
      .replace(/^\d{1,2}[.)]?\s+(?=\p{L})/u, '')
      .trim(),
  )
  if (!foreign.test(plain)) {
    const words = plain.split(' ')
    for (let at = 1; at < Math.min(words.length, 4); at++) {
      if (before.has(words.slice(0, at).join(' '))) add(words.slice(at).join(' '))
      if (behind.has(words.slice(-at).join(' ')) || before.has(words.slice(-at).join(' ')))
        add(words.slice(0, -at).join(' '))
    }
    if (words.length === 3 && before.has(words[0]!) && behind.has(words[2]!)) add(words[1]!)
  }
  // `MoSCoW` is one word, however it looks.
  if (/\p{Ll}\p{Lu}/u.test(header)) add(headerWord(header.toLowerCase()))
  for (const word of [...found]) {
    if (word.length > 4 && word.endsWith('ies')) add(`${word.slice(0, -3)}y`)
    else if (word.length > 4 && /(?:s|x)es$/.test(word)) add(word.slice(0, -2))
    if (word.length > 3 && word.endsWith('s') && !word.endsWith('ss')) add(word.slice(0, -1))
  }
  return [...found]
}

/** What Jira writes around the name of a field that a site has made, in its languages. */
const custom = new RegExp(`^(?:${customFields.map((name) => wordOf(name)).join('|')}) ?\\((.+)\\)$`)

/** `Custom field (Story Points)` -> `story points`; `Tags 3` stays: only titles are numbered by the level of a tree. */
export function headerWord(header: string): string {
  const word = wordOf(header)
  return custom.exec(word)?.[1]?.trim() ?? word
}

/** What stands in brackets or behind a comma of a header: a unit, mostly. */
export function unitOf(header: string): string | null {
  const word = headerWord(header)
  return (
    /[([{（]\s*([^)\]}）]{1,20}?)\s*[)\]}）]\s*$/.exec(word)?.[1] ??
    /(?:,|\s(?:in|en|à|em|w|в))\s+([^,\s]{1,12})$/.exec(word)?.[1] ??
    null
  )
}
