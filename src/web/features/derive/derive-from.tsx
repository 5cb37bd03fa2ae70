import type { CSSProperties, ReactNode } from 'react'
import type { Release } from '#domain/roadmap/release.ts'
import { showDate } from '#domain/roadmap/release-date.ts'
import { store } from '#web/store/the-store.ts'
import { threadOf } from '#web/thread/thread.ts'
import { Select } from '#web/ui/select.tsx'
import { topDownWords as say } from '#words/derive.ts'
import styles from './derive.module.css'
import { GoalHead } from './goal-head.tsx'

/** What is chosen to derive from. */
export interface Chosen {
  release: Release
  releases: readonly Release[]
  isNext: boolean
  onRelease(id: string): void
}

/** The release with its goal on one side, and what comes of it on the other. */
export function DeriveFrom({
  release,
  releases,
  isNext,
  onRelease,
  why,
  result,
  children,
}: Chosen & { why?: ReactNode; result: ReactNode; children?: ReactNode }) {
  return (
    <div
      className={styles.columns}
      style={{ '--thread': threadOf(store.state, release.id) } as CSSProperties}
    >
      <section className={styles.left} aria-label={say('from')} data-from>
        <Select
          label={say('release')}
          value={release.id as string}
          options={releases.map((column) => ({
            value: column.id as string,
            label: say('releaseOption', {
              named: column.name === '' ? 'no' : 'yes',
              name: column.name,
              date: showDate(column.date),
              released: column.released ? 'yes' : 'no',
            }),
          }))}
          onChange={onRelease}
          hint={isNext ? say('nextRelease') : undefined}
        />
        {why}
        <GoalHead release={release.id} />
        {children}
      </section>
      {result}
    </div>
  )
}
