import { useState } from 'react'
import { item } from '#domain/backlog/item.ts'
import { type ImportChoices, importFieldsOf } from '#protocol/import-choices.ts'
import type { ImportColumn } from '#protocol/import-report.ts'
import { Button } from '#web/ui/button.tsx'
import { Select } from '#web/ui/select.tsx'
import { importFoundWords as say } from '#words/import-page.ts'
import styles from './found.module.css'
import { FoundSection } from './found-section.tsx'
import { columnName, fieldName } from './names.ts'

/** With more columns than this (Jira has a hundred) those that are not read are folded, behind their count. */
const FEW = 6

/** Which column is read as what and why, those that are not read, and a select for each to say what it is. */
export function ColumnsFound({
  columns,
  choices,
  change,
}: {
  columns: readonly ImportColumn[]
  choices: ImportChoices
  change: (choices: ImportChoices) => void
}) {
  const [open, setOpen] = useState(false)
  if (columns.length === 0) return null
  const read = columns.filter(({ as }) => as !== null)
  const unread = columns.filter(({ as }) => as === null)
  const isFolded = unread.length > FEW && !open
  const options = [
    { value: '', label: say('notRead') },
    ...importFieldsOf(item.fields).map((value) => ({ value, label: fieldName(value) })),
  ]
  const row = (column: ImportColumn) => (
    <ColumnRow key={column.index} column={column} options={options} choices={choices} change={change} />
  )
  const names = unread.map(columnName)
  return (
    <FoundSection
      title={say('columns')}
      open={columns.some(({ by }) => by === 'cells')}
      line={say('columnsLine', {
        read: read.length,
        all: columns.length,
        unread: unread.length,
        names: names.slice(0, 3).join(', '),
        more: Math.max(0, names.length - 3),
      })}
    >
      {/* One list in the order of the file, so that a column stays in its place whatever it is read as. */}
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{say('inFile')}</th>
            <th scope="col" className={styles.control}>
              {say('readAs')}
            </th>
          </tr>
        </thead>
        <tbody>{(isFolded ? read : columns).map(row)}</tbody>
      </table>
      {unread.length > FEW && (
        <Button look="quiet" aria-expanded={open} onClick={() => setOpen(!open)}>
          {say(open ? 'hideUnread' : 'showUnread', { count: unread.length })}
        </Button>
      )}
    </FoundSection>
  )
}

function ColumnRow({
  column,
  options,
  choices,
  change,
}: {
  column: ImportColumn
  options: { value: string; label: string }[]
  choices: ImportChoices
  change: (choices: ImportChoices) => void
}) {
  const { index, samples, as, by } = column
  const chosen = choices.mapping?.[index]
  return (
    <tr data-unread={as === null || undefined}>
      <th scope="row">
        <span className={styles.given} dir="auto">
          {columnName(column)}
        </span>
        <span className={styles.meta}>{by && <span>{say(`by.${by}`)}</span>}</span>
        {samples.length > 0 && (
          <span className={styles.samples}>
            {[...new Set(samples)].map((sample) => (
              <bdi key={sample} title={sample}>
                {sample}
              </bdi>
            ))}
          </span>
        )}
      </th>
      <td className={styles.control}>
        <Select
          label={say('readColumn', { column: columnName(column) })}
          hideLabel
          value={(chosen === undefined ? as : chosen) ?? ''}
          options={options}
          onChange={(value) =>
            change({ ...choices, mapping: { ...choices.mapping, [index]: value === '' ? null : value } })
          }
        />
      </td>
    </tr>
  )
}
