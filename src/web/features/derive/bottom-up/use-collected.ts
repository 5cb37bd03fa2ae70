import { useMemo } from 'react'
import type { Item } from '#domain/backlog/item.ts'
import { ordered } from '#domain/kernel/state.ts'
import { useProduct } from '#web/product/current-product.tsx'
import { store } from '#web/store/the-store.ts'
import { useVersion } from '#web/store/use-store.ts'
import { bottomUpWords } from '#words/derive.ts'

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
  return bottomUpWords('size', { items: items.length, points })
}
