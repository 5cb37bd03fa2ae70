import { z } from 'zod'

/** Schema of an id: its kind's prefix, an underscore, then 8 to 32 letters or digits. Ids are proposed by callers. */
export function idOf<P extends string>(prefix: P) {
  return z
    .string()
    .regex(new RegExp(`^${prefix}_[0-9A-Za-z]{8,32}$`), `must be an id such as ${prefix}_1a2B3c4D5e6F7g`)
    .transform((value) => value as `${P}_${string}`)
}

/** A short line a person typed: trimmed at the ends, never altered inside. */
export function line(field: string, most = 500) {
  return z
    .string()
    .trim()
    .min(1, `${field} is empty; type at least one character`)
    .max(most, `${field} is longer than ${most} characters; shorten it`)
}

export function optionalLine(field: string, most = 500) {
  return z.string().trim().max(most, `${field} is longer than ${most} characters; shorten it`)
}

export function longText(field: string, most = 100_000) {
  return z.string().max(most, `${field} is longer than ${most} characters; shorten it`)
}

/** A moment as the server wrote it, ISO 8601 in UTC. */
export const moment = z.iso.datetime()

/** A fractional order key, see base/rank.ts. */
export const rankKey = z.string().min(1).max(64)
