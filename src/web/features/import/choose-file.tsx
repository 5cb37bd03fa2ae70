import { type RefObject, useRef, useState } from 'react'
import { mostImportMegabytes } from '#protocol/import-report.ts'
import { Button } from '#web/ui/button.tsx'
import { TextArea } from '#web/ui/field.tsx'
import styles from './import-page.module.css'
import { AWAY } from './import-requests.ts'
import type { Importing, ImportStage } from './use-import.ts'

const takes = '.csv,.tsv,.tab,.txt,.json,.xml,text/csv,text/plain,application/json,text/xml'

/** The first step: a file, lines typed or pasted, or the example. */
export function ChooseFile({
  stage,
  importing,
  dragging,
  heading,
}: {
  stage: Extract<ImportStage, { at: 'choose' | 'reading' }>
  importing: Importing
  dragging: boolean
  heading: RefObject<HTMLHeadingElement | null>
}) {
  const input = useRef<HTMLInputElement>(null)
  const [lines, setLines] = useState('')
  const reading = stage.at === 'reading'
  const trouble = stage.at === 'choose' ? stage.trouble : null
  const kept = stage.at === 'choose' ? stage.file : null
  return (
    <div className={styles.choose} aria-busy={reading}>
      <section className={styles.zone} data-dragging={dragging || undefined} aria-labelledby="import-file">
        <h2 id="import-file" ref={heading} tabIndex={-1}>
          {dragging ? 'Drop it to read it' : 'Bring a backlog in'}
        </h2>
        <p className={styles.lead}>
          CSV of any tool, Jira, Trello, Linear, GitHub, GitLab, Azure DevOps and others, or plain text with
          one story per line. You see what would be created before anything is.
        </p>
        <input
          ref={input}
          type="file"
          hidden
          accept={takes}
          onChange={(event) => {
            const file = event.currentTarget.files?.[0]
            if (file) importing.choose({ name: file.name, blob: file })
            // So that the same file, mended, can be chosen again.
            event.currentTarget.value = ''
          }}
        />
        <div className={styles.row}>
          <Button look="first" disabled={reading} onClick={() => input.current?.click()}>
            Choose a file
          </Button>
          <span className={styles.hint}>
            or drop it anywhere on this page; up to {mostImportMegabytes} MB
          </span>
        </div>
        <p role="status" className={styles.hint}>
          {reading ? `Reading ${stage.file.name}…` : ''}
        </p>
        <div role="alert" className={styles.trouble}>
          {trouble && <p>{trouble.sentence}</p>}
        </div>
        {kept && (
          <div className={styles.row}>
            <Button onClick={() => importing.choose(kept)}>
              {trouble?.code === AWAY ? `Try ${kept.name} again` : `Read ${kept.name}`}
            </Button>
          </div>
        )}
      </section>

      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (lines.trim() !== '') importing.choose({ name: 'pasted lines', blob: new Blob([lines]) })
        }}
      >
        <TextArea
          label="Or paste lines, one story per line"
          value={lines}
          onChange={setLines}
          rows={4}
          placeholder="As a hiker, I want to save a route, so that I find it again"
        />
        <Button type="submit" disabled={reading || lines.trim() === ''}>
          Read the lines
        </Button>
      </form>

      <section className={styles.example} aria-labelledby="import-example">
        <h3 id="import-example">Try it with a real backlog</h3>
        <p className={styles.hint}>
          DataHub, 67 user stories. From Fabiano Dalpiaz,{' '}
          <a href="https://doi.org/10.17632/7zbk8zsd8y.1" target="_blank" rel="noreferrer">
            Requirements data sets (user stories)
          </a>
          ,{' '}
          <a href="https://creativecommons.org/licenses/by/4.0/" target="_blank" rel="noreferrer">
            CC BY 4.0
          </a>
          .
        </p>
        <Button disabled={reading} onClick={importing.chooseExample}>
          Read the DataHub stories
        </Button>
      </section>
    </div>
  )
}
