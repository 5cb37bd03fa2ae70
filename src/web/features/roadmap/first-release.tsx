import { Link } from '@tanstack/react-router'
import { placesInView, quartersAfter } from '#domain/roadmap/quarters.ts'
import { plainDate } from '#domain/roadmap/release-date.ts'
import { useProduct } from '#web/product/current-product.tsx'
import { today } from '#web/product/day-number.ts'
import { useStatus } from '#web/store/use-store.ts'
import { Button } from '#web/ui/button.tsx'
import { firstReleaseWords as say } from '#words/roadmap.ts'
import type { RowName } from './cell-label.ts'
import styles from './first-release.module.css'

/** How many columns are sketched behind those there are: of the first three, and behind the first release the next. */
export function ghostsBehind(columns: number, isDrafting: boolean, mayPlan: boolean): number {
  if (columns === 0 || (columns === 1 && isDrafting)) return placesInView - columns
  return columns === 1 && mayPlan ? 1 : 0
}

/** What an empty cell asks for, in the next column, the one after and the one far out. */
function ghosts(row: RowName): string[] {
  switch (row) {
    case 'date':
      return [...quartersAfter(today(), placesInView - 1), null].map(plainDate)
    case 'name':
      return [say('nameAsks'), '', '']
    case 'goal':
      return [say('goalAsks'), say('goalNext'), say('goalFar')]
    case 'features':
      return [say('featuresAsk'), say('featuresNext'), '']
    case 'metrics':
      return [say('metricsAsk'), say('metricsNext'), '']
  }
}

/** Columns that are not there yet: every cell says what it is for, and those of the next one start it. */
export function GhostCells({
  row,
  from,
  count,
  isFirst,
  onStart,
}: {
  row: RowName
  /** place of the first of them */
  from: number
  count: number
  /** there is no release yet */
  isFirst: boolean
  onStart: (() => void) | null
}) {
  const texts = ghosts(row)
  // What is begun behind a release has no date until somebody says.
  if (!isFirst && row === 'date') texts[from] = plainDate(null)
  return texts.slice(from, from + count).map((text, at) => (
    <div
      // biome-ignore lint/suspicious/noArrayIndexKey: they stand for good
      key={at}
      {...{ role: row === 'date' ? 'columnheader' : 'gridcell', 'aria-colindex': from + at + 2 }}
      className={styles.ghost}
      data-row-name={row}
    >
      {text && at === 0 && onStart ? (
        <button
          type="button"
          className={styles.start}
          data-lands={(isFirst && row === 'goal') || undefined}
          tabIndex={isFirst || row === 'goal' ? 0 : -1}
          onClick={onStart}
        >
          {text}
        </button>
      ) : (
        text
      )}
    </div>
  ))
}

/** The ways to begin. */
export function Starts({ items, onPlan }: { items: number; onPlan: (() => void) | null }) {
  const product = useProduct()
  const params = { key: product.key }
  if (useStatus() === 'past') return <p className={styles.starts}>{say('noneThen')}</p>
  return (
    <section className={styles.starts} aria-label={say('ways')}>
      <p className={styles.lead}>{say('lead')}</p>
      {onPlan ? (
        <div className={styles.ways}>
          <Button look="first" onClick={onPlan} keys={['n']}>
            {say('plan')}
          </Button>
          {items > 0 && (
            <Link className={styles.way} to="/p/$key/derive/bottom-up" params={params}>
              {say('fromBacklog')}
              <span>{say('fromBacklogHow', { count: items })}</span>
            </Link>
          )}
          <Link className={styles.way} to="/p/$key/import" params={params}>
            {say('import')}
            <span>{say('importHow')}</span>
          </Link>
        </div>
      ) : (
        <p className={styles.lead}>{say('nobody')}</p>
      )}
    </section>
  )
}
