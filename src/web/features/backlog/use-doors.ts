import { useNavigate, useRouter, useSearch } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { itemByKey, itemKey } from '#domain/keys.ts'
import type { Product } from '#domain/product/product.ts'
import { keepPlace } from '#web/product/list-place.ts'
import type { Desk } from './desk.ts'

/** Long enough that a held arrow key does not write the address for each row. */
const quietMs = 120

/** Lends the desk the ways to an item's page and to its peek, which stands in the address. */
export function useDoors(desk: Desk, product: Product, query: string): void {
  const navigate = useNavigate()
  const router = useRouter()
  const { peek, at } = useSearch({ from: '/inside/p/$key/as-it-was/backlog' })
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  desk.doors = {
    peeking: peek !== undefined,
    open(item) {
      // The page of an item is of now: at a moment that is over one stays in it.
      if (at !== undefined) return desk.doors.peek(item)
      keepPlace({
        product: product.id,
        query,
        cursor: { id: item.id, column: desk.cursor.value.column },
        scroll: desk.view?.scroll() ?? 0,
      })
      void navigate({ to: '/i/$key', params: { key: itemKey(product, item) } })
    },
    plan() {
      void navigate({ to: '/p/$key/roadmap', params: { key: product.key } })
    },
    findThemes() {
      void navigate({ to: '/p/$key/derive/bottom-up', params: { key: product.key } })
    },
    peek(item) {
      clearTimeout(timer.current)
      void router.navigate({
        to: '/p/$key/backlog',
        params: { key: product.key },
        search: ({ peek: _, ...rest }: { q?: string; peek?: string }) =>
          item ? { ...rest, peek: itemKey(product, item) } : rest,
        replace: true,
      })
    },
  }
  // Whoever followed a link to a peek has its row to walk from.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, as the list comes
  useEffect(() => {
    const item = peek && desk.cursor.value.id === null ? itemByKey(desk.store.state, peek) : undefined
    if (item) desk.bringToRow(item.id)
  }, [desk])
  // The peek follows the row.
  useEffect(() => {
    const follow = () => {
      clearTimeout(timer.current)
      if (!desk.doors.peeking) return
      timer.current = setTimeout(() => {
        const item = desk.item(desk.cursor.value.id)
        if (item && desk.doors.peeking) desk.doors.peek(item)
      }, quietMs)
    }
    const stop = desk.cursor.watch(follow)
    return () => {
      clearTimeout(timer.current)
      stop()
    }
  }, [desk])
}
