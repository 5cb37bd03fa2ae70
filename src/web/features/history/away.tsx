import type { ReactNode } from 'react'
import type { Trouble } from '#web/store/requests.ts'
import { Button } from '#web/ui/button.tsx'
import { historyPageWords as say } from '#words/history-page.ts'
import styles from './history-page.module.css'

/** The past is on the server, and the server is away. */
export function Away({ children, onAgain }: { children: ReactNode; onAgain: () => void }) {
  return (
    <p className={styles.away} role="alert">
      {children} <Button onClick={onAgain}>{say('again')}</Button>
    </p>
  )
}

/** Why there is nothing, or nothing newer, to see: the server's own no, which asking again would not change, or away. */
export function NoAnswer({
  trouble,
  away,
  onAgain,
}: {
  trouble: Trouble | null
  /** what is said when the server could not be asked */
  away: string
  onAgain: () => void
}) {
  if (!trouble) return null
  if ('away' in trouble) return <Away onAgain={onAgain}>{away}</Away>
  return (
    <p className={styles.away} role="alert">
      {trouble.declined}
    </p>
  )
}
