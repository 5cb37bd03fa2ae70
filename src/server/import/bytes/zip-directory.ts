/** What an archive says of its entries, without unpacking any. */
export interface ZipDirectory {
  names: string[]
  /** bytes that they say they unpack to, all together */
  unpacked: number
  /** of some entry it does not say how large it is */
  unsaid: boolean
}

const END = 0x06054b50
const ENTRY = 0x02014b50
const LARGE = 0xffffffff

export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04
}

/**
 * Reads the directory at the end of an archive; null when there is none, as in one that is cut short. Whoever
 * unpacks an entry holds it to the size that stands here, so what stands here bounds what an archive can become.
 */
export function zipDirectory(bytes: Uint8Array): ZipDirectory | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let end = bytes.length - 22
  const first = Math.max(0, bytes.length - 65_557)
  while (end >= first && view.getUint32(end, true) !== END) end--
  if (end < first) return null
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  const found: ZipDirectory = { names: [], unpacked: 0, unsaid: count === 0xffff || at === LARGE }
  const decoder = new TextDecoder()
  for (let entry = 0; entry < count; entry++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== ENTRY) return null
    const packed = view.getUint32(at + 20, true)
    const unpacked = view.getUint32(at + 24, true)
    const name = view.getUint16(at + 28, true)
    if (unpacked === LARGE || packed === LARGE || (unpacked === 0 && packed > 2)) found.unsaid = true
    // Its size stands behind it only, where whoever unpacks it finds it too late.
    if (unpacked === 0 && packed === 0 && (view.getUint16(at + 8, true) & 8) !== 0) found.unsaid = true
    found.unpacked += unpacked
    found.names.push(decoder.decode(bytes.subarray(at + 46, at + 46 + name)))
    at += 46 + name + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return found
}
