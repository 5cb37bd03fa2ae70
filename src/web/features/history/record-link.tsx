import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Line } from '#domain/history/in-words.ts'
import { scopeIn } from '#domain/kernel/scope.ts'
import { find } from '#domain/kernel/state.ts'
import type { Product } from '#domain/product/product.ts'
import { useStore } from '#web/store/use-store.ts'

/** Leads to the record: where it stands now, or where it stood when it was last there. */
export function RecordLink({
  line: { kind, id },
  product,
  gone,
  tabIndex,
  className,
  children,
}: {
  line: Pick<Line, 'kind' | 'id'>
  product: Product
  /** the step after which it was there, for when it is not any more */
  gone: number
  tabIndex?: 0 | -1
  className?: string | undefined
  children: ReactNode
}) {
  const store = useStore()
  const record = find(store.state, kind, id)
  const params = { key: product.key }
  const rest = { params, className, ...(tabIndex !== undefined && { tabIndex }) }
  const inBacklog = kind === 'item' || kind === 'theme'
  if (inBacklog && !store.holds(scopeIn(product.id, 'backlog'))) return children
  if (!record) {
    if (gone < 1) return children
    return (
      <Link to={inBacklog ? '/p/$key/backlog' : '/p/$key/roadmap'} search={{ at: gone }} {...rest}>
        {children}
      </Link>
    )
  }
  if (inBacklog) {
    const q = kind === 'item' && 'number' in record ? `${product.key}-${record.number}` : ''
    return (
      <Link to="/p/$key/backlog" search={q ? { q } : {}} {...rest}>
        {children}
      </Link>
    )
  }
  const onRoadmap = kind === 'release' || kind === 'goal' || kind === 'feature' || kind === 'metric'
  return (
    <Link to={onRoadmap ? '/p/$key/roadmap' : '/p/$key/settings'} {...rest}>
      {children}
    </Link>
  )
}
