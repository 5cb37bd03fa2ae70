import { type ReactNode, useEffect, useState } from 'react'
import { usePendingCount, useStatus, useUnforeseenCount, useUnwell } from '#web/store/use-store.ts'
import { Button } from '#web/ui/button.tsx'
import { marked } from '#web/ui/marked.ts'
import { useOnline } from '#web/ui/use-online.ts'
import { healthWords } from '#words/health.ts'
import { shellWords } from '#words/shell.ts'
import styles from './news.module.css'
import { useOnTheWay } from './use-on-the-way.ts'

/** Silent while all is well; otherwise what is wrong and what happens to one's work. */
export function StatusLine() {
  const status = useStatus()
  const online = useOnline()
  const unwell = useUnwell()
  const waiting = usePendingCount()
  const unforeseen = useLasting(useUnforeseenCount())
  const isHeldUp = useLasting(useOnTheWay() ? 1 : 0) > 0
  if (status === 'live' && unwell)
    return (
      <p className={styles.said} role="status">
        <span>{healthWords(unwell)}</span>
      </p>
    )
  if (status === 'live' && unforeseen > 0)
    return (
      <p className={styles.said} role="status">
        <span>{shellWords('waiting', { count: unforeseen })}</span>
      </p>
    )
  if (status !== 'offline' && status !== 'outdated') return null
  return (
    <div className={styles.said} role="status">
      {status === 'offline' && (
        <span>
          {marked(
            shellWords,
            away[online ? 'away' : 'offline'][waiting === 0 ? 'idle' : 'waiting'],
            { b: bold },
            { count: waiting },
          )}
          {isHeldUp && <> {marked(shellWords, 'screenAway', { b: bold })}</>}
        </span>
      )}
      {status === 'outdated' && (
        <>
          <span>{marked(shellWords, 'outdated', { b: bold })}</span>
          <Button onClick={() => location.reload()}>{shellWords('reload')}</Button>
        </>
      )}
    </div>
  )
}

/** ms; what the server answers sooner is not worth a line that comes and goes */
const SOON = 500

/** The count once there was something to count for a while, and 0 until then. */
function useLasting(count: number): number {
  const some = count > 0
  const [lasts, setLasts] = useState(false)
  useEffect(() => {
    if (!some) return
    const timer = setTimeout(() => setLasts(true), SOON)
    return () => {
      clearTimeout(timer)
      setLasts(false)
    }
  }, [some])
  return lasts ? count : 0
}

const away = {
  away: { idle: 'awayAndIdle', waiting: 'awayAndWaiting' },
  offline: { idle: 'offlineAndIdle', waiting: 'offlineAndWaiting' },
} as const

const bold = (words: ReactNode) => <b>{words}</b>
