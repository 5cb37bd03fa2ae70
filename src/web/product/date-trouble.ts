/** What a field says that cannot read the date typed into it; see readDate. */
export function dateTrouble(typed: string): string {
  return `“${typed.trim()}” is no date that can be read. Type a day, month, quarter, half-year or year, such as 31 Mar 2027, Mar 2027, Q2 2027, H2 2027 or 2027. Or type “later”.`
}
