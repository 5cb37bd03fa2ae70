import type { Pages } from './read-pages.ts'

export type Value = number | string | Uint8Array | null

export interface FoundRow {
  /** in tables that have one */
  rowid: number | null
  values: Value[]
  /** whether a reader would see it now, unless its page is no longer used */
  isLatest: boolean
  /** whether it was certainly written to its end */
  isCertain: boolean
}

const TABLE_LEAF = 0x0d
const INDEX_LEAF = 0x0a
const INDEX_INTERIOR = 0x02

/**
 * Every row that any page holds, whatever table it is of (file format: https://sqlite.org/fileformat2.html). What
 * cannot be one is passed over: a page that was overwritten holds none.
 */
export function* readRows(pages: Pages): Generator<FoundRow> {
  for (const { page, bytes, isLatest, isCertain } of pages.images)
    for (const { rowid, payload } of cellsOf(pages, page, bytes)) {
      const values = valuesOf(payload)
      if (values) yield { rowid, values, isLatest, isCertain }
    }
}

function* cellsOf(
  pages: Pages,
  page: number,
  bytes: Buffer,
): Generator<{ rowid: number | null; payload: Buffer }> {
  // The first page begins with the file's own header.
  const start = page === 1 ? 100 : 0
  const type = bytes[start]!
  if (type !== TABLE_LEAF && type !== INDEX_LEAF && type !== INDEX_INTERIOR) return
  const count = bytes.readUInt16BE(start + 3)
  const pointers = start + (type === INDEX_INTERIOR ? 12 : 8)
  if (pointers + count * 2 > bytes.length) return
  for (let index = 0; index < count; index++) {
    let at = bytes.readUInt16BE(pointers + index * 2)
    if (at < pointers || at >= bytes.length) continue
    if (type === INDEX_INTERIOR) at += 4
    const length = varint(bytes, at)
    if (!length) continue
    at = length.next
    let rowid: number | null = null
    if (type === TABLE_LEAF) {
      const number = varint(bytes, at)
      if (!number) continue
      rowid = number.value
      at = number.next
    }
    const payload = payloadOf(pages, bytes, at, length.value, type === TABLE_LEAF)
    if (payload) yield { rowid, payload }
  }
}

/** What is too long for its page goes on in a chain of others. */
function payloadOf(pages: Pages, bytes: Buffer, at: number, length: number, isTable: boolean): Buffer | null {
  const { usable, latest } = pages
  if (length > latest.size * usable) return null
  const most = isTable ? usable - 35 : Math.floor(((usable - 12) * 64) / 255) - 23
  if (length <= most) return at + length <= bytes.length ? bytes.subarray(at, at + length) : null
  const least = Math.floor(((usable - 12) * 32) / 255) - 23
  const rest = least + ((length - least) % (usable - 4))
  const local = rest <= most ? rest : least
  if (at + local + 4 > bytes.length) return null
  const parts = [bytes.subarray(at, at + local)]
  let left = length - local
  let next = bytes.readUInt32BE(at + local)
  for (let seen = 0; left > 0; seen++) {
    const page = latest.get(next)
    if (!page || seen > latest.size) return null
    const part = page.subarray(4, 4 + Math.min(left, usable - 4))
    parts.push(part)
    left -= part.length
    next = page.readUInt32BE(0)
  }
  return Buffer.concat(parts)
}

const MOST_COLUMNS = 20
const decoder = new TextDecoder('utf-8', { fatal: true })

function valuesOf(payload: Buffer): Value[] | null {
  const header = varint(payload, 0)
  if (!header || header.value > payload.length) return null
  const types: number[] = []
  for (let at = header.next; at < header.value; ) {
    const type = varint(payload, at)
    if (!type || types.length >= MOST_COLUMNS) return null
    types.push(type.value)
    at = type.next
  }
  const values: Value[] = []
  let at = header.value
  for (const type of types) {
    const size = sizeOf(type)
    if (size === null || at + size > payload.length) return null
    const value = columnOf(payload, at, type, size)
    if (value === undefined) return null
    values.push(value)
    at += size
  }
  return at === payload.length ? values : null
}

const integers = [0, 1, 2, 3, 4, 6, 8]

function sizeOf(type: number): number | null {
  if (type <= 6) return integers[type]!
  if (type === 7) return 8
  if (type === 8 || type === 9) return 0
  if (type === 10 || type === 11) return null
  return Math.floor((type - 12) / 2)
}

function columnOf(payload: Buffer, at: number, type: number, size: number): Value | undefined {
  if (type === 0) return null
  if (type <= 4) return payload.readIntBE(at, size)
  if (type === 5) return payload.readIntBE(at, 6)
  if (type === 6) return Number(payload.readBigInt64BE(at))
  if (type === 7) return payload.readDoubleBE(at)
  if (type === 8 || type === 9) return type - 8
  if (type % 2 === 0) return new Uint8Array(payload.subarray(at, at + size))
  try {
    return decoder.decode(payload.subarray(at, at + size))
  } catch {
    return undefined
  }
}

function varint(bytes: Buffer, at: number): { value: number; next: number } | null {
  let value = 0
  for (let index = 0; index < 9; index++) {
    const byte = bytes[at + index]
    if (byte === undefined) return null
    if (index === 8) return { value: value * 256 + byte, next: at + 9 }
    value = value * 128 + (byte & 0x7f)
    if (byte < 0x80) return { value, next: at + index + 1 }
  }
  return null
}
