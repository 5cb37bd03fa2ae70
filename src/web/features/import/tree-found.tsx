import { useState } from 'react'
import type { ImportChoices } from '#protocol/import-choices.ts'
import type { ImportReport } from '#protocol/import-report.ts'
import { Select } from '#web/ui/select.tsx'
import { importFoundWords as say } from '#words/import-page.ts'
import styles from './found.module.css'
import { FoundSection } from './found-section.tsx'
import { columnName } from './names.ts'

/** What stands beneath what, by what that was found, and whose parent could not be. */
export function TreeFound({ report: { hierarchy, source } }: { report: ImportReport }) {
  const { by, levels, tied, untied, loose } = hierarchy
  const first = by[0]
  return (
    <FoundSection
      title={say('tree')}
      unsure={untied}
      line={first && levels > 1 ? say('treeLine', { count: tied, levels, by: first }) : say('noTree')}
    >
      <p className={styles.hint}>{say(source === 'stories' ? 'treeHintLines' : 'treeHint')}</p>
      {by.length > 1 && (
        <ul className={styles.plain}>
          {by.map((tie) => (
            <li key={tie}>{say('tiedBy', { by: tie })}</li>
          ))}
        </ul>
      )}
      {loose.length > 0 && (
        <>
          <p>{say('loose', { count: untied, shown: loose.length })}</p>
          <ul className={styles.rows}>
            {loose.map(({ line, title, parent }) => (
              <li key={line}>
                <span className={styles.where}>{line}</span>
                <span>
                  <bdi>{title}</bdi>
                  <span className={styles.meta}>{say('looseParent', { parent })}</span>
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </FoundSection>
  )
}

/** By what the items are put in order; other columns that could do so can be chosen. */
export function OrderFound({
  report: { order, columns },
  choices,
  change,
}: {
  report: ImportReport
  choices: ImportChoices
  change: (choices: ImportChoices) => void
}) {
  const [hadPosition] = useState(order.by === 'position')
  const nameOf = (index: number) =>
    columnName(columns.find((column) => column.index === index) ?? { index, header: '' })
  const places = [...new Set([...(order.column === null ? [] : [order.column]), ...order.others])].sort(
    (a, b) => a - b,
  )
  const options = [
    ...(hadPosition ? [{ value: 'position', label: say('orderPosition') }] : []),
    { value: 'file', label: say('orderFile') },
    ...places.map((index) => ({
      value: String(index),
      label: say('orderColumn', { column: nameOf(index) }),
    })),
  ]
  const found = order.by === 'column' ? String(order.column) : order.by
  return (
    <FoundSection
      title={say('order')}
      line={
        order.by === 'column'
          ? say('orderColumn', { column: order.header || nameOf(order.column!) })
          : say(order.by === 'file' ? 'orderFile' : 'orderPosition')
      }
    >
      {options.length > 1 ? (
        <Select
          label={say('orderBy')}
          className={styles.field}
          value={choices.order === undefined ? found : String(choices.order)}
          options={options}
          onChange={(value) => {
            const { order: _, ...rest } = choices
            if (value === 'position') change(rest)
            else change({ ...rest, order: value === 'file' ? 'file' : Number(value) })
          }}
        />
      ) : (
        <p className={styles.hint}>{say('orderOnly')}</p>
      )}
    </FoundSection>
  )
}
