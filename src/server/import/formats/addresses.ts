import { limits } from '../limits.ts'

/** The address when it is one a browser may open, else null: an imported `javascript:` link must never become one. */
export function addressOf(text: unknown): string | null {
  if (typeof text !== 'string') return null
  const trimmed = text.trim()
  return /^https?:\/\/[^\s]+$/i.test(trimmed) && trimmed.length <= limits.urlLength ? trimmed : null
}
