import { useCallback, useEffect, useRef, useState } from 'react'
import type { AnyRecord } from '#domain/kinds.ts'
import type { HistoryEntry } from '#domain/queries/history.ts'
import { usePendingCount, useStatus } from '#web/store/use-store.ts'
import { requestHistory } from './history-request.ts'

interface Told {
  entries: readonly HistoryEntry[]
  next: number | null
}

/** What was done to a record; asked again when it changes and the server has all that was done here. */
export function useHistoryOf(record: AnyRecord) {
  const [told, setTold] = useState<Told | null>(null)
  const [away, setAway] = useState(false)
  const status = useStatus()
  const settled = usePendingCount() === 0
  const asked = useRef(0)
  const { id } = record

  // biome-ignore lint/correctness/useExhaustiveDependencies: another record object means that something was done
  useEffect(() => {
    if (!settled || status === 'loading') return
    const turn = ++asked.current
    requestHistory(id, null).then(
      ({ entries, next_before }) => {
        if (turn !== asked.current) return
        setAway(false)
        setTold((last) => joined(entries, next_before, last))
      },
      () => turn === asked.current && setAway(true),
    )
  }, [id, record, settled, status])

  const more = useCallback(async () => {
    if (told?.next == null) return
    try {
      const { entries, next_before } = await requestHistory(id, told.next)
      setTold((last) => ({ entries: [...(last?.entries ?? []), ...entries], next: next_before }))
    } catch {
      setAway(true)
    }
  }, [id, told])
  return { entries: told?.entries, more: told?.next == null ? null : more, away }
}

/** Fresh entries above those that were told before, where the two meet. */
function joined(fresh: HistoryEntry[], next: number | null, last: Told | null): Told {
  const oldest = fresh.at(-1)?.seq ?? 0
  const older = last?.entries.filter(({ seq }) => seq < oldest) ?? []
  const meets = last?.entries.some(({ seq }) => seq === oldest) ?? false
  return meets && older.length > 0
    ? { entries: [...fresh, ...older], next: last!.next }
    : { entries: fresh, next }
}
