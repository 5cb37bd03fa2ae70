import { Link } from '@tanstack/react-router'
import { memo, useCallback } from 'react'
import { ordered, type State } from '#domain/kernel/state.ts'
import type { Product } from '#domain/product/product.ts'
import type { Metric } from '#domain/roadmap/metric.ts'
import { showDate } from '#domain/roadmap/release-date.ts'
import { featuresOf, focusOf, goalOf } from '#domain/roadmap/trace.ts'
import { useQuery } from '#web/store/use-store.ts'
import { threadOf } from '#web/thread/thread.ts'
import styles from './goal-head.module.css'

/** The goal that heads the backlog: nobody ranks items without reading why first. */
export const GoalHead = memo(function GoalHead({ product, empty }: { product: Product; empty: boolean }) {
  const head = useQuery(
    useCallback((state: State) => headOf(state, product.id), [product.id]),
    { kinds: headKinds },
  )
  const params = { key: product.key }
  if (!head) {
    // Nothing to derive from; what to begin with is said in the middle of the page.
    if (empty) return null
    return (
      <p className={styles.none}>
        No release gives this backlog a goal yet.{' '}
        <Link to="/p/$key/derive/bottom-up" params={params}>
          Derive a roadmap from this backlog
        </Link>{' '}
        or{' '}
        <Link to="/p/$key/roadmap" params={params}>
          plan a release
        </Link>
        .
      </p>
    )
  }
  return (
    <section
      className={styles.head}
      aria-label="The goal of the next release"
      style={{ '--t': head.thread } as never}
    >
      <div className={styles.why}>
        <p className={styles.goal}>{head.goal}</p>
        <p className={styles.facts}>{head.facts}</p>
      </div>
      {head.items > 0 && (
        <div className={styles.progress}>
          <b>
            {head.done.toLocaleString('en')} of {head.items.toLocaleString('en')}
          </b>
          <div>items done for this release</div>
        </div>
      )}
    </section>
  )
})

const headKinds = ['product', 'release', 'goal', 'metric', 'feature', 'item'] as const

function headOf(state: State, product: string) {
  const release = focusOf(state, product)
  const goal = release && goalOf(state, release.id)
  if (!release || !goal) return null
  let items = 0
  let done = 0
  for (const { id } of featuresOf(state, release.id)) {
    const tally = state.tallies.byFeature.get(id)
    items += tally?.items ?? 0
    done += tally?.done ?? 0
  }
  const metrics = [...ordered(state, 'metric', goal.id)]
  return {
    goal: goal.text,
    facts: [
      release.name || 'Unnamed release',
      showDate(release.date),
      metrics.length > 0 ? metrics.map(metricText).join(', ') : 'no metric yet',
    ].join(' · '),
    thread: threadOf(state, release.id),
    items,
    done,
  }
}

/** "first hikes planned 0 → 1,000"; no reading is invented, so it says where it starts and where it is to end. */
function metricText({ name, unit, baseline, target, targetHigh }: Metric): string {
  const number = (value: number) => `${value.toLocaleString('en')}${unit ? `\u00a0${unit}` : ''}`
  const end =
    target === null
      ? targetHigh === null
        ? null
        : `up to ${number(targetHigh)}`
      : targetHigh === null
        ? number(target)
        : `${target.toLocaleString('en')}–${number(targetHigh)}`
  const way = [baseline === null ? null : number(baseline), end].filter((part) => part !== null).join(' → ')
  return way ? `${name} ${way}` : name
}
