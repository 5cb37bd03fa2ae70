import { Link } from '@tanstack/react-router'
import { useCallback } from 'react'
import { count } from '#base/text/count.ts'
import { ordered, type State } from '#domain/kernel/state.ts'
import type { Product } from '#domain/product/product.ts'
import { useQuery } from '#web/store/use-store.ts'
import { Button } from '#web/ui/button.tsx'
import { classNames } from '#web/ui/class-names.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import styles from './backlog-screen.module.css'

export function FirstUse({ product, onNew }: { product: Product; onNew: (() => void) | null }) {
  const planned = useQuery(
    useCallback((state: State) => ordered(state, 'release', product.id).size > 0, [product.id]),
    { kinds: releaseKind },
  )
  const params = { key: product.key }
  return (
    <EmptyState
      title="What the product will be made of, in order"
      actions={
        onNew && (
          <>
            <Link className={classNames(styles.link, styles.primary)} to="/p/$key/import" params={params}>
              Import a backlog
            </Link>
            <Button keys={['C']} onClick={onNew}>
              New item
            </Button>
            {planned && (
              <Link className={styles.link} to="/p/$key/derive/top-down" params={params}>
                Derive from the roadmap
              </Link>
            )}
          </>
        )
      }
    >
      The backlog holds epics, stories and everything else there is to do, the most important first. Each item
      traces to a feature and its goal, so that everyone sees why it is there.
    </EmptyState>
  )
}

const releaseKind = ['release'] as const

export function FilteredEmpty({
  text,
  total,
  onClear,
  onNew,
}: {
  text: string
  total: number
  onClear: () => void
  onNew: (() => void) | null
}) {
  return (
    <EmptyState
      title="Nothing fits this filter"
      actions={
        <>
          <Button keys={['Alt+Shift+F']} onClick={onClear}>
            Clear the filter
          </Button>
          {onNew && (
            <Button look="quiet" keys={['C']} onClick={onNew}>
              New item
            </Button>
          )}
        </>
      }
    >
      <q>{text.trim()}</q> hides all {count(total, 'item')}.
    </EmptyState>
  )
}
