import { isAscii, isUtf8 } from 'node:buffer'
import type { ImportEncoding } from '#protocol/import-choices.ts'
import type { ImportReading } from '#protocol/import-report.ts'
import { remarkWords } from '#words/import.ts'
import { excerpt } from './excerpt.ts'
import { guessEncoding, type IsKnown, readingsOf } from './guess-encoding.ts'

export interface Decoded {
  text: string
  /** As the WHATWG encoding standard names it. */
  encoding: string
  warnings: string[]
  /** when the file does not tell it */
  guess?: { sure: boolean; readings: ImportReading[] }
}

/**
 * Bytes to text, in the encoding that was chosen. Without one a byte order mark decides; without that: UTF-16 by its
 * zero bytes, then UTF-8 if valid, else what reads best. A file that is UTF-8 but for a few broken bytes stays UTF-8,
 * with a warning naming the lines.
 */
export function decode(bytes: Uint8Array, chosen?: ImportEncoding, isKnown: IsKnown = () => false): Decoded {
  if (chosen !== undefined) {
    const { encoding, others } = isAscii(bytes)
      ? { encoding: chosen, others: [] }
      : guessEncoding(bytes, isKnown)
    const readings = readingsOf(bytes, [...new Set([chosen, encoding, ...others])])
    return { ...lenient(bytes, chosen), guess: { sure: true, readings } }
  }
  const told = markedAs(bytes) ?? wideOrder(bytes)
  if (told !== null) return lenient(bytes, told)
  const utf8 = strict(bytes, 'utf-8')
  if (utf8 !== null) return { text: utf8, encoding: 'utf-8', warnings: [] }
  const repaired = lenient(bytes, 'utf-8')
  if (isMostlyValid(repaired.text)) return repaired
  const { encoding, others, sure } = guessEncoding(bytes, isKnown)
  const text = new TextDecoder(encoding).decode(bytes)
  const sample = beyondAscii.exec(text)?.[0] ?? ''
  return {
    text,
    encoding,
    warnings: [remarkWords('guessed-encoding', { encoding, sample: excerpt(sample, 40) })],
    guess: { sure, readings: readingsOf(bytes, [encoding, ...others]) },
  }
}

/** The encoding that the bytes tell by themselves; "unknown" when they could be in many, as mere ASCII can. */
export function seemingOf(bytes: Uint8Array): ImportEncoding | 'unknown' {
  const told = markedAs(bytes) ?? wideOrder(bytes)
  if (told !== null) return told
  if (isAscii(bytes)) return 'unknown'
  return isUtf8(bytes) || isMostlyValid(new TextDecoder().decode(bytes)) ? 'utf-8' : 'unknown'
}

/** By its byte order mark. */
function markedAs([a, b, c]: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' | null {
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  return a === 0xef && b === 0xbb && c === 0xbf ? 'utf-8' : null
}

function strict(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null // The one way TextDecoder has to say that the bytes are not of this encoding.
  }
}

function lenient(bytes: Uint8Array, encoding: string): Decoded {
  const exact = strict(bytes, encoding)
  if (exact !== null) return { text: exact, encoding, warnings: [] }
  const text = new TextDecoder(encoding).decode(bytes)
  const lines: number[] = []
  text.split(/\r\n|\n|\r/).forEach((line, at) => {
    if (line.includes('\uFFFD')) lines.push(at + 1)
  })
  const places = lines.slice(0, 5)
  const values = {
    encoding: encoding.toUpperCase(),
    places: places.join(', '),
    more: lines.length - places.length,
  }
  return {
    text,
    encoding,
    warnings: [remarkWords('invalid-bytes', values)],
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: everything that is not ASCII is what may be wrong
const beyondAscii = /[^\n\r]{0,20}[^\u0000-\u007f][^\n\r]{0,20}/

/**
 * Without a mark, UTF-16 shows by units whose one half is zero. Which half: by white space and punctuation first,
 * since these bytes swapped are characters hardly used, while swapped letters are Chinese (`N\0` is 一).
 */
function wideOrder(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const end = Math.min(bytes.length, 262_144) - 1
  const counts = { little: 0, big: 0, littleMarks: 0, bigMarks: 0 }
  for (let i = 0; i < end; i += 2) {
    const first = bytes[i] ?? 0
    const second = bytes[i + 1] ?? 0
    if (second === 0 && isPlain(first)) {
      counts.little++
      if (marks.has(first)) counts.littleMarks++
    } else if (first === 0 && isPlain(second)) {
      counts.big++
      if (marks.has(second)) counts.bigMarks++
    }
  }
  const { little, big, littleMarks, bigMarks } = counts
  if (Math.max(little, big) < Math.max(1, (end / 2) * 0.01)) return null
  if (littleMarks > 4 * bigMarks || (littleMarks === bigMarks && little > 4 * big)) return 'utf-16le'
  if (bigMarks > 4 * littleMarks || (littleMarks === bigMarks && big > 4 * little)) return 'utf-16be'
  return null
}

const marks = new Set([...'\t\n\r ",;'].map((character) => character.charCodeAt(0)))

function isPlain(byte: number): boolean {
  return (byte >= 0x20 && byte < 0x7f) || byte === 0x09 || byte === 0x0a || byte === 0x0d
}

function isMostlyValid(text: string): boolean {
  let bad = 0
  let good = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit === 0xfffd) bad++
    else if (unit > 0x7f) good++
  }
  return good >= 20 * bad
}
