/** A moment as the address says it: after a step, by its number; a day, which is its end; or a time. */
export type At = number | string

/** What a link keeps of the address so that it leads to a place at the same moment. */
export function atSame({ at }: { at?: At }): { at?: At } {
  return at === undefined ? {} : { at }
}
