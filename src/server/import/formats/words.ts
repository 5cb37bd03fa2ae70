import { fold } from '#base/text/fold.ts'

/** A header, kind or status word in the one spelling the tables use: `Story_Points:` and `storyPoints` -> `story points`. */
export function wordOf(text: string): string {
  return fold(text.slice(0, 200).replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2'))
    .replace(/[ _-]+/g, ' ')
    .trim()
    .replace(/[ :*]+$/, '')
}

/** The words of a table written as one text, commas between them, each in the spelling of `wordOf`. */
export function wordsIn(list: string): string[] {
  return list.split(',').map(wordOf)
}
