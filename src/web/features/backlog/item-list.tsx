import { useEffect, useLayoutEffect, useRef } from 'react'
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
import styles from './item-list.module.css'
import rowStyles from './item-row.module.css'
import { ItemRow } from './item-row.tsx'
import { isField, onClick, onContextMenu, onDoubleClick, onFocus, onKeyDown } from './list-input.ts'
import { columnCount } from './pickers.ts'
import type { Shown } from './shown.ts'
import { type Gap, rowInSlot, slotOfRow } from './slots.ts'
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
export function ItemList({ desk, shown, all }: { desk: Desk; shown: Shown; all: Shown; version: number }) {
  const scroller = useRef<HTMLDivElement>(null)
  const grid = useRef<HTMLDivElement>(null)
  const rowHeight = useRowHeight()
  const plan = useVersion(planKinds)
  const composing = usePart(desk.composing, (value) => value)
  const composerAt = composing ? desk.rowOf(composing.after) + 1 : -1
  const beneath = usePart(desk.beneath, (value) => value)
  const beneathAt = beneath ? desk.rowOf(beneath.id) + 1 : 0
  // What is said beneath a row belongs to it, and stands above the composer.
  const said: readonly Gap[] =
    beneath && beneathAt > 0 ? [{ before: beneathAt, slots: Math.ceil(beneath.height / rowHeight) }] : []
  const composerSays = usePart(desk.composerSays, (height) => height)
  const composer = { before: composerAt, slots: 1 + Math.ceil(composerSays / rowHeight) }
  const gaps: readonly Gap[] = composing ? [...said, composer] : said
  const count = gaps.reduce((sum, { slots }) => sum + slots, shown.size)
  const slotOf = (row: number) => slotOfRow(row, gaps)
  const composerSlot = slotOfRow(composerAt, said)

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

  const wanted = useRef<{ id: string; column: number } | null>(null)
  const element = (id: string, column = -1): HTMLElement | null => {
    let row: HTMLElement | null = null
    for (const child of grid.current?.children ?? []) {
      if ((child as HTMLElement).dataset.item === id) row = child as HTMLElement
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
  const reveal = (row: number) => {
    const box = scroller.current
    if (!box) return
    const top = slotOf(row) * rowHeight
    const floor = desk.selected.value.size > 0 ? 64 : 0
    if (top < box.scrollTop) box.scrollTop = top
    else if (top + rowHeight > box.scrollTop + box.clientHeight - floor) {
      box.scrollTop = top + rowHeight - box.clientHeight + floor
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
    else if (id !== null && shown.size > 0) {
      // The item went: the cursor takes the row that came into its place.
      const next = shown.at(Math.min(place.current.row, shown.size - 1))!
      desk.cursor.set({ id: next.id, column: -1 })
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
    if (box) return whenDraggable(({ dropIntoList }) => dropIntoList(desk, box, () => rowHeight))
  }, [desk, rowHeight])
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
          aria-rowcount={shown.size}
          aria-colcount={columnCount}
          aria-multiselectable="true"
          tabIndex={-1}
          onKeyDown={(event) => onKeyDown(desk, event)}
          onClick={(event) => onClick(desk, event)}
          onDoubleClick={(event) => onDoubleClick(desk, event)}
          onContextMenu={(event) => onContextMenu(desk, event)}
          onFocus={(event) => onFocus(desk, event)}
        >
          {slots.map((slot) => {
            const row = rowInSlot(slot, gaps)
            const item = row === null ? undefined : shown.at(row)
            if (row === null || !item) return null
            const rank = filtered ? all.indexOf(item) + 1 : row + 1
            return (
              <ItemRow
                key={keyOfRow(slot, item.id)}
                id={item.id}
                row={row}
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
        <DropLine desk={desk} slotOf={slotOf} rowHeight={rowHeight} />
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

const planKinds = ['release', 'goal', 'feature', 'product'] as const

function DropLine({
  desk,
  slotOf,
  rowHeight,
}: {
  desk: Desk
  slotOf(row: number): number
  rowHeight: number
}) {
  const at = usePart(desk.dropAt, (value) => value)
  if (at === null) return null
  return <div className={styles.drop} style={{ transform: `translateY(${slotOf(at) * rowHeight - 1}px)` }} />
}
