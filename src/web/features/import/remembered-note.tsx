import type { ImportChoices, ImportReport } from '#protocol/import-report.ts'
import { Button } from '#web/ui/button.tsx'
import { importFormatWords } from '#words/import-formats.ts'
import { importFoundWords as say } from '#words/import-page.ts'
import styles from './found.module.css'

/** What was taken from what somebody chose for the last file of this kind, and how to forget it. */
export function RememberedNote({
  report: { remembered, source, columns, words },
  forget,
}: {
  report: ImportReport
  choices: ImportChoices
  forget?: () => void
}) {
  if (remembered.length === 0) return null
  return (
    <p className={styles.remembered}>
      {say('remembered', {
        source: importFormatWords(`source.${source}`),
        columns: columns.filter(({ by }) => by === 'remembered').length,
        words: words.filter(({ by }) => by === 'remembered').length,
      })}{' '}
      {forget && (
        <Button look="quiet" onClick={forget}>
          {say('forget')}
        </Button>
      )}
    </p>
  )
}
