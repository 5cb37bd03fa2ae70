import { deleteHabit } from '#domain/imports/delete-habit.ts'
import { find } from '#domain/kernel/state.ts'
import type { ImportChoices } from '#protocol/import-choices.ts'
import type { ImportRemembered, ImportReport, ImportWord } from '#protocol/import-report.ts'
import { tellRefusal } from '#web/actions/tell.ts'
import { store } from '#web/store/the-store.ts'
import { useQuery } from '#web/store/use-store.ts'
import { Button } from '#web/ui/button.tsx'
import { importFormatWords } from '#words/import-formats.ts'
import { importFoundWords as say } from '#words/import-page.ts'
import styles from './found.module.css'
import { columnName, encodingName, fieldName, takenForText } from './names.ts'

const FEW = 5

/** What was taken from what somebody chose for the last file of this kind, and how to forget it. */
export function RememberedNote({
  report: {
    remembered,
    habit,
    product: goes,
    newProduct,
    source,
    encoding,
    headerLine,
    order,
    sheet,
    columns,
    words,
  },
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
  const here = newProduct ? null : goes
  const forget = async () => {
    const outcome = store.run(deleteHabit, { habit: habit.id })
    if (tellRefusal(outcome)) return
    await outcome.settled
    change(choices)
  }
  const isKept = ({ by }: { by: string | null }) => by === 'remembered'
  /** Each by its name, as far as they are few. */
  const few = (all: readonly string[]) => [
    ...all.slice(0, FEW),
    ...(all.length > FEW ? [say('kept.more', { count: all.length - FEW })] : []),
  ]
  const keptWords = (field: ImportWord['field']) =>
    few(
      words
        .filter((word) => word.field === field && isKept(word))
        .map(({ word, takenFor }) => say('kept.word', { field, word, to: takenForText(field, takenFor) })),
    )
  const told: { [what in ImportRemembered]: () => string | string[] } = {
    source: () => say('kept.source', { source: importFormatWords(`source.${source}`) }),
    sheet: () => say('kept.sheet', { sheet: sheet ?? '' }),
    encoding: () => say('kept.encoding', { encoding: encodingName(encoding) }),
    header: () => say('kept.header', { line: headerLine ?? 0 }),
    mapping: () =>
      few(
        columns.filter(isKept).map((column) =>
          say('kept.column', {
            column: columnName(column),
            field: column.as === null ? say('notRead') : fieldName(column.as),
          }),
        ),
      ),
    order: () =>
      order.header === null ? say('kept.orderOfFile') : say('kept.order', { column: order.header }),
    statuses: () => keptWords('status'),
    kinds: () => keptWords('kind'),
    estimates: () => keptWords('estimate'),
  }
  return (
    <div className={styles.remembered}>
      <p>
        {say('remembered', { product })}
        <Button look="quiet" onClick={() => void forget()}>
          {habit.product === here ? say('forget') : say('forgetThere', { product })}
        </Button>
      </p>
      <ul className={styles.kept}>
        {remembered
          // "2 more" may be said of several.
          .flatMap((what) => [told[what]()].flat().map((line, at) => ({ key: `${what} ${at}`, line })))
          .map(({ key, line }) => (
            <li key={key}>{line}</li>
          ))}
      </ul>
    </div>
  )
}
