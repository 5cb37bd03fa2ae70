import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { createItem } from '#domain/backlog/create-item.ts'
import { countOf } from '#domain/kernel/counts.ts'
import { ordered } from '#domain/kernel/state.ts'
import type { Product } from '#domain/product/product.ts'
import { useActions } from '#web/actions/use-actions.ts'
import { takePlace } from '#web/product/list-place.ts'
import { useMay, useQuery, useStore } from '#web/store/use-store.ts'
import { BacklogBar } from './backlog-bar.tsx'
import styles from './backlog-screen.module.css'
import { BulkBar } from './bulk-bar.tsx'
import { halfComposed } from './composer-draft.ts'
import { Desk } from './desk.ts'
import { FilteredEmpty, FirstUse } from './empty-backlog.tsx'
import { filterActions, orphans } from './filter-actions.ts'
import { FilterLine } from './filter-line.tsx'
import { GoalHead } from './goal-head.tsx'
import { useHeldRow } from './held-row.ts'
import { itemActions } from './item-actions.ts'
import { ItemList } from './item-list.tsx'
import { MoveDialog } from './move-dialog.tsx'
import { DeskContext, usePart } from './use-desk.ts'
import { useDoors } from './use-doors.ts'
import { useShown } from './use-shown.ts'
import { watchLosses } from './watch-losses.ts'

/** The backlog of a product as a ranked list, under a filter text that the address keeps. */
export function BacklogScreen({
  product,
  text,
  onText,
}: {
  product: Product
  text: string
  onText: (text: string) => void
}) {
  const store = useStore()
  const { all, shown: fitting, filter, listVersion, terms, slips } = useShown(product.id, text)
  const [desk] = useState(() => new Desk(store, product, ordered(store.state, 'item', product.id)))
  desk.product = product
  desk.all = all
  const shown = useHeldRow(desk, fitting, text)
  desk.shown = shown
  desk.filter = filter
  useDoors(desk, product, text)
  const composing = usePart(desk.composing, (value) => value !== null)
  const loose = useQuery(
    useCallback((state) => countOf(state.counts, product.id, 'loose'), [product.id]),
    { kinds: itemKind },
  )
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
  const input = useRef<HTMLInputElement>(null)
  const latest = useRef(text)
  latest.current = text

  const actions = useMemo(() => itemActions(desk), [desk])
  const filters = useMemo(
    () => filterActions({ text: () => latest.current, onText, input: () => input.current }),
    [onText],
  )
  useActions('backlog', actions)
  useActions('backlog', filters)

  const compose = useCallback(
    () => desk.composing.set({ after: null, parent: null, asked: Symbol() }),
    [desk],
  )
  const showOrphans = useCallback(() => onText(orphans), [onText])
  const first = all.size === 0 && !composing
  return (
    <DeskContext value={desk}>
      <div className={styles.screen}>
        <BacklogBar product={product} empty={first} onNew={mayPlan ? compose : null} />
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
              loose={loose}
              onLoose={showOrphans}
              input={input}
            />
            {shown.size === 0 && !composing ? (
              <FilteredEmpty
                text={text}
                total={all.size}
                onClear={() => onText('')}
                onNew={mayPlan ? compose : null}
              />
            ) : (
              <ItemList desk={desk} shown={shown} all={all} version={listVersion} />
            )}
            <BulkBar desk={desk} actions={actions} />
          </>
        )}
        <MoveDialog desk={desk} />
      </div>
    </DeskContext>
  )
}

const itemKind = ['item'] as const
