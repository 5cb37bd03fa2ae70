import { Outlet } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useLoaded, useStatus } from '#web/store/use-store.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { marked } from '#web/ui/marked.ts'
import { shellWords } from '#words/shell.ts'
import { backTo } from './back-to.ts'
import { Outside } from './outside.tsx'
import styles from './product-frame.module.css'
import { isSigningOut } from './sign-out.ts'

/**
 * Lets the screens in once there is a State to show; sends whoever is not signed in, or not any more, to the door. What
 * they saw goes at once; what they typed waits in this browser for when they are back.
 */
export function Gate() {
  const loaded = useLoaded()
  const status = useStatus()
  const isOut = status === 'signed-out'
  useEffect(() => {
    if (isOut && !isSigningOut()) location.replace(`/sign-in${backTo()}`)
  }, [isOut])
  if (isOut) return <SignedOut />
  if (loaded) return <Outlet />
  return <Waiting away={status === 'offline'} />
}

/** For as long as the way to the door takes, or when what would be lost on it keeps somebody here. */
function SignedOut() {
  return (
    <Outside>
      <p role="status">
        {marked(shellWords, 'signedOut', {
          b: (words) => <b>{words}</b>,
          link: (words) => <a href={`/sign-in${backTo()}`}>{words}</a>,
        })}
      </p>
    </Outside>
  )
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
      <Outside>
        <EmptyState level={1} title={shellWords('awayTitle')}>
          {shellWords('away')}
        </EmptyState>
      </Outside>
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
