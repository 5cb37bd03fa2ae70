import { usePageTitle } from '#web/ui/page-title.ts'
import styles from './sign-in.module.css'

/** The head of a page at the door: why one is here. */
export function Why({ children }: { children: string }) {
  usePageTitle(children)
  return <h1 className={styles.why}>{children}</h1>
}
