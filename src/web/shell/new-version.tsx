import { useState, useSyncExternalStore } from 'react'
import { newer } from '#web/offline/newer.ts'
import { useStatus } from '#web/store/use-store.ts'
import { Button, IconButton } from '#web/ui/button.tsx'
import { shellWords } from '#words/shell.ts'
import styles from './news.module.css'

/** Offers the version that the server has by now. Whoever is in the middle of something goes on with theirs. */
export function NewVersion() {
  const offered = useSyncExternalStore(newer.watch, () => newer.value)
  const [later, setLater] = useState(false)
  // While the server is away, or has told this page that it is too old, that is what there is to say.
  const isLive = useStatus() === 'live'
  if (!offered || later || !isLive) return null
  return (
    <div className={styles.said} role="status">
      <span>{shellWords('newVersion')}</span>
      <Button onClick={() => location.reload()}>{shellWords('reload')}</Button>
      <IconButton icon="close" label={shellWords('notNow')} onClick={() => setLater(true)} />
    </div>
  )
}
