import { existsSync, readFileSync } from 'node:fs'

/** The pages of a database file, and what its write-ahead log has of them, as they are on the disk. */
export interface Pages {
  size: number
  /** bytes of a page that hold content */
  usable: number
  /** every image of a page: those of the file, then those of the log, in order */
  images: { page: number; bytes: Buffer; isLatest: boolean; isCertain: boolean }[]
  /** the image that a reader would see */
  latest: Map<number, Buffer>
}

const LOG_HEADER = 32
const FRAME_HEADER = 24
const USUAL = 4096

/**
 * Reads the pages without asking what they mean. Of the log, what its sums vouch for is certain; what comes after a
 * damaged place is not, and may also be what was never finished.
 */
export function readPages(file: string): Pages {
  const db = existsSync(file) ? readFileSync(file) : Buffer.alloc(0)
  const log = existsSync(`${file}-wal`) ? readFileSync(`${file}-wal`) : Buffer.alloc(0)
  const size = pageSizeOf(db, log)
  // SQLite keeps the end of a page for others only when it is told to, which nobody here does.
  const reserved = isHeader(db) ? db[20]! : 0
  const images: Pages['images'] = []
  const latest = new Map<number, Buffer>()
  for (let at = 0; at < db.length; at += size) {
    const page = at / size + 1
    const bytes = whole(db.subarray(at, at + size), size)
    latest.set(page, bytes)
    images.push({ page, bytes, isLatest: true, isCertain: true })
  }
  for (const frame of framesOf(log, size)) {
    images.push({ ...frame, isLatest: false })
    if (frame.isCertain) latest.set(frame.page, frame.bytes)
  }
  for (const image of images) image.isLatest = latest.get(image.page) === image.bytes
  return { size, usable: size - reserved, images, latest }
}

const isHeader = (db: Buffer) => db.subarray(0, 15).toString('latin1') === 'SQLite format 3'

function pageSizeOf(db: Buffer, log: Buffer): number {
  const said = [
    isHeader(db) ? (db.readUInt16BE(16) === 1 ? 65_536 : db.readUInt16BE(16)) : 0,
    log.length >= LOG_HEADER ? log.readUInt32BE(8) : 0,
  ]
  return said.find((size) => size >= 512 && size <= 65_536 && (size & (size - 1)) === 0) ?? USUAL
}

/** A page that was cut short ends in nothing. */
function whole(bytes: Buffer, size: number): Buffer {
  if (bytes.length === size) return bytes
  const page = Buffer.alloc(size)
  bytes.copy(page)
  return page
}

interface Frame {
  page: number
  bytes: Buffer
  isCertain: boolean
}

function framesOf(log: Buffer, size: number): Frame[] {
  if (log.length < LOG_HEADER) return []
  const magic = log.readUInt32BE(0)
  if (magic !== 0x377f0682 && magic !== 0x377f0683) return []
  const read = magic === 0x377f0683 ? 'readUInt32BE' : 'readUInt32LE'
  const salt = log.subarray(16, 24)
  let sums: [number, number] = sumsOf(log.subarray(0, 24), [0, 0], read)
  let vouched = sums[0] === log.readUInt32BE(24) && sums[1] === log.readUInt32BE(28)
  const frames: Frame[] = []
  let committed = 0
  for (let at = LOG_HEADER; at + FRAME_HEADER + size <= log.length; at += FRAME_HEADER + size) {
    // Those of an earlier round, behind the last one's, have another salt.
    if (!log.subarray(at + 8, at + 16).equals(salt)) {
      vouched = false
      continue
    }
    const bytes = log.subarray(at + FRAME_HEADER, at + FRAME_HEADER + size)
    if (vouched) {
      sums = sumsOf(bytes, sumsOf(log.subarray(at, at + 8), sums, read), read)
      vouched = sums[0] === log.readUInt32BE(at + 16) && sums[1] === log.readUInt32BE(at + 20)
    }
    const page = log.readUInt32BE(at)
    if (page === 0) continue
    frames.push({ page, bytes, isCertain: vouched })
    if (vouched && log.readUInt32BE(at + 4) !== 0) committed = frames.length
  }
  // A transaction that was not finished is none.
  return frames.map((frame, index) => ({ ...frame, isCertain: frame.isCertain && index < committed }))
}

function sumsOf(
  bytes: Buffer,
  [one, two]: [number, number],
  read: 'readUInt32BE' | 'readUInt32LE',
): [number, number] {
  let [first, second] = [one, two]
  for (let at = 0; at + 8 <= bytes.length; at += 8) {
    first = (first + bytes[read](at) + second) >>> 0
    second = (second + bytes[read](at + 4) + first) >>> 0
  }
  return [first, second]
}
