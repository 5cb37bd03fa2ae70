import type { ReactNode } from 'react'
import styles from './by-pointer.module.css'

/** Words that only who has a mouse and keys can follow, and what is said to who has fingers. */
export function ByPointer({ fine, coarse }: { fine: ReactNode; coarse?: ReactNode }) {
  return (
    <>
      <span className={styles.fine}>{fine}</span>
      {coarse && <span className={styles.coarse}>{coarse}</span>}
    </>
  )
}
