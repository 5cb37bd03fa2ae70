import type { HistoryEntry } from '#domain/queries/history.ts'

import { isWhole } from './by-step.ts'

export interface HistoryPage {
  entries: HistoryEntry[]
  next_before: number | null
}

const PAGE = 20

/** What was done to one record, newest first. Rejects when the server is away. */
export async function requestHistory(record: string, before: number | null): Promise<HistoryPage> {
  const asked = new URLSearchParams({ record, limit: String(PAGE) })
  if (before !== null) asked.set('before', String(before))
  const response = await fetch(`/api/v1/queries/history?${asked}`)
  if (!response.ok) throw new Error(`The history was answered with ${response.status}`)
  const { entries, next_before } = (await response.json()) as HistoryPage
  return { entries, next_before: isWhole(entries, PAGE) ? null : next_before }
}
