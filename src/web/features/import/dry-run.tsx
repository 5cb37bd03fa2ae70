import type { RefObject } from 'react'
import {
  type ImportChoices,
  type ImportReport,
  type ImportSource,
  importSources,
} from '#protocol/import-report.ts'
import { Icon } from '#web/ui/icon.tsx'
import { Select } from '#web/ui/select.tsx'
import { importFormatWords } from '#words/import-formats.ts'
import { importPageWords as say } from '#words/import-page.ts'
import { itemKindWords, itemStatusWords } from '#words/items.ts'
import { ColumnTable } from './column-table.tsx'
import styles from './import-page.module.css'
import { SkippedList } from './skipped-list.tsx'
import type { ImportStage } from './use-import.ts'

/** The second step: what would be created, what not and why, and how the file is read. Nothing is written yet. */
export function DryRun({
  stage,
  reread,
  heading,
}: {
  stage: Extract<ImportStage, { at: 'read' }>
  reread: (choices: ImportChoices) => void
  heading: RefObject<HTMLHeadingElement | null>
}) {
  const { report, choices, busy, trouble, notice } = stage
  const { creates, skips } = report
  return (
    <div className={styles.report} aria-busy={busy}>
      <div className={styles.facts}>
        <h2 ref={heading} tabIndex={-1}>
          {report.name || say('file')}
        </h2>
        <p className={styles.summary} role="status">
          {say('summary', { creates, skips })}
        </p>
        {notice && (
          <p role="status" className={styles.notice}>
            {notice}
          </p>
        )}
        <div role="alert" className={styles.trouble}>
          {trouble && <p>{trouble.sentence}</p>}
        </div>
        <ReadAs report={report} onChange={(source) => reread({ source })} />
        {report.warnings.length > 0 && (
          <section aria-labelledby="import-warnings">
            <h3 id="import-warnings">{say('warnings')}</h3>
            <ul className={styles.notes}>
              {report.warnings.map((warning) => (
                <li key={warning}>{warning}</li>
              ))}
            </ul>
          </section>
        )}
        {report.columns.length > 0 && (
          <ColumnTable
            columns={report.columns}
            onChange={(index, field) =>
              reread({ ...choices, mapping: { ...choices.mapping, [index]: field } })
            }
          />
        )}
        {skips > 0 && <SkippedList handle={report.import} skipped={report.skipped} skips={skips} />}
      </div>
      <Preview report={report} />
    </div>
  )
}

function Preview({ report: { sample, creates, source } }: { report: ImportReport }) {
  const place = say(source.endsWith('-json') ? 'place' : 'line')
  return (
    <section className={styles.preview} aria-labelledby="import-preview">
      <h3 id="import-preview">
        {sample.length < creates ? say('previewOf', { count: sample.length, all: creates }) : say('preview')}
      </h3>
      {sample.length === 0 ? (
        <p className={styles.hint}>{say('previewEmpty')}</p>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col" className={styles.narrow}>
                {place}
              </th>
              <th scope="col">{say('itemTitle')}</th>
              <th scope="col">{say('status')}</th>
              <th scope="col" className={styles.number}>
                {say('points')}
              </th>
            </tr>
          </thead>
          <tbody>
            {sample.map((item) => (
              <tr key={item.line}>
                <td className={styles.narrow}>{item.line}</td>
                <td>
                  <span className={styles.title} data-child={item.child || undefined}>
                    <Icon name={item.kind} label={itemKindWords(item.kind)} />
                    <span dir="auto">{item.title}</span>
                  </span>
                </td>
                <td>{itemStatusWords(item.status)}</td>
                <td className={styles.number}>{item.estimate ?? ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

/** What a table or text is read as can be chosen; JSON and XML are what they are. */
function ReadAs({ report, onChange }: { report: ImportReport; onChange: (source: ImportSource) => void }) {
  if (!isText(report.source)) {
    return (
      <p className={styles.hint}>
        {say('readAsSource', {
          source: importFormatWords(`source.${report.source}`),
          encoding: report.encoding.toUpperCase(),
        })}
      </p>
    )
  }
  return (
    <Select<ImportSource>
      label={say('readAs')}
      className={styles.source}
      value={report.source}
      options={importSources
        .filter(isText)
        .map((value) => ({ value, label: importFormatWords(`source.${value}`) }))}
      // Columns chosen for one kind of table say nothing about another.
      onChange={onChange}
      hint={howRead(report)}
    />
  )
}

const isText = (source: ImportSource) => !/-(?:json|xml)$/.test(source)

const delimiters: { [sign: string]: string } = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' }

function howRead({ encoding, delimiter }: { encoding: string; delimiter: string | null }): string {
  const known = { encoding: encoding.toUpperCase() }
  if (delimiter === null) return say('how', known)
  return say('howBetween', { ...known, delimiter: delimiters[delimiter] ?? 'other', sign: delimiter })
}
