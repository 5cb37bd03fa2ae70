import { useSyncExternalStore } from 'react'
import { scopeIn } from '#domain/kernel/scope.ts'
import { isDraftKept } from '#web/store/draft-hold.ts'
import { drafts } from '#web/store/drafts.ts'
import { store } from '#web/store/the-store.ts'

/** Whether a title of an item waits here, half written. */
export function useHalfWritten(product: string, item: string): boolean {
  const place = { member: store.member, scope: scopeIn(product, 'backlog'), name: `item ${item} title` }
  return useSyncExternalStore(drafts.watch, () => isDraftKept(place))
}
