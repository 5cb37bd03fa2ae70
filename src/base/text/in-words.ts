const words = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']

/** A small count as a sentence says it: "six features", but "14 features". */
export function inWords(count: number): string {
  return words[count] ?? String(count)
}
