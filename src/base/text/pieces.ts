/** Lines with their ends, so that joining them gives the text again. */
export const linesOf = (text: string): string[] => (text === '' ? [] : text.split(/(?<=\n)/))

/** Words and what stands between them, so that joining them gives the text again. */
export const wordsIn = (text: string): string[] =>
  text.match(/\s+|\p{L}[\p{L}\p{M}\p{N}]*|\p{N}+|[^\s\p{L}\p{N}]/gu) ?? []
