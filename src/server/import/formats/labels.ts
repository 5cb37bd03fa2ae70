/** Labels as a person reads them: trimmed, none empty, each once. */
export function labelsIn(texts: readonly string[]): string[] {
  const found = new Set(texts.map((text) => text.trim()))
  found.delete('')
  // A second copy takes just its size; an array that a set was spread into has room for many more.
  return [...found].slice()
}
