/** An ISO time in the form in which all times compare as texts; a day alone is its beginning. `later`: so many ms after. */
export function isoTime(written: string, later = 0): string {
  return new Date(Date.parse(written) + later).toISOString()
}
