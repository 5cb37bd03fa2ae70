/** The first letters of the first and the last word, as far as there are any. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter(Boolean)
  const ends = words.length > 1 ? [words[0]!, words.at(-1)!] : words
  return ends.map((word) => [...word][0]!.toLocaleUpperCase()).join('')
}

const HUES = 12

/** Each member keeps a hue, in degrees; it is never the only thing that tells people apart. */
export function hueOf(member: string): number {
  let hash = 0
  for (const letter of member) hash = (hash * 31 + letter.charCodeAt(0)) >>> 0
  return (hash % HUES) * (360 / HUES)
}
