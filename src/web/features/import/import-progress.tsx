import type { RefObject } from 'react'
import { count } from '#base/text/count.ts'
import { Progress } from '#web/ui/progress.tsx'
import styles from './import-page.module.css'
import type { ImportStage } from './use-import.ts'

/** The third step. Said aloud every ten per cent; the bar moves with each. */
export function ImportProgress({
  stage: { report, percent, canCancel },
  heading,
}: {
  stage: Extract<ImportStage, { at: 'importing' }>
  heading: RefObject<HTMLHeadingElement | null>
}) {
  const tens = Math.floor(percent / 10) * 10
  return (
    <section className={styles.step}>
      <h2 ref={heading} tabIndex={-1}>
        Importing {count(report.creates, 'item')}
      </h2>
      <Progress className={styles.bar} value={percent} max={100} label="Import" />
      <p role="status">{tens} %</p>
      <p className={styles.hint}>
        {canCancel
          ? 'Until it is saved you can cancel, and nothing is written.'
          : 'It is being saved as one step, which undo takes back.'}
      </p>
    </section>
  )
}
