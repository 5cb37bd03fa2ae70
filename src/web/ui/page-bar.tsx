import type { ReactNode } from 'react'
import styles from './page-bar.module.css'

/** The head of a screen: its one h1, what belongs beside it, and its buttons at the end. */
export function PageBar({
  title,
  children,
  actions,
}: {
  title: string
  children?: ReactNode
  /** at most one of them is 'first' */
  actions?: ReactNode
}) {
  return (
    <header className={styles.bar}>
      <h1 className={styles.title}>{title}</h1>
      {children}
      <span className={styles.gap} />
      {actions}
    </header>
  )
}
