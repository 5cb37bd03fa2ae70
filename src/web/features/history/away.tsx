import type { ReactNode } from 'react'
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
