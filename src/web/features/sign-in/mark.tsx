import { signInWords } from '#words/sign-in.ts'
import styles from './sign-in.module.css'

/** The product's own name, at the head of every page of the door. */
export function Mark() {
  return (
    <div className={styles.mark}>
      <img src="/favicon.svg" alt="" />
      {signInWords('product')}
    </div>
  )
}
