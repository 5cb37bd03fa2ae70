import type { ImportEncoding } from '#protocol/import-choices.ts'

const tables = new Map<string, Map<string, number[]>>()

/** Node decodes old encodings and writes none, so what they can write is found by decoding all they have. */
export function encode(text: string, encoding: ImportEncoding): Uint8Array {
  if (encoding === 'utf-8') return Buffer.from(text)
  if (encoding === 'utf-16le') return Buffer.from(`\uFEFF${text}`, 'utf16le')
  if (encoding === 'utf-16be') return Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()
  let table = tables.get(encoding)
  if (!table) {
    table = new Map()
    const decoder = new TextDecoder(encoding)
    const learn = (bytes: number[]) => {
      const character = decoder.decode(Uint8Array.from(bytes))
      if ([...character].length === 1 && character !== '\uFFFD' && !table!.has(character))
        table!.set(character, bytes)
    }
    for (let a = 0; a < 256; a++) learn([a])
    if (/gb|big5|jis|euc/.test(encoding))
      for (let a = 0x81; a < 0xff; a++) for (let b = 0x40; b < 0xff; b++) learn([a, b])
    tables.set(encoding, table)
  }
  return Uint8Array.from(
    [...text].flatMap((character) => {
      const bytes = table.get(character)
      if (!bytes) throw new Error(`${encoding} has no ${character}`)
      return bytes
    }),
  )
}
