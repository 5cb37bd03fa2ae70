import { createHmac, timingSafeEqual } from 'node:crypto'

// The command line signs one for each request; a longer life would only help whoever steals it.
const LONGEST_MS = 120_000

/**
 * Whether a bearer token was made, a moment ago, by somebody who can read the data folder's secret:
 * `throughline-cli.<expiry in ms>.<hex HMAC-SHA256 of what stands before it>`.
 */
export function isCliToken(secret: string, token: string, now: number): boolean {
  const [, signed, expiry, signature] = /^(throughline-cli\.(\d{1,16}))\.([0-9a-f]{64})$/.exec(token) ?? []
  if (!signed || !signature) return false
  const left = Number(expiry) - now
  if (left <= 0 || left > LONGEST_MS) return false
  const expected = createHmac('sha256', secret).update(signed).digest()
  return timingSafeEqual(Buffer.from(signature, 'hex'), expected)
}
