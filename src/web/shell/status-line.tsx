import type { ReactNode } from 'react'
import { usePendingCount, useStatus } from '#web/store/use-store.ts'
import { Button } from '#web/ui/button.tsx'
import { marked } from '#web/ui/marked.ts'
import { shellWords } from '#words/shell.ts'
import styles from './product-frame.module.css'

/** Silent while all is well; otherwise what is wrong and what happens to one's work. */
export function StatusLine() {
  const status = useStatus()
  const waiting = usePendingCount()
  if (status === 'live' || status === 'loading') return null
  return (
    <div className={styles.banner} role="status">
      {status === 'offline' && (
        <span>
          {marked(
            shellWords,
            waiting === 0 ? 'awayAndIdle' : 'awayAndWaiting',
            { b: bold },
            { count: waiting },
          )}
        </span>
      )}
      {status === 'signed-out' && (
        <span>
          {marked(shellWords, 'signedOut', { b: bold, link: (words) => <a href="/sign-in">{words}</a> })}
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

const bold = (words: ReactNode) => <b>{words}</b>
