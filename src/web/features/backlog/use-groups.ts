import { useCallback, useMemo, useState, useSyncExternalStore } from 'react'
import type { Item } from '#domain/backlog/item.ts'
import { itemsByRelease } from '#domain/backlog/items-by-release.ts'
import type { Kind } from '#domain/kinds.ts'
import { kindKey } from '#web/store/subscriptions.ts'
import { useOrdered, useStore, useVersion } from '#web/store/use-store.ts'
import type { Desk } from './desk.ts'
import { type Folds, readFolds, writeFolds } from './folds.ts'
import { Grouped, type GroupOf, loose } from './grouped.ts'
import { type Shown, shownItems } from './shown.ts'

const moves: readonly Kind[] = ['item', 'feature', 'goal', 'release']
const releaseKind: readonly Kind[] = ['release']
const none: Folds = {}

/**
 * What is shown, by release: those to come in time order, then what is for none, and last what is released, which is
 * history and begins folded. Without a release there is nothing to group by. Under a filter only groups with something
 * in them stand there, unfolded, since whoever looks for something wants to see it.
 */
export function useGroups(
  desk: Desk,
  fitting: Shown,
  { on, filtering }: { on: boolean; filtering: boolean },
): Shown {
  const store = useStore()
  const { id: product } = desk.product
  const { records: releases } = useOrdered('release', product)
  const releaseVersion = useVersion(releaseKind)
  const grouping = on && releases.size > 0
  const index = grouping ? itemsByRelease(store.state, product) : null
  const subscribe = useCallback(
    (listener: () => void) => store.subscriptions.subscribe(moves.map(kindKey), listener),
    [store],
  )
  const version = useSyncExternalStore(subscribe, () => index?.version ?? 0)
  const [kept, setKept] = useState(() => readFolds({ member: store.member, product }))
  const [inFilter, setInFilter] = useState(none)
  if (!filtering && inFilter !== none) setInFilter(none)

  const shown = useMemo(() => {
    void version
    void releaseVersion
    if (!index) return fitting
    const groupOf = (item: Item) => index.releaseOf(item) ?? loose
    const found = fitting === desk.all ? null : Map.groupBy(fitting.slice(), groupOf)
    const groupFor = (id: string, release: string | null, released: boolean): GroupOf => ({
      id,
      items: found ? shownItems(found.get(id) ?? []) : index.of(release).items,
      folded: filtering ? (inFilter[id] ?? false) : (kept[id] ?? released),
    })
    const columns = [...releases].map((release) => ({
      ...groupFor(release.id, release.id, release.released),
      stays: !filtering && !release.released,
      released: release.released,
    }))
    const groups = [
      ...columns.filter(({ released }) => !released),
      { ...groupFor(loose, null, false), stays: false },
      ...columns.filter(({ released }) => released),
    ]
    return new Grouped(
      groups.filter(({ items, stays }) => stays || items.size > 0),
      groupOf,
    )
  }, [index, version, releaseVersion, fitting, desk, releases, filtering, inFilter, kept])

  desk.fold = (group, folded) => {
    // The keyboard stays where it is seen.
    const at = desk.item(desk.cursor.value.id)
    if (folded && at && index && (index.releaseOf(at) ?? loose) === group)
      desk.cursor.set({ id: group, column: -1 })
    if (filtering) {
      setInFilter((folds) => ({ ...folds, [group]: folded }))
      return
    }
    const next = { ...kept, [group]: folded }
    setKept(next)
    writeFolds({ member: store.member, product }, next, [...[...releases].map(({ id }) => id), loose])
  }
  return shown
}
