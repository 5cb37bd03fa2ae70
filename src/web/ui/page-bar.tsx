import { createContext, type ReactNode, useContext } from 'react'
import styles from './page-bar.module.css'
import { usePageTitle } from './page-title.ts'

/** What stands before the buttons of every bar: who else is here. */
export const PageBarExtra = createContext<ReactNode>(null)

/** The head of a screen: its one h1, what belongs beside it, and its buttons at the end. */
export function PageBar({
  title,
  filter,
  children,
  actions,
}: {
  title: string
  /** what of it is shown, as the address says it */
  filter?: string
  children?: ReactNode
  /** at most one of them is 'first' */
  actions?: ReactNode
}) {
  const extra = useContext(PageBarExtra)
  usePageTitle(title, filter)
  return (
    <header className={styles.bar}>
      <h1 className={styles.title}>{title}</h1>
      {children}
      <span className={styles.gap} />
      {extra}
      {actions}
    </header>
  )
}
