import { useEffect, useState } from 'react'
import { signInWords } from '#words/sign-in.ts'
import { Credentials } from './credentials.tsx'
import { Mark } from './mark.tsx'
import styles from './sign-in.module.css'
import { Why } from './why.tsx'

/** Whoever is known signs in; while nobody can be, it says where the way in is. */
export function SignInPage() {
  const [unclaimed, setUnclaimed] = useState(false)
  useEffect(() => {
    const left = new AbortController()
    fetch('/api/v1/sign-in', { signal: left.signal })
      .then(async (response) => {
        const { claimed } = response.ok
          ? ((await response.json()) as { claimed: boolean })
          : { claimed: true }
        setUnclaimed(!claimed)
      })
      // Away, or not ours to answer: the form says so when it is sent.
      .catch(() => {})
    return () => left.abort()
  }, [])
  if (unclaimed)
    return (
      <main className={styles.page}>
        <Mark />
        <Why>{signInWords('unclaimed')}</Why>
        <p className={styles.quiet}>{signInWords('unclaimedHint')}</p>
      </main>
    )
  return (
    <Credentials
      why={signInWords('welcome')}
      path="/api/v1/sign-in"
      button={signInWords('signIn')}
      fresh={false}
    />
  )
}
