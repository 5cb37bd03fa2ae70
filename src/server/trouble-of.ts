/** What the system or the database says no with, as far as somebody can do something about it. */
export type TroubleKind =
  | 'denied'
  | 'isFile'
  | 'isFolder'
  | 'readOnly'
  | 'full'
  | 'failing'
  | 'damaged'
  | 'busy'
  | 'loop'
  | 'longName'
  | 'handles'

const bySystem: Record<string, TroubleKind> = {
  EACCES: 'denied',
  EPERM: 'denied',
  EEXIST: 'isFile',
  ENOTDIR: 'isFile',
  EISDIR: 'isFolder',
  EROFS: 'readOnly',
  ENOSPC: 'full',
  EDQUOT: 'full',
  EFBIG: 'full',
  EIO: 'failing',
  ELOOP: 'loop',
  ENAMETOOLONG: 'longName',
  EMFILE: 'handles',
  ENFILE: 'handles',
}

// SQLite's primary result codes.
const bySqlite: Record<number, TroubleKind> = {
  3: 'denied',
  5: 'busy',
  6: 'busy',
  8: 'readOnly',
  10: 'failing',
  11: 'damaged',
  13: 'full',
  14: 'denied',
  23: 'denied',
  26: 'damaged',
}

/** Looks through an error and its causes; null when it is of another kind, such as a fault of the program. */
export function troubleOf(error: unknown): TroubleKind | null {
  for (let at = error; at !== null && typeof at === 'object'; at = (at as { cause?: unknown }).cause) {
    const { code, errcode } = at as { code?: unknown; errcode?: unknown }
    // The low byte is the primary code.
    if (typeof errcode === 'number') return bySqlite[errcode & 0xff] ?? null
    if (typeof code === 'string' && bySystem[code]) return bySystem[code]
  }
  return null
}
