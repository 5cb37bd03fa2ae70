const longestTitle = 500

export interface TitleParts {
  title: string
  description: string
  /** What had to be done to make one line of it; null when the title is the text as it was. */
  changed: 'lines' | 'length' | null
}

/**
 * Makes a one-line title of any text without losing a character of it.
 * Only white space at the ends goes. A text of several lines is joined with single spaces, and one longer than
 * 500 UTF-16 units becomes its first line (or first 499 units) and an ellipsis; in both cases the whole text
 * stands, as it was, at the head of the description. An empty title comes back as ''.
 */
export function titleOf(raw: string, description: string): TitleParts {
  const text = raw.trim()
  const lines = text.split(/[\r\n]+/)
  if (lines.length === 1 && text.length <= longestTitle) return { title: text, description, changed: null }
  const joined = lines
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join(' ')
  const whole = description.trim() === '' ? text : `${text}\n\n${description}`
  if (joined.length <= longestTitle) return { title: joined, description: whole, changed: 'lines' }
  return {
    title: `${cut((lines[0] ?? '').trim(), longestTitle - 1)}…`,
    description: whole,
    changed: 'length',
  }
}

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })

/** At most `most` UTF-16 units, ending between graphemes, so that no emoji, accent or surrogate pair is torn. */
function cut(text: string, most: number): string {
  if (text.length <= most) return text
  let end = 0
  for (const { index, segment } of graphemes.segment(text.slice(0, most + 100))) {
    if (index + segment.length > most) break
    end = index + segment.length
  }
  // One grapheme can be longer than a title (stacked combining marks): then the pair of surrogates is the limit.
  if (end === 0) end = /[\uD800-\uDBFF]/.test(text.charAt(most - 1)) ? most - 1 : most
  return text.slice(0, end)
}
