import { useEffect, useState } from 'react'
import { signInWords } from '#words/sign-in.ts'
import { Credentials } from './credentials.tsx'
import { Mark } from './mark.tsx'
import { whetherClaimed } from './request.ts'
import styles from './sign-in.module.css'
import { usedLink } from './used-link.ts'

/**
 * The first visit, by the link the terminal printed; its code proves who may make this server theirs. It is what people
 * keep as a bookmark, so once it has been used it leads to where they sign in.
 */
export function ClaimPage() {
  const code = location.hash.slice(1)
  const [known, setKnown] = useState(false)
  useEffect(() => {
    const left = new AbortController()
    void whetherClaimed(left.signal).then((claimed) => {
      if (claimed === true) location.replace(usedLink)
      else if (!left.signal.aborted) setKnown(true)
    })
    return () => left.abort()
  }, [])
  if (!known)
    return (
      <main className={styles.page}>
        <Mark />
      </main>
    )
  return (
    <Credentials
      why={signInWords('claim')}
      path="/api/v1/claim"
      extra={{ code }}
      button={signInWords('open')}
      fresh
      first="/welcome"
      onProblem={({ code: problem }) => {
        // Somebody else was quicker.
        if (problem === 'claimed') location.replace(usedLink)
        return problem === 'claimed'
      }}
    >
      <p className={styles.quiet}>{signInWords('claimHint')}</p>
    </Credentials>
  )
}
