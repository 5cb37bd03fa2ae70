/** The key of the product that an address is about, `/p/TM/backlog` or `/i/TM-12`; null for others. */
export function productKeyIn(path: string): string | null {
  const key = /^\/p\/([^/]+)/.exec(path)?.[1] ?? /^\/i\/([^/]+)-\d+\/?$/.exec(path)?.[1]
  return key === undefined ? null : decodeURIComponent(key).toUpperCase()
}
