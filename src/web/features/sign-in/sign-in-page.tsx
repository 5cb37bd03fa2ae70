import { useEffect, useState } from 'react'
import { Credentials } from './credentials.tsx'
import styles from './sign-in.module.css'

/** Whoever is known signs in; while nobody can be, it says where the way in is. */
export function SignInPage() {
  const [unclaimed, setUnclaimed] = useState(false)
  useEffect(() => {
    const left = new AbortController()
    fetch('/api/v1/me', { signal: left.signal })
      .then(async (response) => {
        const problem = response.status === 401 ? ((await response.json()) as { claimed?: boolean }) : null
        setUnclaimed(problem?.claimed === false)
      })
      // Away, or not ours to answer: the form says so when it is sent.
      .catch(() => {})
    return () => left.abort()
  }, [])
  if (unclaimed)
    return (
      <main className={styles.page}>
        <div className={styles.mark}>
          <img src="/favicon.svg" alt="" />
          Throughline
        </div>
        <h1 className={styles.why}>This server belongs to nobody yet.</h1>
        <p className={styles.quiet}>
          Open the link that the terminal printed when the server started, and choose a name and a password.
        </p>
      </main>
    )
  return <Credentials why="Welcome back." path="/api/v1/sign-in" button="Sign in" fresh={false} />
}
