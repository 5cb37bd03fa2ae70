import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useLayoutEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react'
import type { SortedList } from '#base/sorted-list.ts'
import type { Command } from '#domain/kernel/command.ts'
import type { Scope } from '#domain/kernel/scope.ts'
import { find, ordered, type State } from '#domain/kernel/state.ts'
import type { Kind, RecordOf } from '#domain/kinds.ts'
import type { Member } from '#domain/people/member.ts'
import type { Presence, Unwell } from '#protocol/messages.ts'
import type { Flash } from './flashes.ts'
import type { ScreenStore, Status } from './screen-store.ts'
import type { Signal } from './signal.ts'
import { everything, kindKey } from './subscriptions.ts'
import { store as theStore } from './the-store.ts'
import { listKey } from './touched.ts'
import type { UndoLabels } from './undo/undo-stack.ts'

/** The store that the hooks below read; a test may put another in its place. */
export const StoreContext = createContext<ScreenStore>(theStore)

export function useStore(): ScreenStore {
  return useContext(StoreContext)
}

/** One record, or undefined; renders again only when that record changes. */
export function useRecord<K extends Kind>(kind: K, id: string | null | undefined): RecordOf<K> | undefined {
  const store = useStore()
  const subscribe = useCallback(
    (listener: () => void) => store.subscriptions.subscribe(id ? [id] : [], listener),
    [store, id],
  )
  const read = () => (id ? find(store.state, kind, id) : undefined)
  // Given twice, here and below, so that a test can draw a screen without a browser.
  return useSyncExternalStore(subscribe, read, read)
}

/** A list as it stood when this was made: a new object each time its members or their order change. */
export interface Listing<K extends Kind> {
  /** the live list: `size`, `at`, `slice`, `indexOf`, in place and never copied */
  records: SortedList<RecordOf<K>>
  /** for the dependencies of a memo, where `records` itself stays the same object */
  version: number
}

/**
 * The records of `kind` in order within a product, release …; renders again when one comes, goes or moves, not
 * when a title in it changes: each row reads its own record with `useRecord`.
 */
export function useOrdered<K extends Kind>(kind: K, within: string): Listing<K> {
  const store = useStore()
  const key = listKey(kind, within)
  const subscribe = useCallback(
    (listener: () => void) => store.subscriptions.subscribe([key], listener),
    [store, key],
  )
  const version = useSyncExternalStore(subscribe, () => store.subscriptions.versionOf(key))
  // The version stands for what is inside `records`.
  return useMemo(
    () => ({ records: ordered(store.state, kind, within), version }),
    [store, kind, within, version],
  )
}

/** Moves whenever a record of these kinds changes: for the dependencies of a memo or a worker's input. */
export function useVersion(kinds?: readonly Kind[]): number {
  const store = useStore()
  const keys = kinds ? kinds.map(kindKey).join() : everything
  const subscribe = useCallback(
    (listener: () => void) => store.subscriptions.subscribe(keys.split(','), listener),
    [store, keys],
  )
  return useSyncExternalStore(subscribe, () => {
    let version = 0
    for (const key of keys.split(',')) version += store.subscriptions.versionOf(key)
    return version
  })
}

interface QueryOptions<T> {
  /** the kinds that the answer depends on; all when left out */
  kinds?: readonly Kind[]
  /** answers that are equal do not render again; by default each field or element is compared */
  isEqual?(a: T, b: T): boolean
}

/**
 * What `select` finds in the State. It runs again on every change of the `kinds`, so name them, and keep it to
 * what indexes answer. It must not return the State's own maps or lists: those change in place.
 */
export function useQuery<T>(
  select: (state: State) => T,
  { kinds, isEqual = shallowEqual }: QueryOptions<T> = {},
): T {
  const store = useStore()
  const keys = kinds ? kinds.map(kindKey).join() : everything
  const subscribe = useCallback(
    (listener: () => void) => store.subscriptions.subscribe(keys.split(','), listener),
    [store, keys],
  )
  const [kept] = useState<{ answer?: { value: T } }>({})
  const read = useMemo(() => {
    let at = -1
    let value: T
    return () => {
      let version = 0
      for (const key of keys.split(',')) version += store.subscriptions.versionOf(key)
      if (version === at) return value
      const next = select(store.state)
      value = kept.answer && isEqual(kept.answer.value, next) ? kept.answer.value : next
      at = version
      return value
    }
  }, [store, keys, select, isEqual, kept])
  const value = useSyncExternalStore(subscribe, read, read)
  useEffect(() => {
    kept.answer = { value }
  }, [kept, value])
  return value
}

