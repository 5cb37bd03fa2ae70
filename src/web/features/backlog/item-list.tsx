import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { numberingOf } from '#domain/backlog/numbering.ts'
import { useVersion } from '#web/store/use-store.ts'
import { useThread } from '#web/thread/lit-thread.ts'
import { useFixedRows } from '#web/ui/use-fixed-rows.ts'
import { useScrollKept } from '#web/ui/use-kept-with-back.ts'
import { usePrinting } from '#web/ui/use-printing.ts'
import { backlogWords } from '#words/backlog.ts'
import { fieldWords } from '#words/fields.ts'
import { Composer } from './composer.tsx'
import type { Desk } from './desk.ts'
import { dropPlace, type RowGap } from './drop-place.ts'
import { GroupHead } from './group-head.tsx'
import { groupsOf, lineOf, linesOf, loose } from './grouped.ts'
import styles from './item-list.module.css'
import rowStyles from './item-row.module.css'
import { ItemRow } from './item-row.tsx'
import {
  isField,
  onClick,
  onContextMenu,
  onDoubleClick,
  onFocus,
  onKeyDown,
  onPointerDown,
} from './list-input.ts'
import { columnCount } from './pickers.ts'
import type { Shown } from './shown.ts'
import { inSlot, slotOfGap, slotOfRow } from './slots.ts'
import { usePart } from './use-desk.ts'
import { useRowHeight } from './use-row-height.ts'
import { whenDraggable } from './when-draggable.ts'

/** Some hundred pages; of more it is said that they are not on paper. */
const mostPrinted = 5_000

/** Rows drawn beyond each edge, so that a held arrow key always meets a drawn row. */
const overscan = 4

/**
 * The rows, of which only those in view are drawn. One tab stop; arrows walk rows, → goes into cells. `version`
 * moves when items come, go or change places.
 */
