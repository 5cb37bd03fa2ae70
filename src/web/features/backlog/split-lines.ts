/** A bullet, a number, a box to tick, a heading or a quote at the beginning of a line. */
const LEAD = /^(?:(?:[-*•–—·▪◦+>]|\d{1,3}[.)]|#{1,6}|\[[ xX]?\]|☐|☑|✓)\s+)+/

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
