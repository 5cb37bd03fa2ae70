import type { RefObject } from 'react'
import { Button } from '#web/ui/button.tsx'
import { importPageWords as say } from '#words/import-page.ts'
import styles from './import-page.module.css'
import type { Importing, ImportStage } from './use-import.ts'

/** The last step: what came of it, and the way on or back. */
export function ImportResult({
  stage: { applied, report, undone, trouble, left = 0 },
  importing,
  seeBacklog,
  heading,
}: {
  stage: Extract<ImportStage, { at: 'done' }>
  importing: Importing
  seeBacklog: () => void
  heading: RefObject<HTMLHeadingElement | null>
}) {
  return (
    <section className={styles.step}>
      <h2 ref={heading} tabIndex={-1}>
        {undone ? say('undone') : say('imported', { count: applied.created })}
      </h2>
      <p role="status">
        {undone
          ? say('undoneHint', { count: applied.created - left, left })
          : say('where', { skipped: applied.skipped })}
      </p>
      <div role="alert" className={styles.trouble}>
        {trouble && <p>{trouble}</p>}
      </div>
      <div className={styles.row}>
        <Button look="first" onClick={undone ? importing.restart : seeBacklog}>
          {say(undone ? 'choose' : 'seeBacklog')}
        </Button>
        {!undone && <Button onClick={importing.undo}>{say('undo')}</Button>}
        {!undone && (
          <Button look="quiet" onClick={importing.restart}>
            {say('importAnother')}
          </Button>
        )}
      </div>
      {!undone && applied.skipped > 0 && (
        <p className={styles.hint}>
          <a href={`/api/v1/imports/${report.import}/skipped.csv`} download>
            {say('downloadSkipped')}
          </a>
        </p>
      )}
    </section>
  )
}
