import type { RefObject } from 'react'
import { count } from '#base/text/count.ts'
import { Button } from '#web/ui/button.tsx'
import styles from './import-page.module.css'
import type { Importing, ImportStage } from './use-import.ts'

/** The last step: what came of it, and the way on or back. */
export function ImportResult({
  stage: { applied, report, undone, trouble },
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
        {undone ? 'Import undone' : `Imported ${count(applied.created, 'item')}`}
      </h2>
      <p role="status">
        {undone
          ? `${count(applied.created, 'item')} left the backlog again. Redo brings them back.`
          : said(applied.skipped)}
      </p>
      <div role="alert" className={styles.trouble}>
        {trouble && <p>{trouble}</p>}
      </div>
      <div className={styles.row}>
        <Button look="first" onClick={undone ? importing.restart : seeBacklog}>
          {undone ? 'Choose a file' : 'See the backlog'}
        </Button>
        {!undone && <Button onClick={importing.undo}>Undo import</Button>}
        {!undone && (
          <Button look="quiet" onClick={importing.restart}>
            Import another file
          </Button>
        )}
      </div>
      {!undone && applied.skipped > 0 && (
        <p className={styles.hint}>
          <a href={`/api/v1/imports/${report.import}/skipped.csv`} download>
            Download what was skipped as CSV
          </a>
        </p>
      )}
    </section>
  )
}

function said(skipped: number): string {
  const rest = skipped === 0 ? 'Nothing was skipped.' : `Skipped: ${skipped.toLocaleString('en')}.`
  return `They stand at the bottom of the backlog, in the order of the file. ${rest}`
}
