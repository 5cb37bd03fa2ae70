import { Outlet } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useLoaded, useStatus } from '#web/store/use-store.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { shellWords } from '#words/shell.ts'
import { backTo } from './back-to.ts'
import styles from './product-frame.module.css'

/** Lets the screens in once there is a State to show; sends whoever is not signed in to the door. */
export function Gate() {
  const loaded = useLoaded()
  const status = useStatus()
  useEffect(() => {
    if (status === 'signed-out' && !loaded) location.replace(`/sign-in${backTo()}`)
  }, [status, loaded])
  if (loaded) return <Outlet />
  return <Waiting away={status === 'offline'} />
}

/** Nothing for 150 ms, then the frame without content, so that a quick start does not flicker. */
function Waiting({ away }: { away: boolean }) {
  const [long, setLong] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), 150)
    return () => clearTimeout(timer)
  }, [])
  if (away) {
    return (
      <main>
        <EmptyState level={1} title={shellWords('awayTitle')}>
          {shellWords('away')}
        </EmptyState>
      </main>
    )
  }
  if (!long) return null
  return (
    <div className={styles.frame} aria-busy="true">
      <div className={styles.side} />
      <main className={styles.main}>
        <p className={styles.status} role="status">
          {shellWords('loading')}
        </p>
      </main>
    </div>
  )
}
