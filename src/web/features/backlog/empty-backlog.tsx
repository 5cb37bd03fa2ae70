import { Link } from '@tanstack/react-router'
import { useCallback } from 'react'
import { ordered, type State } from '#domain/kernel/state.ts'
import type { Product } from '#domain/product/product.ts'
import { useQuery, useStatus } from '#web/store/use-store.ts'
import { Button } from '#web/ui/button.tsx'
import { classNames } from '#web/ui/class-names.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { marked } from '#web/ui/marked.ts'
import { emptyBacklogWords as say } from '#words/backlog.ts'
import styles from './backlog-screen.module.css'

export function FirstUse({ product, onNew }: { product: Product; onNew: (() => void) | null }) {
  const planned = useQuery(
    useCallback((state: State) => ordered(state, 'release', product.id).size > 0, [product.id]),
    { kinds: releaseKind },
  )
  const params = { key: product.key }
  if (useStatus() === 'past') return <EmptyState title={say('noneThen')} />
  return (
    <EmptyState
      title={say('title')}
      actions={
        onNew && (
          <>
            <Link className={classNames(styles.link, styles.primary)} to="/p/$key/import" params={params}>
              {say('import')}
            </Link>
            <Button keys={['C']} onClick={onNew}>
              {say('newItem')}
            </Button>
            {planned && (
              <Link className={styles.link} to="/p/$key/derive/top-down" params={params}>
                {say('derive')}
              </Link>
            )}
          </>
        )
      }
    >
      {say('lead')}
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
      title={say('nothingFits')}
      actions={
        <>
          <Button keys={['Alt+Shift+F']} onClick={onClear}>
            {say('clear')}
          </Button>
          {onNew && (
            <Button look="quiet" keys={['C']} onClick={onNew}>
              {say('newItem')}
            </Button>
          )}
        </>
      }
    >
      {marked(say, 'hidden', { q: (words) => <q>{words}</q> }, { filter: text.trim(), count: total })}
    </EmptyState>
  )
}
