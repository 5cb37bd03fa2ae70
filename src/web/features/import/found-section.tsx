import { type ReactNode, useState } from 'react'
import { Icon } from '#web/ui/icon.tsx'
import { importFoundWords as say } from '#words/import-page.ts'
import styles from './found.module.css'

/**
 * One thing that was found in the file: a line that says what, and unfolds. `unsure` counts what should be looked
 * at; then it is unfolded from the start.
 */
export function FoundSection({
  title,
  line,
  unsure = 0,
  open,
  children,
}: {
  title: string
  line: ReactNode
  unsure?: number
  open?: boolean
  children: ReactNode
}) {
  // Only at first: what is read again must not fold or unfold anything under the hand.
  const [atFirst] = useState(open ?? unsure > 0)
  return (
    <section aria-label={title} className={styles.section}>
      <details open={atFirst}>
        <summary className={styles.summary}>
          <Icon name="chevron-right" className={styles.chevron} />
          <h3 className={styles.name}>{title}</h3>
          <span className={styles.line}>{line}</span>
          {unsure > 0 && (
            <span className={styles.unsure}>
              <Icon name="attention" />
              {say('toLookAt', { count: unsure })}
            </span>
          )}
        </summary>
        <div className={styles.inside}>{children}</div>
      </details>
    </section>
  )
}
