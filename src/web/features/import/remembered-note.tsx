import { deleteHabit } from '#domain/imports/delete-habit.ts'
import type { ImportChoices, ImportReport } from '#protocol/import-report.ts'
import { tellRefusal } from '#web/actions/tell.ts'
import { store } from '#web/store/the-store.ts'
import { useQuery } from '#web/store/use-store.ts'
import { Button } from '#web/ui/button.tsx'
import { importFormatWords } from '#words/import-formats.ts'
import { importFoundWords as say } from '#words/import-page.ts'
import styles from './found.module.css'

/** What was taken from what somebody chose for the last file of this kind, and how to forget it. */
export function RememberedNote({
  report: { remembered, source, columns, words },
  choices,
  change,
}: {
  report: ImportReport
  choices: ImportChoices
  change: (choices: ImportChoices) => void
}) {
  const habit = useQuery(
    (state) =>
      [...state.records.habit.values()].find(
        (kept) => kept.source === source || kept.source.startsWith(`${source}:`),
      )?.id,
    { kinds: ['habit'] },
  )
  if (remembered.length === 0) return null
  const forget = async (id: string) => {
    const outcome = store.run(deleteHabit, { habit: id })
    if (tellRefusal(outcome)) return
    await outcome.settled
    change(choices)
  }
  return (
    <p className={styles.remembered}>
      {say('remembered', {
        source: importFormatWords(`source.${source}`),
        columns: columns.filter(({ by }) => by === 'remembered').length,
        words: words.filter(({ by }) => by === 'remembered').length,
      })}{' '}
      {habit && (
        <Button look="quiet" onClick={() => void forget(habit)}>
          {say('forget')}
        </Button>
      )}
    </p>
  )
}
