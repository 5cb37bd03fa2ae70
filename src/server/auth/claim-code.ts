import { createHmac, timingSafeEqual } from 'node:crypto'

/**
 * The code that the first start prints: whoever has it becomes the owner. It is made of the secret, so nothing
 * of it is kept, a restart prints the same link, and once there is an owner nobody accepts it any more.
 *
 * @param salt of this start alone, where a link was used once and its accounts are gone: that link is in logs and
 * browsers, and must not open what people have made since
 */
export function claimCode(secret: string, salt = ''): string {
  // 128 bits
  return createHmac('sha256', secret)
    .update(`throughline claim${salt}`)
    .digest()
    .subarray(0, 16)
    .toString('base64url')
}

export function isClaimCode(secret: string, code: string, salt = ''): boolean {
  const expected = Buffer.from(claimCode(secret, salt))
  const given = Buffer.from(code)
  return given.length === expected.length && timingSafeEqual(given, expected)
}