export function ItemList({
  desk,
  shown,
  all,
  filtering,
}: {
  desk: Desk
  shown: Shown
  all: Shown
  filtering: boolean
  version: number
}) {
  const scroller = useRef<HTMLDivElement>(null)
  const grid = useRef<HTMLDivElement>(null)
  const rowHeight = useRowHeight()
  const plan = useVersion(planKinds)
  const composing = usePart(desk.composing, (value) => value)
  const composerAt = composing ? desk.rowOf(composing.after) + 1 : -1
  const beneath = usePart(desk.beneath, (value) => value)
  const beneathAt = beneath ? desk.rowOf(beneath.id) + 1 : 0
  // What is said beneath a row belongs to it, and stands above the composer.
  const said: readonly RowGap[] =
    beneath && beneathAt > 0 ? [{ before: beneathAt, slots: Math.ceil(beneath.height / rowHeight) }] : []
  const composerSays = usePart(desk.composerSays, (height) => height)
  const headSlots = useHeadSlots(scroller, rowHeight)
  const heads = groupsOf(shown).map((head) => ({ before: head.from, slots: headSlots, head }))
  // Behind no row it stands at the top: of what is for no release, where there are groups.
  const atTop =
    composing && desk.rowOf(composing.after) < 0 ? heads.find(({ head }) => head.id === loose) : undefined
  const composer: RowGap = {
    before: atTop?.before ?? composerAt,
    slots: 1 + Math.ceil(composerSays / rowHeight),
  }
  const aroundComposer = composing ? [composer] : []
  const gaps: readonly RowGap[] = atTop
    ? [...said, ...heads.flatMap((head) => (head === atTop ? [head, composer] : [head]))]
    : [...said, ...aroundComposer, ...heads]
  const count = gaps.reduce((sum, { slots }) => sum + slots, shown.size)
  const slotOf = (row: number) => slotOfRow(row, gaps)
  const composerSlot = composing ? slotOfGap(composer, gaps) : 0

  const inView = useFixedRows({ count, rowHeight, overscan, scroller })
  const printing = usePrinting()
  const { first, end } = printing ? { first: 0, end: Math.min(count, mostPrinted) } : inView
  const slots = Array.from({ length: end - first }, (_, index) => first + index)
  // The row with the cursor stays drawn, or focus would be lost when it scrolls away.
  const cursorRow = desk.rowOf(desk.cursor.value.id)
  if (!printing && cursorRow >= 0 && cursorRow < shown.size) {
    const slot = slotOf(cursorRow)
    if (slot < first) slots.unshift(slot)
    else if (slot >= end) slots.push(slot)
  }
  const headHere = heads.find(({ head }) => head.id === desk.cursor.value.id)
  if (!printing && headHere) {
    const slot = slotOfGap(headHere, gaps)
    if (slot + headHere.slots <= first) slots.unshift(slot)
    else if (slot >= end) slots.push(slot)
  }

  const wanted = useRef<{ id: string; column: number } | null>(null)
  const element = (id: string, column = -1): HTMLElement | null => {
    let row: HTMLElement | null = null
    for (const child of grid.current?.children ?? []) {
      const { item, head } = (child as HTMLElement).dataset
      if (item === id || head === id) row = child as HTMLElement
    }
    return column < 0 ? row : (row?.querySelector<HTMLElement>(`[data-col="${column}"]`) ?? null)
  }
  const giveFocus = () => {
    const to = wanted.current
    if (!to) return
    const target = element(to.id, to.column)
    if (!target) return
    wanted.current = null
    target.focus({ preventScroll: true })
  }
  const reveal = (row: number) => revealSlot(slotOf(row))
  const revealSlot = (slot: number, slots = 1) => {
    const box = scroller.current
    if (!box) return
    const top = slot * rowHeight
    const floor = desk.selected.value.size > 0 ? 64 : 0
    if (top < box.scrollTop) box.scrollTop = top
    else if (top + slots * rowHeight > box.scrollTop + box.clientHeight - floor) {
      box.scrollTop = top + slots * rowHeight - box.clientHeight + floor
    }
  }
  const place = useRef({ row: 0, onRow: false })
  // Read before this render's rows replace those on the page.
  const active = document.activeElement
  place.current.onRow = active !== null && grid.current?.contains(active) === true && !isField(active)

  useLayoutEffect(() => {
    desk.view = {
      element,
      reveal,
      scroll: () => scroller.current?.scrollTop ?? 0,
      restore(scroll) {
        if (scroller.current) scroller.current.scrollTop = scroll
        desk.focusCursor()
      },
      hasFocus: () => grid.current?.contains(document.activeElement) ?? false,
      rest() {
        wanted.current = null
        grid.current?.focus({ preventScroll: true })
      },
      page: () => Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1),
      focusRow(row, column) {
        const item = shown.at(row)
        if (!item) return
        desk.cursor.set({ id: item.id, column })
        reveal(row)
        wanted.current = { id: item.id, column }
        giveFocus()
      },
      focusHead(group) {
        const gap = heads.find(({ head }) => head.id === group.id)
        if (!gap) return
        desk.cursor.set({ id: group.id, column: -1 })
        revealSlot(slotOfGap(gap, gaps), gap.slots)
        wanted.current = { id: group.id, column: -1 }
        giveFocus()
      },
    }
  })
  useEffect(
    () => () => {
      desk.view = null
    },
    [desk],
  )
  useLayoutEffect(() => {
    const { id } = desk.cursor.value
    const row = desk.rowOf(id)
    if (row >= 0) place.current.row = row
    else if (id !== null && !desk.headHere()) {
      // Folded away it is beneath its head; an item that went leaves the cursor to the row that came into its place.
      const next = desk.foldOver(id) ?? shown.at(Math.min(place.current.row, shown.size - 1))
      if (next) desk.cursor.set({ id: next.id, column: -1 })
    }
    // Focus belongs to the item, and the row that had it may show another one by now.
    if (place.current.onRow && !wanted.current) {
      const { id: now, column: at } = desk.cursor.value
      const target = now === null ? null : element(now, at)
      const focused = document.activeElement
      const stays = focused === target || (focused instanceof Element && isField(focused))
      if (now !== null && !stays) wanted.current = { id: now, column: at }
    }
    giveFocus()
  })
  useEffect(() => {
    const box = scroller.current
    if (!box) return
    const placeAt = (slot: number) => dropPlace(slot, latest.current.gaps, latest.current.size)
    return whenDraggable(({ dropIntoList }) => dropIntoList(desk, box, () => rowHeight, placeAt))
  }, [desk, rowHeight])
  const latest = useRef({ gaps, size: shown.size })
  useLayoutEffect(() => {
    latest.current = { gaps, size: shown.size }
  })
  // A new item must be typed in view.
  useLayoutEffect(() => {
    if (composerAt < 0 || !scroller.current) return
    const top = composerSlot * rowHeight
    const { scrollTop, clientHeight } = scroller.current
    if (top < scrollTop || top + 2 * rowHeight > scrollTop + clientHeight) {
      scroller.current.scrollTop = Math.max(0, top - clientHeight / 3)
    }
  }, [composerAt, composerSlot, rowHeight])

  const editing = usePart(desk.editing, (edit) => edit?.id ?? null)
  const pool = Math.max(inView.room + 2 * overscan, end - first)
  /**
   * Rows on the page are used again for the items that scroll or filter into view. The one that is edited keeps to
   * its item, so that what is typed survives whatever moves; the one kept drawn out of view has a row of its own.
   */
  const keyOfRow = (slot: number, id: string) => {
    if (id === editing) return `edit ${id}`
    return slot >= first && slot < end ? slot % pool : 'out-of-view'
  }

  useThread(grid)
  useScrollKept(scroller, 'backlog')
  const filtered = shown !== all
  return (
    <div
      ref={scroller}
      className={styles.list}
      style={
        {
          '--digits': String(all.size).length,
          '--key-length':
            desk.product.key.length +
            1 +
            String(numberingOf(desk.store.state, desk.product.id)?.nextNumber ?? '').length,
          '--row-now': `${rowHeight}px`,
        } as React.CSSProperties
      }
    >
      {printing && shown.size > mostPrinted && (
        <p className={styles.cut}>{backlogWords('printCut', { most: mostPrinted, count: shown.size })}</p>
      )}
      <div className={styles.space} style={{ height: count * rowHeight }}>
        {printing && <PrintedHead />}
        {/* biome-ignore lint/a11y/useSemanticElements: a table cannot be virtualised by position */}
        <div
          ref={grid}
          role="grid"
          aria-label={backlogWords('rows')}
          aria-rowcount={linesOf(shown)}
          aria-colcount={columnCount}
          aria-multiselectable="true"
          tabIndex={-1}
          onKeyDown={(event) => onKeyDown(desk, event)}
          onPointerDown={() => onPointerDown(desk)}
          onClick={(event) => onClick(desk, event)}
          onDoubleClick={(event) => onDoubleClick(desk, event)}
          onContextMenu={(event) => onContextMenu(desk, event)}
          onFocus={(event) => onFocus(desk, event)}
        >
          {slots.map((slot) => {
            const row = inSlot(slot, gaps)
            if (typeof row !== 'number') {
              const { head } = row
              // Of a head that takes several slots the first that is in view draws it.
              if (!head || (slot !== slots[0] && slot > 0 && inSlot(slot - 1, gaps) === row)) return null
              const line = lineOf(shown, head.id)
              return (
                <GroupHead
                  key={head.id}
                  id={head.id}
                  folded={head.folded}
                  count={head.items.size}
                  filtering={filtering}
                  line={line}
                  first={shown.size === 0 && line === 0}
                  top={slotOfGap(row, gaps) * rowHeight}
                  height={headSlots * rowHeight}
                />
              )
            }
            const item = shown.at(row)
            if (!item) return null
            const rank = filtered ? all.indexOf(item) + 1 : row + 1
            return (
              <ItemRow
                key={keyOfRow(slot, item.id)}
                id={item.id}
                row={row}
                line={lineOf(shown, row)}
                rank={rank}
                top={slot * rowHeight}
                plan={plan}
              />
            )
          })}
        </div>
        {composing && !printing && (
          <Composer
            key={composing.parent ?? ''}
            desk={desk}
            top={composerSlot * rowHeight}
            composing={composing}
          />
        )}
        <DropLine desk={desk} rowHeight={rowHeight} />
      </div>
    </div>
  )
}

