import type { ReactNode } from 'react'
import { signInWords } from '#words/sign-in.ts'
import styles from './outside.module.css'

/** A page that stands in no product: the way home at its head. */
export function Outside({ children }: { children: ReactNode }) {
  return (
    <div className={styles.page}>
      <header>
        <a className={styles.mark} href="/">
          <img src="/favicon.svg" alt="" />
          {signInWords('product')}
        </a>
      </header>
      <main>{children}</main>
    </div>
  )
}
