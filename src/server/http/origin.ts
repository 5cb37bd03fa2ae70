/**
 * Whether a request that a browser sent came from our own page. `publicUrl` is where people reach us when that
 * is not where we listen; `host` is the name that was asked for, one of ours.
 */
export function isOwnOrigin(
  origin: string,
  host: string | null | undefined,
  publicUrl: string | null,
): boolean {
  if (publicUrl !== null && origin === publicUrl) return true
  return Boolean(host) && (origin === `http://${host}` || origin === `https://${host}`)
}

export interface Asked {
  method: string
  headers: Headers
  /** a bearer token is never sent by a browser on its own, so it needs no such guard; cookies beside it do */
  hasBearer: boolean
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Whether a request may be another site's doing in our person's name. A browser says where an unsafe request
 * comes from; one with cookies that does not say is turned away as well.
 */
export function isCrossSite(
  { method, headers, hasBearer }: Asked,
  host: string | null | undefined,
  publicUrl: string | null,
): boolean {
  if (SAFE.has(method) || (hasBearer && !headers.has('cookie'))) return false
  const site = headers.get('sec-fetch-site')
  const origin = headers.get('origin')
  if (site !== null && site !== 'same-origin') return true
  if (origin !== null) return site === null && !isOwnOrigin(origin, host, publicUrl)
  return site === null && headers.has('cookie')
}
