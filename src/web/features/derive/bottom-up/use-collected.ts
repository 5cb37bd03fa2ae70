import { useMemo } from 'react'
import { count } from '#base/text/count.ts'
import type { Item } from '#domain/backlog/item.ts'
import { ordered } from '#domain/kernel/state.ts'
import { useProduct } from '#web/product/current-product.tsx'
import { store } from '#web/store/the-store.ts'
import { useVersion } from '#web/store/use-store.ts'

/** The items that a roadmap is sought in: open, and tracing to no feature yet; in rank order. */
export function useCollected(): Item[] {
  const product = useProduct()
  const version = useVersion(['item'])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the State changes in place, `version` stands for it
  return useMemo(() => {
    const items: Item[] = []
    for (const item of ordered(store.state, 'item', product.id)) {
      if (item.status !== 'done' && item.feature === null) items.push(item)
    }
    return items
  }, [product.id, version])
}

/** "9 items · 34 points", points only where something is estimated. */
export function sizeOf(items: readonly Item[]): string {
  const points = items.reduce((sum, { estimate }) => sum + (estimate ?? 0), 0)
  const size = count(items.length, 'item')
  return points > 0 ? `${size} · ${count(points, 'point')}` : size
}
