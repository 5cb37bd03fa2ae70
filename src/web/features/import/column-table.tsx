import { useState } from 'react'
import { item } from '#domain/backlog/item.ts'
import type { Fields } from '#domain/kernel/field.ts'
import { type ImportColumn, type ImportField, importExtras, importFieldsOf } from '#protocol/import-report.ts'
import { Button } from '#web/ui/button.tsx'
import { Select } from '#web/ui/select.tsx'
import { saidInWords } from '#words/area.ts'
import { importFormatWords } from '#words/import-formats.ts'
import { importPageWords as say } from '#words/import-page.ts'
import styles from './import-page.module.css'

const options = () => [
  { value: '', label: say('leaveOut') },
  ...importFieldsOf(item.fields).map((value) => ({ value, label: labelOf(value) })),
]
const fields: Fields = item.fields
function labelOf(name: ImportField): string {
  const extra = importExtras.find((known) => known === name)
  return extra ? importFormatWords(`field.${extra}`) : saidInWords(fields[name]!.label)
}

/** With more columns than this (Jira has a hundred) those that are left out are folded away. */
const FEW = 8

/** Which column is what: each is shown with samples of its cells, and a native select says what it is read as. */
export function ColumnTable({
  columns,
  onChange,
}: {
  columns: readonly ImportColumn[]
  onChange: (index: number, field: ImportField | null) => void
}) {
  const [open, setOpen] = useState(false)
  const isFolded = columns.length > FEW && !open
  const shown = isFolded ? columns.filter((column) => column.as !== null) : columns
  const hidden = columns.length - shown.length
  return (
    <section aria-labelledby="import-columns">
      <h3 id="import-columns">{say('columns')}</h3>
      <table className={styles.columns}>
        <thead>
          <tr>
            <th scope="col">{say('inFile')}</th>
            <th scope="col">{say('readAs')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ index, header, samples, as }) => (
            <tr key={index}>
              <th scope="row">
                <span className={styles.header} dir="auto">
                  {nameOf(header, index)}
                </span>
                {samples.map((sample, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: samples may be equal, and have no order of their own
                  <span key={at} className={styles.sample} dir="auto">
                    {sample}
                  </span>
                ))}
              </th>
              <td>
                <Select
                  label={say('readColumn', { column: nameOf(header, index) })}
                  hideLabel
                  value={as ?? ''}
                  options={options()}
                  onChange={(chosen) => onChange(index, chosen === '' ? null : chosen)}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {columns.length > FEW && (hidden > 0 || open) && (
        <Button look="quiet" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? say('hideLeftOut') : say('showLeftOut', { count: hidden })}
        </Button>
      )}
    </section>
  )
}

const nameOf = (header: string, index: number) => header || say('column', { number: index + 1 })
