const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/**
 * An id with a kind's prefix from 14 random bytes that the caller draws (`crypto.getRandomValues`); 14 base-62
 * characters, of which bytes past 247 would favour some letters, so they wrap: 83 bits, near enough even.
 */
export function newId<P extends string>(prefix: P, random: Uint8Array): `${P}_${string}` {
  let id = ''
  for (let index = 0; index < 14; index++) id += letters[random[index]! % 62]
  return `${prefix}_${id}`
}
