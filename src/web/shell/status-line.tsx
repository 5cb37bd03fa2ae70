import { count } from '#base/text/count.ts'
import { usePendingCount, useStatus } from '#web/store/use-store.ts'
import { Button } from '#web/ui/button.tsx'
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
          <b>The server is away.</b> Go on working:{' '}
          {waiting === 0
            ? 'changes are kept here and sent when it is back.'
            : `${count(waiting, 'change is', 'changes are')} kept here and will be sent when it is back.`}
        </span>
      )}
      {status === 'signed-out' && (
        <span>
          <b>You are signed out.</b> <a href="/sign-in">Sign in</a> to go on; unsent changes are kept.
        </span>
      )}
      {status === 'outdated' && (
        <>
          <span>
            <b>Throughline was updated.</b> Reload to go on; unsent changes are kept.
          </span>
          <Button onClick={() => location.reload()}>Reload</Button>
        </>
      )}
    </div>
  )
}
