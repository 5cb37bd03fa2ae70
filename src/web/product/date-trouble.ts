import { dateTroubleWords } from '#words/dates.ts'

/** What a field says that cannot read the date typed into it; see readDate. */
export function dateTrouble(typed: string): string {
  return dateTroubleWords('unreadable', { typed: typed.trim() })
}
