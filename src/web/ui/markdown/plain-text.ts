const named: { readonly [name: string]: string } = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
}

/** Text with the few characters that people write by name in their place. */
export function plainText(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|(amp|lt|gt|quot|apos|nbsp));/g,
    (whole, code?: string, name?: string) => {
      if (name) return named[name]!
      const point = Number(code)
      return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : whole
    },
  )
}
