import { signInWords } from '#words/sign-in.ts'
import { Credentials } from './credentials.tsx'
import styles from './sign-in.module.css'

/** The first visit, by the link the terminal printed; its code proves who may make this server theirs. */
export function ClaimPage() {
  const code = location.hash.slice(1)
  return (
    <Credentials
      why={signInWords('claim')}
      path="/api/v1/claim"
      extra={{ code }}
      button={signInWords('open')}
      fresh
    >
      <p className={styles.quiet}>{signInWords('claimHint')}</p>
    </Credentials>
  )
}
