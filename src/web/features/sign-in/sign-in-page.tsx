import { useEffect, useState } from 'react'
import { signInWords } from '#words/sign-in.ts'
import { Credentials } from './credentials.tsx'
import { Mark } from './mark.tsx'
import { whetherClaimed } from './request.ts'
import styles from './sign-in.module.css'
import { isUsedLink } from './used-link.ts'
import { Why } from './why.tsx'

/** Whoever is known signs in; while nobody can be, it says where the way in is. */
export function SignInPage() {
  const [unclaimed, setUnclaimed] = useState(false)
  const [used] = useState(() => isUsedLink(location.hash))
  useEffect(() => {
    const left = new AbortController()
    void whetherClaimed(left.signal).then((claimed) => setUnclaimed(claimed === false))
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
    >
      {used && (
        <p className={styles.quiet} role="status">
          {signInWords('used')}
        </p>
      )}
    </Credentials>
  )
}
