import { type RefObject, useCallback } from 'react'
import type { State } from '#domain/kernel/state.ts'
import { useQuery } from '#web/store/use-store.ts'
import { Button } from '#web/ui/button.tsx'
import { importPageWords as say } from '#words/import-page.ts'
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
  // Taking a large import back takes its time, and is not done before it is.
  const goesOn = useQuery(
    useCallback((state: State) => isTakenBack(state, applied.step), [applied.step]),
    { kinds: ['step'] },
  )
  return (
    <section className={styles.step}>
      <h2 ref={heading} tabIndex={-1}>
        {undone ? say(goesOn ? 'undoing' : 'undone') : say('imported', { count: applied.created })}
      </h2>
      <p role="status">
        {undone
          ? say(goesOn ? 'undoingHint' : 'undoneHint', { count: applied.created })
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

function isTakenBack(state: State, step: string): boolean {
  return [...state.records.step.values()].some(
    (one) => one.of === step && (one.state === 'running' || one.state === 'cancelling'),
  )
}
