/**
 * What this browser remembers under a name: what `read` makes of it, and of null where there is nothing, where it is
 * spoilt, or where a browser keeps nothing.
 */
export function remembered<T>(name: string, read: (kept: unknown) => T): T {
  try {
    return read(JSON.parse(localStorage.getItem(name) ?? 'null'))
  } catch {
    return read(null)
  }
}

/** Remembers a value; null forgets it. Where nothing may be kept, what is chosen lasts as long as the page. */
export function remember(name: string, value: unknown): void {
  try {
    if (value === null) localStorage.removeItem(name)
    else localStorage.setItem(name, JSON.stringify(value))
  } catch {
    // forbidden or full
  }
}
