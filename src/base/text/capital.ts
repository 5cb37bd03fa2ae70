/** The text with its first letter in upper case, whatever it is made of (a pair of surrogates is one letter). */
export function capital(text: string): string {
  const [first = '', ...rest] = text
  return first.toUpperCase() + rest.join('')
}
