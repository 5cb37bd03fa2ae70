import { deleteHabit } from '#domain/imports/delete-habit.ts'
import { find } from '#domain/kernel/state.ts'
import type { ImportChoices } from '#protocol/import-choices.ts'
import type { ImportReport } from '#protocol/import-report.ts'
import { tellRefusal } from '#web/actions/tell.ts'
import { store } from '#web/store/the-store.ts'
import { useQuery } from '#web/store/use-store.ts'
import { Button } from '#web/ui/button.tsx'
import { importFormatWords } from '#words/import-formats.ts'
import { importFoundWords as say } from '#words/import-page.ts'
import styles from './found.module.css'
import { encodingName } from './names.ts'

/** What was taken from what somebody chose for the last file of this kind, and how to forget it. */
export function RememberedNote({
  report: { remembered, habit, source, encoding, headerLine, order, sheet, columns, words },
  choices,
  change,
}: {
  report: ImportReport
  choices: ImportChoices
  change: (choices: ImportChoices) => void
}) {
  const product = useQuery((state) => (habit && find(state, 'product', habit.product)?.name) || '', {
    kinds: ['product'],
  })
  if (!habit) return null
  const forget = async () => {
    const outcome = store.run(deleteHabit, { habit: habit.id })
    if (tellRefusal(outcome)) return
    await outcome.settled
    change(choices)
  }
  const isKept = ({ by }: { by: string | null }) => by === 'remembered'
  const keptWords = (field: string) =>
    say('kept.words', { field, count: words.filter((word) => word.field === field && isKept(word)).length })
  const told = {
    source: () => say('kept.source', { source: importFormatWords(`source.${source}`) }),
    sheet: () => say('kept.sheet', { sheet: sheet ?? '' }),
    encoding: () => say('kept.encoding', { encoding: encodingName(encoding) }),
    header: () => say('kept.header', { line: headerLine ?? 0 }),
    mapping: () => say('kept.mapping', { count: columns.filter(isKept).length }),
    order: () =>
      order.header === null ? say('kept.orderOfFile') : say('kept.order', { column: order.header }),
    statuses: () => keptWords('status'),
    kinds: () => keptWords('kind'),
    estimates: () => keptWords('estimate'),
  }
  return (
    <div className={styles.remembered}>
      <p>
        {say('remembered', { product })}{' '}
        <Button look="quiet" onClick={() => void forget()}>
          {say('forget')}
        </Button>
      </p>
      <ul className={styles.kept}>
        {remembered.map((what) => (
          <li key={what}>{told[what]()}</li>
        ))}
      </ul>
    </div>
  )
}
