import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import styles from './empty-state.module.css'
import { usePageTitle } from './page-title.ts'

/**
 * Never a bare "no data". First use: what this is for, one first action, one example, one link. Filtered to
 * nothing: which filters, and clear. All done: quiet praise, and the next place.
 */
export function EmptyState({
  title,
  children,
  actions,
  level = 2,
  className,
}: {
  title: string
  children?: ReactNode
  actions?: ReactNode
  /** 1 where it is the whole page */
  level?: 1 | 2 | 3
  className?: string | undefined
}) {
  usePageTitle(level === 1 ? title : null)
  const Heading = `h${level}` as const
  return (
    <section className={classNames(styles.empty, className)}>
      <Heading className={styles.title}>{title}</Heading>
      {children && <div className={styles.text}>{children}</div>}
      {actions && <div className={styles.actions}>{actions}</div>}
    </section>
  )
}
