import { z } from 'zod'
import { isoTime } from '#base/iso-time.ts'
import { refusalParts } from '#words/refusals.ts'

// Times are stored and compared as texts, so all that is written otherwise is turned into that form.
const time = z.iso.datetime({ offset: true }).transform((time) => isoTime(time))
const DAY = 86_400_000
const day = (past: number) => z.iso.date().transform((day) => isoTime(day, past))
const orElse = {
  error: ({ input }: { input?: unknown }) => (input === undefined ? undefined : refusalParts('noTime')),
}

/** From then on; a day from its beginning. */
export const sinceTime = z.union([day(0), time], orElse)
/** Up to then; a day with all of it. */
export const untilTime = z.union([day(DAY - 1), time], orElse)
/** A step's number, or a time. */
export const moment = z.union([z.number().int().min(0), untilTime], orElse)
export type Moment = z.infer<typeof moment>
/** The same where all is text. */
export const writtenMoment = z.union(
  [
    z
      .string()
      .regex(/^\d{1,15}$/)
      .transform(Number),
    untilTime,
  ],
  orElse,
)
