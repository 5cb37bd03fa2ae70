import { type ReactNode, type RefObject, useRef, useState } from 'react'
import { mostImportMegabytes } from '#protocol/import-choices.ts'
import { Button } from '#web/ui/button.tsx'
import { ByPointer } from '#web/ui/by-pointer.tsx'
import { TextArea } from '#web/ui/field.tsx'
import { marked } from '#web/ui/marked.ts'
import { importPageWords as say } from '#words/import-page.ts'
import styles from './import-page.module.css'
import { AWAY } from './import-requests.ts'
import type { ImportStage } from './import-stage.ts'
import type { Importing } from './use-import.ts'

const takes =
  '.csv,.tsv,.tab,.txt,.md,.markdown,.json,.jsonl,.ndjson,.xml,.opml,.mm,.html,.htm,.xls,.xlsx,.xlsm,.ods,text/*,application/json'

/** The first step: a file, lines typed or pasted, or the example. */
export function ChooseFile({
  stage,
  importing,
  onFiles,
  dragging,
  heading,
}: {
  stage: Extract<ImportStage, { at: 'choose' | 'reading' }>
  importing: Importing
  onFiles: (files: readonly File[]) => void
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
          {say(dragging ? 'drop' : 'chooseTitle')}
        </h2>
        <p className={styles.lead}>{say('chooseHint')}</p>
        <input
          ref={input}
          type="file"
          hidden
          multiple
          accept={takes}
          onChange={(event) => {
            onFiles([...(event.currentTarget.files ?? [])])
            // So that the same file, mended, can be chosen again.
            event.currentTarget.value = ''
          }}
        />
        <div className={styles.row}>
          <Button look="first" disabled={reading} onClick={() => input.current?.click()}>
            {say('choose')}
          </Button>
          <span className={styles.hint}>
            <ByPointer
              fine={say('orDrop', { megabytes: mostImportMegabytes })}
              coarse={say('upTo', { megabytes: mostImportMegabytes })}
            />
          </span>
        </div>
        <p role="status" className={styles.hint}>
          {reading ? say('reading', { file: stage.file?.name ?? say('file') }) : ''}
        </p>
        <div role="alert" className={styles.trouble}>
          {trouble && <p>{trouble.sentence}</p>}
        </div>
        {kept && (
          <div className={styles.row}>
            <Button onClick={() => importing.choose(kept)}>
              {say(trouble?.code === AWAY ? 'readAgain' : 'read', { file: kept.name })}
            </Button>
          </div>
        )}
      </section>

      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (lines.trim() !== '')
            importing.choose({ name: say('pasted'), blob: new Blob([lines]), isFile: false })
        }}
      >
        <TextArea
          label={say('paste')}
          value={lines}
          onChange={setLines}
          rows={4}
          placeholder={say('pasteExample')}
        />
        <Button type="submit" disabled={reading || lines.trim() === ''}>
          {say('readLines')}
        </Button>
      </form>

      <section className={styles.example} aria-labelledby="import-example">
        <h3 id="import-example">{say('exampleTitle')}</h3>
        <p className={styles.hint}>
          {marked(say, 'exampleHint', {
            source: linkTo('https://doi.org/10.17632/7zbk8zsd8y.1'),
            licence: linkTo('https://creativecommons.org/licenses/by/4.0/'),
          })}
        </p>
        <Button disabled={reading} onClick={importing.chooseExample}>
          {say('readExample')}
        </Button>
      </section>
    </div>
  )
}

const linkTo = (address: string) => (words: ReactNode) => (
  <a href={address} target="_blank" rel="noreferrer">
    {words}
  </a>
)
