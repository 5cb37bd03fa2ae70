import { Credentials } from './credentials.tsx'
import styles from './sign-in.module.css'

/** The first visit, by the link the terminal printed; its code proves who may make this server theirs. */
export function ClaimPage() {
  const code = location.hash.slice(1)
  return (
    <Credentials
      why="Where should your product go, and what comes first?"
      path="/api/v1/claim"
      extra={{ code }}
      button="Open Throughline"
      fresh
    >
      <p className={styles.quiet}>
        This server is yours once you choose a name and a password. A sample product is waiting inside.
      </p>
    </Credentials>
  )
}
