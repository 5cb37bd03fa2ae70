import { createContext, type ReactNode, useContext, useId, useState } from 'react'
import { Button } from './button.tsx'
import styles from './page-bar.module.css'
import { usePageTitle } from './page-title.ts'

/** What stands before the buttons of every bar: who else is here. */
export const PageBarExtra = createContext<ReactNode>(null)

/** The head of a screen: its one h1, what belongs beside it, and its buttons at the end. */
export function PageBar({
  title,
  why,
  filter,
  children,
  actions,
}: {
  title: string
  /** why the screen is as it is, which folds out on a line beneath, and what that is called */
  why?: { label: string; text: string }
  /** what of it is shown, as the address says it */
  filter?: string
  children?: ReactNode
  /** at most one of them is 'first' */
  actions?: ReactNode
}) {
  const extra = useContext(PageBarExtra)
  const id = useId()
  const [asked, setAsked] = useState(false)
  usePageTitle(title, filter)
  return (
    <>
      <header className={styles.bar}>
        <h1 className={styles.title}>{title}</h1>
        {why && (
          <Button
            look="quiet"
            className={styles.ask}
            aria-expanded={asked}
            aria-controls={id}
            onClick={() => setAsked(!asked)}
          >
            {why.label}
          </Button>
        )}
        {children}
        <span className={styles.gap} />
        {extra}
        {actions}
      </header>
      {why && (
        <p id={id} className={styles.why} hidden={!asked}>
          {why.text}
        </p>
      )}
    </>
  )
}