function shallowEqual(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b) return false
  if (Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false
  if (!Array.isArray(a) && Object.getPrototypeOf(a) !== Object.prototype) return false
  const names = Object.keys(a)
  if (names.length !== Object.keys(b).length) return false
  return names.every((name) => Object.is((a as never)[name], (b as never)[name]))
}

export function useSignal<T>(signal: Signal<T>): T {
  const read = () => signal.value
  return useSyncExternalStore(signal.watch, read, read)
}

export function useStatus(): Status {
  return useSignal(useStore().status)
}

/** What keeps the server from saving; null while nothing does. */
export function useUnwell(): Unwell | null {
  return useSignal(useStore().unwell)
}

/** Whether there is a State to show. */
export function useLoaded(): boolean {
  return useSignal(useStore().loaded)
}

/** How many batches the server has not answered. */
export function usePendingCount(): number {
  return useSignal(useStore().pendingCount)
}

/** How many of them show nothing before the server has decided. */
export function useUnforeseenCount(): number {
  return useSignal(useStore().unforeseenCount)
}

/** What undo and redo are about. */
export function useHistory(): UndoLabels {
  return useSignal(useStore().history)
}

/** The member whose page this is. */
export function useMe(): Member | undefined {
  return useRecord('member', useStore().member)
}

/** Whether the person may run the command in the product that they look at; the same rule as the server's. */
export function useMay(command: Pick<Command, 'allow'>): boolean {
  const store = useStore()
  // Another product that is looked at is another answer.
  useSignal(store.product)
  return useQuery(() => store.may(command), { kinds: ['member', 'membership', 'product'] })
}

/**
 * Looks at a product: true once all that may be had of it is here. From then on it stays so, whatever comes or goes:
 * nobody's screen is taken away from under them.
 */
export function useOpen(product: string | undefined): boolean {
  const store = useStore()
  // Before anything is painted: what one may do is asked of this product.
  useLayoutEffect(() => {
    if (product) store.open(product)
  }, [store, product])
  useSignal(store.held)
  const [last, setLast] = useState<string | undefined>()
  const now = product !== undefined && store.opened(product)
  if (now && last !== product) setLast(product)
  return now || (product !== undefined && last === product)
}

/** Whether every product that the person has a part in is here, so that one that is not found is not there. */
export function useAllProducts(): boolean {
  const store = useStore()
  useSignal(store.held)
  return store.hasPlans()
}

/** Whether the page holds the scope: where it does not, there is nothing to show of it, rather than nothing in it. */
export function useHolds(scope: Scope): boolean {
  const store = useStore()
  useSignal(store.held)
  return store.holds(scope)
}

/**
 * A long text: undefined while it is on its way, null when there is none or it may not be seen. It is fetched when it
 * is first looked at; what the person wrote themselves is there at once.
 */
export function useDocument(id: string | null): string | null | undefined {
  const { documents } = useStore()
  const watch = useCallback(
    (listener: () => void) => (id === null ? () => {} : documents.watch(id, listener)),
    [documents, id],
  )
  const text = useSyncExternalStore(watch, () => (id === null ? null : documents.peek(id)))
  const missing = id !== null && documents.isMissing(id)
  const status = useStatus()
  useEffect(() => {
    // Whoever could not be reached is asked again when the line is back.
    if (id !== null && text === undefined && status !== 'loading') documents.load(id).catch(() => {})
  }, [documents, id, text, status])
  return missing ? null : text
}

/** Who else is on a screen that shows the scope. */
export function usePresence(scope: Scope): readonly Presence[] {
  return useSignal(useStore().others.in(scope))
}

/** Whether the record has just landed, or was changed by somebody else: `data-flash={flash || undefined}`. */
export function useFlash(id: string): Flash {
  const { flashes } = useStore()
  const subscribe = useCallback((listener: () => void) => flashes.subscribe([id], listener), [flashes, id])
  const read = () => flashes.of(id)
  return useSyncExternalStore(subscribe, read, read)
}
