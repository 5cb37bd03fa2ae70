/**
 * Where to go on to: `to`, when that is an address of `own` (an origin), else its front page. The answer is whole, and
 * not a path, since a path such as `//evil.example` would be read as another site's address.
 */
export function ownAddress(to: string | null, own: string): string {
  const front = `${own}/`
  if (to === null || !URL.canParse(to, own)) return front
  const url = new URL(to, own)
  // The origin of a blob: or data: address may be equal, too.
  return url.origin === own && url.protocol === new URL(own).protocol && url.username === ''
    ? url.href
    : front
}
