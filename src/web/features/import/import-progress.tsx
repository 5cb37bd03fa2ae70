import type { RefObject } from 'react'
import { Progress } from '#web/ui/progress.tsx'
import { importPageWords as say } from '#words/import-page.ts'
import styles from './import-page.module.css'
import type { ImportStage } from './import-stage.ts'

/** The third step. Said aloud every ten per cent; the bar moves with each. */
export function ImportProgress({
  stage: { creates, percent, canCancel },
  heading,
}: {
  stage: Extract<ImportStage, { at: 'importing' }>
  heading: RefObject<HTMLHeadingElement | null>
}) {
  const tens = Math.floor(percent / 10) * 10
  return (
    <section className={styles.step}>
      <h2 ref={heading} tabIndex={-1}>
        {creates === null ? say('importingOn') : say('importing', { count: creates })}
      </h2>
      <Progress className={styles.bar} value={percent} max={100} label={say('progress')} />
      <p role="status">{say('percent', { percent: tens })}</p>
      <p className={styles.hint}>{say(canCancel ? 'canCancel' : 'saving')}</p>
    </section>
  )
}
