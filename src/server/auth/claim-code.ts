import { createHmac, timingSafeEqual } from 'node:crypto'

/**
 * The code that the first start prints: whoever has it becomes the owner. It is made of the secret, so nothing
 * of it is kept, a restart prints the same link, and once there is an owner nobody accepts it any more.
 */
export function claimCode(secret: string): string {
  // 128 bits
  return createHmac('sha256', secret)
    .update('throughline claim')
    .digest()
    .subarray(0, 16)
    .toString('base64url')
}

export function isClaimCode(secret: string, code: string): boolean {
  const expected = Buffer.from(claimCode(secret))
  const given = Buffer.from(code)
  return given.length === expected.length && timingSafeEqual(given, expected)
}
