import type { RefObject } from 'react'
import type { Product } from '#domain/product/product.ts'
import { importFormatWords } from '#words/import-formats.ts'
import { importFoundWords as found, importPageWords as say } from '#words/import-page.ts'
import { ColumnsFound } from './columns-found.tsx'
import styles from './dry-run.module.css'
import { FoundSection } from './found-section.tsx'
import type { Trouble } from './import-requests.ts'
import type { ImportRead } from './import-stage.ts'
import { IntoProduct } from './into-product.tsx'
import { DifferingFound, ReleasesFound, TwinsFound, UnplacedFound } from './plan-found.tsx'
import { ReadingFound } from './reading-found.tsx'
import { RememberedNote } from './remembered-note.tsx'
import { SkippedList } from './skipped-list.tsx'
import { Titles } from './titles.tsx'
import { OrderFound, TreeFound } from './tree-found.tsx'
import type { Importing } from './use-import.ts'
import { WordsFound } from './words-found.tsx'

/** The second step, where somebody sees and decides: what would be created, and how the file was understood. */
export function DryRun({
  stage,
  product,
  made,
  importing,
  heading,
}: {
  stage: ImportRead
  product: Product | null
  /** products that were made for files before this one */
  made: readonly string[]
  importing: Importing
  heading: RefObject<HTMLHeadingElement | null>
}) {
  const { report, choices, busy, trouble, notice } = stage
  const { creates, skips } = report
  const isOfKey = trouble !== null && choices.newProduct !== undefined && isAboutKey(trouble)
  const deciding = { report, choices, change: importing.change }
  return (
    <div className={styles.report} aria-busy={busy}>
      <div className={styles.main}>
        <header className={styles.head}>
          <h2 ref={heading} tabIndex={-1} dir="auto">
            {report.name || say('file')}
          </h2>
          <p className={styles.from}>
            {found('from', { source: importFormatWords(`source.${report.source}`) })}
          </p>
          <p className={styles.summary} role="status">
            {say('summary', { creates, skips })}
          </p>
          <p className={styles.hint}>{say('nothingYet')}</p>
          <RememberedNote {...deciding} />
          <p role="status" className={styles.notice}>
            {notice}
          </p>
          <div role="alert" className={styles.trouble}>
            {trouble && !isOfKey && <p>{trouble.sentence}</p>}
          </div>
          <IntoProduct
            product={product}
            made={made}
            {...deciding}
            note={importing.note}
            keyTrouble={isOfKey ? trouble.sentence : null}
          />
        </header>
        <Titles report={report} />
      </div>
      <div className={styles.found}>
        <h3 className={styles.heading}>{found('found')}</h3>
        <WordsFound words={report.words} choices={choices} change={importing.change} />
        <DifferingFound report={report} />
        <TwinsFound {...deciding} />
        <ColumnsFound columns={report.columns} choices={choices} change={importing.change} />
        <TreeFound report={report} />
        <OrderFound {...deciding} />
        <ReadingFound {...deciding} />
        <ReleasesFound releases={report.releases} choices={choices} change={importing.change} />
        <UnplacedFound unplaced={report.unplaced} />
        {skips > 0 && <SkippedList handle={report.import} skipped={report.skipped} skips={skips} />}
        {report.warnings.length > 0 && (
          <FoundSection
            title={say('warnings')}
            line={found('warningsLine', { count: report.warnings.length, first: report.warnings[0]! })}
          >
            <ul className={styles.notes}>
              {report.warnings.map((warning) => (
                <li key={warning}>{warning}</li>
              ))}
            </ul>
          </FoundSection>
        )}
      </div>
    </div>
  )
}

/** Said at the field of the key, which alone can mend it. */
const isAboutKey = ({ code, field = '' }: Trouble) => code === 'key-taken' || /newProduct.*key/.test(field)
