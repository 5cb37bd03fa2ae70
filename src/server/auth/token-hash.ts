import { createHash, randomBytes } from 'node:crypto'

/**
 * What is kept of a token: whoever reads the file cannot use it. Tokens are long and random, so that one round is
 * enough, and finding a row by its hash tells nothing by the time it takes. The mark at the front tells a hash from
 * a token that an earlier version kept as it was.
 */
export function tokenHash(token: string): string {
  return MARK + createHash('sha256').update(token).digest('base64url')
}

export const MARK = 'sha256:'

/** 192 random bits, as they stand in a link. */
export function newToken(): string {
  return randomBytes(24).toString('base64url')
}
