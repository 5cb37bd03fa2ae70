import { Link } from '@tanstack/react-router'
import { useCallback } from 'react'
import { featureFilter } from '#domain/backlog/feature-filter.ts'
import type { Item } from '#domain/backlog/item.ts'
import { find } from '#domain/kernel/state.ts'
import { showDate } from '#domain/roadmap/release-date.ts'
import { traceOf } from '#domain/roadmap/trace.ts'
import { recordKey } from '#web/product/record-fields.ts'
import { useQuery, useRecord, useStore } from '#web/store/use-store.ts'
import { threadOf } from '#web/thread/thread.ts'
import { Clamped } from '#web/ui/clamp.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { itemPageWords as say } from '#words/item-page.ts'
import styles from './item-view.module.css'

/** The line from the goal down to the item: why it is there. */
export function ItemTrace({ item }: { item: Item }) {
  const { state } = useStore()
  const product = useRecord('product', item.product)
  const parent = useRecord('item', item.parent)
  const trace = useQuery(
    useCallback((from) => traceOf(from, item), [item]),
    { kinds: planKinds },
  )
  const thread = useQuery(
    useCallback((from) => threadOf(from, trace?.release.id), [trace]),
    {
      kinds: planKinds,
    },
  )
  if (!product) return null
  const params = { key: product.key }
  const { release } = trace ?? {}
  return (
    <nav className={styles.trace} aria-label={say('place')} style={{ '--t': thread } as React.CSSProperties}>
      <ol>
        {release && trace ? (
          <>
            <li>
              <i className={styles.dot} data-thread aria-hidden="true" />
              <Link to="/p/$key/roadmap" params={params}>
                {say('release', {
                  named: release.name === '' ? 'no' : 'yes',
                  name: release.name,
                  date: showDate(release.date),
                })}
              </Link>
            </li>
            {trace.goal.text !== '' && (
              <li className={styles.why}>
                <Clamped lines={2} of={say('goal')} text={trace.goal.text}>
                  <Link to="/p/$key/roadmap" params={params}>
                    <bdi>{trace.goal.text}</bdi>
                  </Link>
                </Clamped>
              </li>
            )}
            <li>
              <Link to="/p/$key/backlog" params={params} search={{ q: featureFilter(trace.feature) }}>
                <bdi>{trace.feature.name}</bdi>
              </Link>
            </li>
          </>
        ) : (
          <li className={styles.quiet}>{say('noGoal')}</li>
        )}
        {parent && find(state, 'item', parent.id) && (
          <li>
            <Link to="/i/$key" params={{ key: recordKey(state, 'item', parent) ?? parent.id }}>
              <Icon name={parent.kind} />
              <bdi>{parent.title}</bdi>
            </Link>
          </li>
        )}
      </ol>
    </nav>
  )
}

const planKinds = ['item', 'release', 'goal', 'feature'] as const
