import { Link } from '@tanstack/react-router'
import { memo, useCallback } from 'react'
import { tallyOf } from '#domain/backlog/tally.ts'
import { ordered, type State } from '#domain/kernel/state.ts'
import type { Product } from '#domain/product/product.ts'
import { createRelease } from '#domain/roadmap/create-release.ts'
import { showDate } from '#domain/roadmap/release-date.ts'
import { featuresOf, focusOf, goalOf } from '#domain/roadmap/trace.ts'
import { metricLine } from '#web/product/metric-line.ts'
import { PutFirst } from '#web/product/put-first.tsx'
import { useMay, useQuery } from '#web/store/use-store.ts'
import { threadOf } from '#web/thread/thread.ts'
import { Clamped } from '#web/ui/clamp.tsx'
import { marked } from '#web/ui/marked.ts'
import { backlogHeadWords as say } from '#words/backlog.ts'
import styles from './goal-head.module.css'

/** The goal that heads the backlog: nobody ranks items without reading why first. */
export const GoalHead = memo(function GoalHead({ product, empty }: { product: Product; empty: boolean }) {
  const head = useQuery(
    useCallback((state: State) => headOf(state, product.id), [product.id]),
    { kinds: headKinds },
  )
  const mayPlan = useMay(createRelease)
  const params = { key: product.key }
  if (!head) {
    // Nothing to derive from; what to begin with is said in the middle of the page.
    if (empty) return null
    return (
      <p className={styles.none}>
        {marked(say, mayPlan ? 'none' : 'noneToRead', {
          derive: (words) => (
            <Link to="/p/$key/derive/bottom-up" params={params}>
              {words}
            </Link>
          ),
          plan: (words) => (
            <Link to="/p/$key/roadmap" params={params}>
              {words}
            </Link>
          ),
        })}
      </p>
    )
  }
  return (
    <section className={styles.head} aria-label={say('goal')} style={{ '--t': head.thread } as never}>
      <div className={styles.why}>
        <Clamped lines={2} of={say('goal')} className={styles.goal} text={head.goal} />
        <Clamped lines={2} of={say('about')} className={styles.facts} text={head.facts} />
      </div>
      <div className={styles.beside}>
        <PutFirst product={product.id} />
        {head.items > 0 && (
          <div className={styles.progress}>
            {marked(
              say,
              'done',
              { tally: (words) => <b>{words}</b>, unit: (words) => <div>{words}</div> },
              { done: head.done, items: head.items },
            )}
          </div>
        )}
      </div>
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
    const tally = tallyOf(state, id)
    items += tally.items
    done += tally.done
  }
  const metrics = [...ordered(state, 'metric', goal.id)]
  return {
    goal: goal.text,
    facts: say('facts', {
      named: release.name === '' ? 'no' : 'yes',
      name: release.name,
      date: showDate(release.date),
      measured: metrics.length > 0 ? 'yes' : 'no',
      metrics: metrics.map(metricLine).join(', '),
    }),
    thread: threadOf(state, release.id),
    items,
    done,
  }
}
