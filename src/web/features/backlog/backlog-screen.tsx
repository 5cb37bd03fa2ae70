import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { createItem } from '#domain/backlog/create-item.ts'
import { countOf } from '#domain/kernel/counts.ts'
import { ordered } from '#domain/kernel/state.ts'
import type { Product } from '#domain/product/product.ts'
import { useActions } from '#web/actions/use-actions.ts'
import { takePlace } from '#web/product/list-place.ts'
import { useMay, useOrdered, useQuery, useStore } from '#web/store/use-store.ts'
import { useKeptWithBack } from '#web/ui/use-kept-with-back.ts'
import { backlogGroupWords as groupSay } from '#words/backlog.ts'
import { groupWords } from '#words/groups.ts'
import { BacklogBar } from './backlog-bar.tsx'
import styles from './backlog-screen.module.css'
import { BulkBar } from './bulk-bar.tsx'
import { halfComposed } from './composer-draft.ts'
import { Desk } from './desk.ts'
import { FilteredEmpty, FirstUse } from './empty-backlog.tsx'
import { FeatureDialog } from './feature-dialog.tsx'
import { filterActions, orphans } from './filter-actions.ts'
import { FilterLine } from './filter-line.tsx'
import { GoalHead } from './goal-head.tsx'
import { useHeldRow } from './held-row.ts'
import { itemActions } from './item-actions.ts'
import { ItemList } from './item-list.tsx'
import { MoveDialog } from './move-dialog.tsx'
import { listKeys } from './row-actions.ts'
import { useArrivalInList } from './use-arrival-in-list.ts'
import { DeskContext, usePart } from './use-desk.ts'
import { useDoors } from './use-doors.ts'
import { useGroups } from './use-groups.ts'
import { useShown } from './use-shown.ts'
import { watchLosses } from './watch-losses.ts'

/** The backlog of a product as a ranked list, under a filter text that the address keeps. */
export function BacklogScreen({
  product,
  text,
  onText,
  grouped,
  onGrouped,
}: {
  product: Product
  text: string
  onText: (text: string) => void
  /** whether rows are to stand by release */
  grouped: boolean
  onGrouped: (on: boolean) => void
}) {
  const store = useStore()
  const { all, shown: fitting, filter, filtering, listVersion, terms, slips } = useShown(product.id, text)
  const [desk] = useState(() => new Desk(store, product, ordered(store.state, 'item', product.id)))
  desk.product = product
  desk.all = all
  const held = useHeldRow(desk, fitting, text)
  const shown = useGroups(desk, held, { on: grouped, filtering })
  desk.shown = shown
  desk.filter = filter
  useDoors(desk, product, text)
  useArrivalInList(desk)
  const composing = usePart(desk.composing, (value) => value !== null)
  const loose = useQuery(
    useCallback((state) => countOf(state.counts, product.id, 'loose'), [product.id]),
    { kinds: itemKind },
  )
  const planned = useOrdered('release', product.id).records.size > 0
  useEffect(() => watchLosses(desk), [desk])
  // What was half written when the screen was left stands there again.
  const mayPlan = useMay(createItem)
  useEffect(() => {
    if (mayPlan && desk.composing.value === null) desk.composing.set(halfComposed(desk))
  }, [desk, mayPlan])
  // Back from an item: the same row, at the same height.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, as the list comes
  useEffect(() => {
    const place = takePlace(product.id, text)
    if (!place || !desk.item(place.cursor.id)) return
    desk.cursor.set(place.cursor)
    desk.view?.restore(place.scroll)
  }, [desk])
  useKeptWithBack(
    'row',
    () => desk.cursor.value,
    (cursor) => desk.item(cursor.id) && desk.cursor.set(cursor),
  )
  const input = useRef<HTMLInputElement>(null)
  const latest = useRef(text)
  latest.current = text

  const actions = useMemo(() => itemActions(desk), [desk])
  const keysOfList = useMemo(listKeys, [])
  const filters = useMemo(
    () => filterActions({ text: () => latest.current, onText, input: () => input.current }),
    [onText],
  )
  useActions('backlog', actions, () => desk.inHand())
  useActions('backlog', filters)
  useActions('backlog', [
    {
      id: 'backlog.group',
      label: () => groupSay(grouped ? 'switchOff' : 'switchOn'),
      group: groupWords('rows'),
      keys: ['Shift+V'],
      words: groupSay('byWords'),
      enabled: () => planned,
      perform: () => onGrouped(!grouped),
    },
  ])
  useActions('backlog', keysOfList)

  const compose = useCallback(() => desk.compose(null), [desk])
  const showOrphans = useCallback(() => onText(orphans), [onText])
  const first = all.size === 0 && !composing
  return (
    <DeskContext value={desk}>
      <div className={styles.screen}>
        <BacklogBar product={product} text={text} empty={first} onNew={mayPlan ? compose : null} />
        <GoalHead product={product} empty={first} />
        {first ? (
          <FirstUse product={product} onNew={mayPlan ? compose : null} />
        ) : (
          <>
            <FilterLine
              desk={desk}
              text={text}
              onText={onText}
              shown={fitting.size}
              total={all.size}
              terms={terms}
              slips={slips}
              loose={text.includes(orphans) || !planned ? 0 : loose}
              grouped={planned ? grouped : null}
              onGrouped={onGrouped}
              onLoose={showOrphans}
              input={input}
            />
            {held.size === 0 && !composing ? (
              <FilteredEmpty
                text={text}
                total={all.size}
                onClear={() => onText('')}
                onNew={mayPlan ? compose : null}
              />
            ) : (
              <ItemList desk={desk} shown={shown} all={all} filtering={filtering} version={listVersion} />
            )}
            <BulkBar desk={desk} actions={actions} />
          </>
        )}
        <MoveDialog desk={desk} />
        <FeatureDialog desk={desk} />
      </div>
    </DeskContext>
  )
}

const itemKind = ['item'] as const
