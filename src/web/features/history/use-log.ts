import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { HistoryEntry } from '#domain/queries/history.ts'
import { requestAnswer, type Trouble, troubleOf } from '#web/store/requests.ts'
import { useStatus, useVersion } from '#web/store/use-store.ts'
import { type HistorySearch, timeOf } from './address.ts'
import { joined } from './steps-of.ts'

/** Steps to a page of the log. */
const page = 50
/** What the server has just heard of takes this long (ms) to be in its log, and people type in bursts. */
const soon = 400

interface Answer {
  entries: HistoryEntry[]
  next_before: number | null
}

export interface Log {
  /** newest first; undefined until the first answer */
  entries: readonly HistoryEntry[] | undefined
  hasOlder: boolean
  isLoading: boolean
  /** why there is no answer, or no newer one */
  trouble: Trouble | null
  more: () => void
  again: () => void
}

/** The log of a product under a filter; what is done meanwhile comes in on top. */
export function useLog(product: string, { member, kind, since, until }: HistorySearch): Log {
  const asked = useMemo(
    () => ({
      product,
      member,
      kind,
      from: since && new Date(timeOf(since) - 86_399_999).toISOString(),
      until: until && new Date(timeOf(until) + 1).toISOString(),
      limit: page,
    }),
    [product, member, kind, since, until],
  )
  const [kept, setKept] = useState<{ asked: object; entries: HistoryEntry[]; older: number | null } | null>(
    null,
  )
  const [isLoading, setLoading] = useState(true)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const latest = useRef(asked)
  latest.current = asked

  const load = useCallback(
    (before: number | null) => {
      setLoading(true)
      requestAnswer<Answer>('history', { ...asked, ...(before !== null && { before }) })
        .then((answer) => {
          if (latest.current !== asked) return
          const { entries, next_before: older } = answer ?? { entries: [], next_before: null }
          setTrouble(null)
          setKept((last) => {
            if (last?.asked !== asked) return { asked, entries, older }
            if (before !== null) return { asked, entries: [...last.entries, ...entries], older }
            const all = joined(entries, last.entries)
            return { asked, entries: all, older: all.length > entries.length ? last.older : older }
          })
        })
        .catch((error: unknown) => {
          if (latest.current === asked) setTrouble(troubleOf(error))
        })
        .finally(() => {
          if (latest.current === asked) setLoading(false)
        })
    },
    [asked],
  )
  useEffect(() => load(null), [load])

  const version = useVersion()
  const status = useStatus()
  const seen = useRef({ version, status })
  useEffect(() => {
    if (seen.current.version === version && seen.current.status === status) return
    seen.current = { version, status }
    const timer = setTimeout(() => load(null), soon)
    return () => clearTimeout(timer)
  }, [version, status, load])

  const older = kept?.older ?? null
  return {
    entries: kept?.entries,
    hasOlder: older !== null,
    isLoading,
    trouble,
    more: () => older !== null && load(older),
    again: () => load(null),
  }
}