/** What the columns are: on the screen they tell by themselves, on paper nobody can ask. */
function PrintedHead() {
  return (
    <div className={styles.head} aria-hidden="true">
      <div className={rowStyles.row}>
        <i />
        <span />
        <span>{fieldWords('key')}</span>
        <span>{fieldWords('kind')}</span>
        <span>{fieldWords('title')}</span>
        <span>{fieldWords('feature')}</span>
        <span>{fieldWords('estimate')}</span>
        <span>{fieldWords('status')}</span>
      </div>
    </div>
  )
}

const planKinds = ['release', 'goal', 'feature', 'product', 'theme'] as const

function DropLine({ desk, rowHeight }: { desk: Desk; rowHeight: number }) {
  const at = usePart(desk.dropAt, (value) => value)
  if (at === null) return null
  return <div className={styles.drop} style={{ transform: `translateY(${at * rowHeight - 1}px)` }} />
}

/** How many slots the head of a group takes: where a list is narrow its facts stand beneath the goal. */
function useHeadSlots(scroller: RefObject<HTMLElement | null>, rowHeight: number): number {
  const [narrow, setNarrow] = useState(false)
  useLayoutEffect(() => {
    const box = scroller.current
    if (!box) return
    const look = () => setNarrow(box.clientWidth <= 900)
    look()
    const resized = new ResizeObserver(look)
    resized.observe(box)
    return () => resized.disconnect()
  }, [scroller])
  return narrow && rowHeight < 52 ? 2 : 1
}
