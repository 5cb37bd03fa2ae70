import { useEffect, useState } from 'react'
import { scopeIn, workspaceScope } from '#domain/kernel/scope.ts'
import { find } from '#domain/kernel/state.ts'
import { pageModel } from '#domain/page-model.ts'
import type { Product } from '#domain/product/product.ts'
import type { HistoryEntry } from '#domain/queries/history.ts'
import type { At } from '#web/product/at.ts'
import { PastStore } from '#web/store/past-store.ts'
import { requestAnswer, requestPast, requestText, type Trouble, troubleOf } from '#web/store/requests.ts'
import type { ReadStore } from '#web/store/screen-store.ts'
import { useStore } from '#web/store/use-store.ts'
import { type LogAnswer, stepAt } from './use-step-at.ts'

/** A product at a moment that is over. */
export interface Past {
  at: At
  /** the last step until then */
  step: HistoryEntry
  store: PastStore
  /** as it was, but by the key that leads to it today */
  product: Product
}

export interface AskedPast {
  /** the one shown: while another is fetched, still that before; null where there was nothing */
  past: Past | null | undefined
  /** why it is not here */
  trouble: Trouble | null
  again: () => void
}

/** Fetches what a product was after a step; nothing of it is kept when one goes on. */
export function usePast(product: Product, at: At): AskedPast {
  const now = useStore()
  const [past, setPast] = useState<Past | null | undefined>()
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [turn, setTurn] = useState(0)
  const { id, key } = product
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new turn asks the same once more
  useEffect(() => {
    let isWanted = true
    fetchPast(now, id, at).then(
      (found) => {
        if (!isWanted) return
        setTrouble(null)
        setPast(found && { ...found, product: { ...found.product, key } })
      },
      (error: unknown) => isWanted && setTrouble(troubleOf(error)),
    )
    return () => {
      isWanted = false
    }
  }, [now, id, key, at, turn])
  return { past, trouble, again: () => setTurn((last) => last + 1) }
}

async function fetchPast(now: ReadStore, product: string, at: At): Promise<Past | null> {
  const answer = await requestAnswer<LogAnswer>('history', stepAt(product, at))
  const step = answer?.entries[0]
  if (!step) return null
  const wanted = [workspaceScope, scopeIn(product, 'plan'), scopeIn(product, 'backlog')].filter((scope) =>
    now.holds(scope),
  )
  const fetched = await Promise.all(wanted.map((scope) => requestPast(scope, step.seq)))
  const scopes = new Map(
    wanted.flatMap((scope, index) => (fetched[index] ? [[scope, fetched[index]] as const] : [])),
  )
  const store = new PastStore(pageModel, { seq: step.seq, member: now.member, scopes }, requestText)
  const record = find(store.state, 'product', product)
  return record ? { at, step, store, product: record } : null
}
