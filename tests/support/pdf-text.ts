import { inflateSync } from 'node:zlib'

/**
 * The words on each sheet of a PDF that Chromium made, in the order drawn and without their spaces, which it draws as
 * distance. Reads no other's PDFs: it relies on plain objects, deflated streams and a table of letters for every font.
 */
export function pdfSheets(pdf: Buffer): string[] {
  const objects = objectsOf(pdf.toString('latin1'))
  const letters = new Map<string, Map<string, string>>()
  const lettersOf = (font: string) => {
    const known = letters.get(font)
    if (known) return known
    const table = /\/ToUnicode (\d+) 0 R/.exec(objects.get(font) ?? '')?.[1]
    const read = lettersIn(table === undefined ? '' : streamOf(objects.get(table)))
    letters.set(font, read)
    return read
  }
  const sheets = [...objects.values()].filter((object) => /\/Type\s*\/Page\b/.test(object))
  return sheets.map((sheet) => {
    const resources = /\/Font\s*<<([^>]*)>>/.exec(sheet)?.[1] ?? ''
    const fonts = new Map([...resources.matchAll(/\/(\S+) (\d+) 0 R/g)].map(([, name, id]) => [name, id!]))
    const drawing = streamOf(objects.get(/\/Contents (\d+) 0 R/.exec(sheet)?.[1] ?? ''))
    let font = new Map<string, string>()
    let text = ''
    for (const [, name, hex] of drawing.matchAll(/\/(\S+) [\d.]+ Tf|<([0-9A-Fa-f]+)>/g)) {
      if (name) font = lettersOf(fonts.get(name) ?? '')
      else text += lettersOfGlyphs(hex!, font)
    }
    return text.replace(/\s/g, '')
  })
}

function objectsOf(pdf: string): Map<string, string> {
  return new Map([...pdf.matchAll(/^(\d+) 0 obj\n([\s\S]*?)\nendobj/gm)].map(([, id, body]) => [id!, body!]))
}

function streamOf(object = ''): string {
  const [, body] = /stream\r?\n([\s\S]*)\r?\nendstream/.exec(object) ?? []
  if (body === undefined) return ''
  const bytes = Buffer.from(body, 'latin1')
  return (object.includes('/FlateDecode') ? inflateSync(bytes) : bytes).toString('latin1')
}

/** Letters by glyph, in hexadecimal, from the table that a font has for those who copy its text. */
function lettersIn(table: string): Map<string, string> {
  const found = new Map<string, string>()
  const letters = (codes: string) => Buffer.from(codes, 'hex').swap16().toString('utf16le')
  for (const [, part] of table.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, glyph, codes] of part!.matchAll(/<(\w+)> <(\w+)>/g)) found.set(glyph!, letters(codes!))
  for (const [, part] of table.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, from, to, first] of part!.matchAll(/<(\w+)> <(\w+)> <(\w+)>/g))
      for (let at = 0; at <= Number.parseInt(to!, 16) - Number.parseInt(from!, 16); at++)
        found.set(later(from!, at), letters(later(first!, at)))
  return found
}

function later(hex: string, by: number): string {
  return (Number.parseInt(hex, 16) + by).toString(16).toUpperCase().padStart(hex.length, '0')
}

/** A font names its glyphs in one byte or in two. */
function lettersOfGlyphs(hex: string, font: ReadonlyMap<string, string>): string {
  const digits = font.keys().next().value?.length ?? 4
  let text = ''
  for (let at = 0; at < hex.length; at += digits)
    text += font.get(hex.slice(at, at + digits).toUpperCase()) ?? ''
  return text
}
