import { useId, useState } from 'react'
import {
  type ImportChoices,
  type ImportEncoding,
  type ImportSource,
  importEncodings,
  importSources,
} from '#protocol/import-choices.ts'
import type { ImportReport } from '#protocol/import-report.ts'
import { Button } from '#web/ui/button.tsx'
import { TextField } from '#web/ui/field.tsx'
import { Form } from '#web/ui/form.tsx'
import { Select } from '#web/ui/select.tsx'
import { importEncodingWords, importFormatWords } from '#words/import-formats.ts'
import { importFoundWords as say } from '#words/import-page.ts'
import styles from './found.module.css'
import { FoundSection } from './found-section.tsx'
import { encodingName } from './names.ts'

type Change = (choices: ImportChoices) => void
interface Found {
  report: ImportReport
  choices: ImportChoices
  change: Change
}

const isText = (source: ImportSource) => !/-(?:json|xml)$/.test(source)
/** Whether a line of the file itself says what the columns are; elsewhere each record does. */
const hasHeaderLine = (source: ImportSource) => !/(?:^|-)(?:json|xml|markdown|opml)$/.test(source)
const delimiters: { [sign: string]: string } = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' }

/** As what the file is read: tool, sheet, encoding with its first lines, where the header stands. */
export function ReadingFound(found: Found) {
  const { report } = found
  const { source, encoding, encodingSure, delimiter, sheet, sheets } = report
  return (
    <FoundSection
      title={say('reading')}
      unsure={encodingSure ? 0 : 1}
      line={say('readingLine', {
        source: importFormatWords(`source.${source}`),
        encoding: encodingName(encoding),
        delimiter: delimiter === null ? 'none' : (delimiters[delimiter] ?? 'other'),
        sign: delimiter ?? '',
        sheet: sheet ?? '',
        sheets: sheets.length,
      })}
    >
      {isText(source) && sheets.length === 0 && <SourceChoice {...found} />}
      {sheets.length > 0 && <SheetChoice {...found} />}
      {report.columns.length > 0 && hasHeaderLine(source) && <HeaderChoice {...found} />}
      {sheets.length === 0 && <EncodingChoice {...found} />}
    </FoundSection>
  )
}

function SourceChoice({ report, choices, change }: Found) {
  return (
    <Select<ImportSource>
      label={say('fileIs')}
      className={styles.field}
      value={choices.source ?? report.source}
      options={importSources
        .filter(isText)
        .map((value) => ({ value, label: importFormatWords(`source.${value}`) }))}
      // Columns chosen for one kind of table say nothing about another.
      onChange={(source) => {
        const { mapping: _, order: __, headerLine: ___, firstLineIsItem: ____, ...rest } = choices
        change({ ...rest, source })
      }}
    />
  )
}

function SheetChoice({ report, choices, change }: Found) {
  return (
    <Select
      label={say('sheet')}
      className={styles.field}
      value={choices.sheet ?? report.sheet ?? ''}
      options={report.sheets.map((value) => ({ value, label: value }))}
      onChange={(sheet) => {
        const { mapping: _, order: __, headerLine: ___, firstLineIsItem: ____, ...rest } = choices
        change({ ...rest, sheet })
      }}
    />
  )
}

/** Tables without a header, or with one that stands further down. */
function HeaderChoice({ report: { headerLine }, choices, change }: Found) {
  const none = choices.firstLineIsItem ?? headerLine === null
  const [line, setLine] = useState<string | null>(null)
  const form = useId()
  const shown = line ?? String(headerLine ?? 1)
  const wanted = /^[1-9]\d{0,3}$/.test(shown) ? Number(shown) : null
  const submit = () => {
    if (wanted === null) return
    const { firstLineIsItem: _, ...rest } = choices
    setLine(null)
    change({ ...rest, headerLine: wanted })
  }
  return (
    <div className={styles.group}>
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={none}
          onChange={(event) => {
            const { headerLine: _, ...rest } = choices
            change({ ...rest, firstLineIsItem: event.currentTarget.checked })
          }}
        />
        {say('firstLineIsItem')}
      </label>
      {!none && (
        <Form id={form} className={styles.inRow} onSubmit={submit}>
          <TextField
            label={say('headerLine')}
            className={styles.middle}
            inputMode="numeric"
            value={shown}
            onChange={setLine}
            error={wanted === null ? say('headerLineTrouble') : null}
          />
          {wanted !== null && wanted !== headerLine && <Button type="submit">{say('readSo')}</Button>}
        </Form>
      )}
    </div>
  )
}

/** Each encoding that is likely, with the first lines as it would have them: one sees which is right. */
function EncodingChoice({ report: { encoding, encodings }, choices, change }: Found) {
  const name = useId()
  const now = (choices.encoding ?? encoding).toLowerCase()
  const others = importEncodings.filter((known) => !encodings.some((likely) => likely.encoding === known))
  const choose = (chosen: ImportEncoding) => change({ ...choices, encoding: chosen })
  const another = (
    <Select
      label={say(encodings.length > 0 ? 'otherEncoding' : 'encodingOnly')}
      className={styles.field}
      value={others.some((known) => known === now) ? now : ''}
      options={[
        { value: '', label: say(encodings.length > 0 ? 'oneOfThese' : 'asFound') },
        ...others.map((value) => ({ value, label: importEncodingWords(value) })),
      ]}
      onChange={(value) => {
        if (value !== '') return choose(value as ImportEncoding)
        const { encoding: _, ...rest } = choices
        change(rest)
      }}
    />
  )
  // Nothing else could be meant, so there is nothing to compare.
  if (encodings.length === 0) return another
  return (
    <fieldset className={styles.group}>
      <legend className={styles.label}>{say('encoding')}</legend>
      {encodings.map((likely) => (
        <label key={likely.encoding} className={styles.option}>
          <input
            type="radio"
            name={name}
            checked={likely.encoding === now}
            onChange={() => choose(likely.encoding)}
          />
          <span>
            {encodingName(likely.encoding)}
            <span className={styles.lines} dir="auto">
              {likely.lines.join('\n')}
            </span>
          </span>
        </label>
      ))}
      {another}
    </fieldset>
  )
}
