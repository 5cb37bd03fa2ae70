import { type ReleaseDate, spanOf } from '#domain/roadmap/release-date.ts'

/** Where today lies over the columns: in which one, and how far into it (0: its leading edge, 1: its end). */
export interface TodayMark {
  column: number
  share: number
}

/**
 * Reads the columns' heads as a time line. Inside the span of a column today lies as far in as the span has
 * passed; otherwise on the edge between what is due and what is to come. Null where no column has a date.
 * `today` is a day number, yyyymmdd.
 */
export function todayMark(dates: readonly (ReleaseDate | null)[], today: number): TodayMark | null {
  if (dates.every((date) => date === null)) return null
  const column = dates.findIndex((date) => date === null || (spanOf(date)?.last ?? 0) >= today)
  if (column < 0) return { column: dates.length - 1, share: 1 }
  const date = dates[column]
  const span = date ? spanOf(date) : null
  if (!span || span.first > today || span.granularity === 'day') return { column, share: 0 }
  const [first, now, last] = [span.first, today, span.last].map(dayCount) as [number, number, number]
  return { column, share: (now - first) / (last + 1 - first) }
}

function dayCount(day: number): number {
  return Date.UTC(Math.floor(day / 10000), (Math.floor(day / 100) % 100) - 1, day % 100) / 86_400_000
}
