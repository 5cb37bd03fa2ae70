import type { ReactNode } from 'react'
import type { AnyRecord, Kind, Row } from '#domain/kinds.ts'
import { useRecord, useStore } from '#web/store/use-store.ts'
import { classNames } from '#web/ui/class-names.ts'
import { saidInWords } from '#words/area.ts'
import { fieldWords } from '#words/fields.ts'
import { type NamedField, recordKey, shownValue, tableColumns } from './record-fields.ts'
import styles from './record-table.module.css'

/** Records of one kind with the columns that the kind's table names; `link` leads from a record to its page. */
export function RecordTable({
  kind,
  ids,
  caption,
  link,
}: {
  kind: Kind
  ids: readonly string[]
  caption: string
  link?: (record: AnyRecord, words: ReactNode) => ReactNode
}) {
  const { model } = useStore()
  const columns = tableColumns(model, kind)
  const keyed = kind === 'item'
  return (
    <table className={styles.table}>
      <caption className={styles.caption}>{caption}</caption>
      <thead>
        <tr>
          {keyed && <th scope="col">{fieldWords('key')}</th>}
          {columns.map(({ name, field }, at) => (
            <th key={name} scope="col" className={classNames(at > 1 && styles.wide)}>
              {saidInWords(field.label)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {ids.map((id) => (
          <RecordRow key={id} kind={kind} id={id} columns={columns} keyed={keyed} link={link} />
        ))}
      </tbody>
    </table>
  )
}

function RecordRow({
  kind,
  id,
  columns,
  keyed,
  link = (_record, words) => words,
}: {
  kind: Kind
  id: string
  columns: readonly NamedField[]
  keyed: boolean
  link: ((record: AnyRecord, words: ReactNode) => ReactNode) | undefined
}) {
  const { state } = useStore()
  const record = useRecord(kind, id) as AnyRecord | undefined
  if (!record) return null
  return (
    <tr>
      {keyed && <td className={classNames(styles.short, styles.key)}>{recordKey(state, kind, record)}</td>}
      {columns.map(({ name, field }, at) => {
        const shown = shownValue(state, field, (record as Row)[name])
        return (
          <td key={name} dir="auto" className={classNames(at > 0 && styles.short, at > 1 && styles.wide)}>
            {at === 0 ? link(record, shown) : shown}
          </td>
        )
      })}
    </tr>
  )
}
