import type { useNavigate } from '@tanstack/react-router'
import { ordered } from '#domain/kernel/state.ts'
import type { FoundThings, PaletteResult } from '#web/actions/palette.tsx'
import { createItemSearch } from '#web/product/item-search.ts'
import { kindKey } from '#web/store/subscriptions.ts'
import { store } from '#web/store/the-store.ts'

/** What the palette finds besides what can be done: the other products, and the items of this one by key or title. */
export function findThings(product: string, navigate: ReturnType<typeof useNavigate>) {
  const keyOf = () => store.state.records.product.get(product)?.key ?? ''
  const searchItems = createItemSearch(() => ({
    key: keyOf(),
    version: store.subscriptions.versionOf(kindKey('item')),
    items: () => ordered(store.state, 'item', product),
  }))
  return (query: string): FoundThings => {
    const { state } = store
    const key = keyOf()
    const others = [...state.records.product.values()].filter(({ id }) => id !== product)
    // One Latin letter stands in nearly every title.
    const { items, count } = /^[\0-\x7f]?$/.test(query.trim()) ? { items: [], count: 0 } : searchItems(query)
    return {
      results: [
        ...others.map((other): PaletteResult => {
          const perform = () => void navigate({ to: '/p/$key/roadmap', params: { key: other.key } })
          return { id: other.id, label: other.name, detail: other.key, perform }
        }),
        ...items.map((item): PaletteResult => {
          const name = `${key}-${item.number}`
          const perform = () => void navigate({ to: '/i/$key', params: { key: name } })
          return { id: item.id, label: item.title, detail: name, fits: true, perform }
        }),
      ],
      more: count - items.length,
    }
  }
}
