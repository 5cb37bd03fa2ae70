/** The order of texts that is the same on every machine; no locale has a say in it. */
export function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
