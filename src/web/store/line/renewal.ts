const KEY = 'throughline.renewal'
/** Reloads for a newer program before the page says that they do not help. */
const MOST = 3

/**
 * An outdated page reloads into the newer program. When that brings the same one again, from some cache on the way,
 * it stops after a few tries, so that nobody sits before a page that reloads forever.
 */
export function mayRenew(storage: Pick<Storage, 'getItem' | 'setItem'>): boolean {
  const tried = Number(storage.getItem(KEY) ?? 0)
  if (tried >= MOST) return false
  storage.setItem(KEY, String(tried + 1))
  return true
}

/** The server and this program understand each other. */
export function isRenewed(storage: Pick<Storage, 'removeItem'>): void {
  storage.removeItem(KEY)
}
