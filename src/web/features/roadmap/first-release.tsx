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

/** A roadmap before its first column: every cell says what it is for, and each starts the first release. */
export function ghostCells(row: RowName, onStart: (() => void) | null) {
  return ghosts(row).map((text, column) => (
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
          <button
            type="button"
            className={styles.start}
            data-lands={row === 'goal' || undefined}
            onClick={onStart}
          >
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
