import { Link } from '@tanstack/react-router'
import { count } from '#base/text/count.ts'
import { plainDate } from '#domain/roadmap/release-date.ts'
import { useProduct } from '#web/product/current-product.tsx'
import { Button } from '#web/ui/button.tsx'
import type { RowName } from './cell-label.ts'
import styles from './first-release.module.css'
import { dayNumber, quarterAhead } from './today-mark.ts'

/** Columns of a roadmap that has none. */
export const GHOSTS = 3

/** What an empty cell asks for, in the next column, the one after and the one far out. */
const ghosts: Record<RowName, readonly [string, string, string]> = {
  date: ['', '', 'Later'],
  name: ['A name, if it helps', '', ''],
  goal: [
    'What should users or the business gain?',
    'And once that is so, what next?',
    'Which way, after that?',
  ],
  features: ['The three to five things this goal needs', 'Coarse is enough', ''],
  metrics: ['How will you know that it is met?', 'From what, to what?', ''],
}

/** A roadmap before its first column: every cell says what it is for, and each starts the first release. */
export function ghostCells(row: RowName, onStart: (() => void) | null) {
  const today = dayNumber(new Date())
  const texts =
    row === 'date'
      ? [plainDate(quarterAhead(today, 1)), plainDate(quarterAhead(today, 2)), ghosts.date[2]]
      : ghosts[row]
  return texts.map((text, column) => (
    <div
      // biome-ignore lint/suspicious/noArrayIndexKey: the three stand for good
      key={column}
      {...{ role: row === 'date' ? 'columnheader' : 'gridcell', 'aria-colindex': column + 2 }}
      className={styles.ghost}
      data-row-name={row}
      data-far={column}
    >
      {text &&
        (column === 0 && onStart ? (
          <button type="button" className={styles.start} onClick={onStart}>
            {text}
          </button>
        ) : (
          text
        ))}
    </div>
  ))
}

/** The ways to begin. */
export function Starts({ items, onPlan }: { items: number; onPlan: (() => void) | null }) {
  const product = useProduct()
  const params = { key: product.key }
  return (
    <section className={styles.starts} aria-label="Ways to begin">
      <p className={styles.lead}>
        A release is its goal. Give it one, then the few features it needs and a measure of whether it worked.
      </p>
      {onPlan ? (
        <div className={styles.ways}>
          <Button look="first" onClick={onPlan} keys={['n']}>
            Plan the first release
          </Button>
          {items > 0 && (
            <Link className={styles.way} to="/p/$key/derive/bottom-up" params={params}>
              From my backlog
              <span>
                {count(items, 'item')}{' '}
                {items === 1 ? 'becomes a theme, then a release' : 'become themes, then releases'}
              </span>
            </Link>
          )}
          <Link className={styles.way} to="/p/$key/import" params={params}>
            Import a backlog
            <span>CSV, Jira, Trello, GitHub or one story a line</span>
          </Link>
        </div>
      ) : (
        <p className={styles.lead}>Nobody has planned a release yet. Whoever owns the product can.</p>
      )}
    </section>
  )
}
