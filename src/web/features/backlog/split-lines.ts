/** A bullet, a number, a box to tick, a heading or a quote at the beginning of a line. */
const LEAD = /^(?:(?:[-*•–—·▪◦+>]|\d{1,3}[.)]|#{1,6}|\[[ xX]?\]|☐|☑|✓)\s+)+/

/**
 * Lines that are pasted where somebody has typed, in the place of what was selected: what stands before goes on in the
 * first line, and the last one goes on in what stands behind.
 */
export function pasteInto(text: string, from: number, to: number, pasted: readonly string[]): string[] {
  const lines = [...pasted]
  lines[0] = `${text.slice(0, from)}${lines[0] ?? ''}`
  lines[lines.length - 1] = `${lines.at(-1)}${text.slice(to)}`
  return lines.map((line) => line.trim())
}

/**
 * Pasted text as titles: one line, one item. Empty lines go, list marks at the beginning go, cells of a table
 * copied from a spreadsheet are joined; what was written stays as it is.
 */
export function splitLines(text: string): string[] {
  return text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => line.trim().replace(LEAD, '').split('\t').filter(Boolean).join(' · ').trim())
    .filter((line) => line !== '')
}
