import { type ReactNode, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { numberingOf } from '#domain/backlog/numbering.ts'
import { ordered, type State } from '#domain/kernel/state.ts'
import { featuresOf } from '#domain/roadmap/trace.ts'
import { useVersion } from '#web/store/use-store.ts'
import { useThread } from '#web/thread/lit-thread.ts'
import { scrolledPast, scrollerOf } from '#web/ui/scroll-view.ts'
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
import { RowHeightOf, useListSizes } from './list-sizes.ts'
import { columnCount } from './pickers.ts'
import { rowKeys } from './row-keys.ts'
import type { Shown } from './shown.ts'
import { inSlot, slotOfGap, slotOfRow, slotsOfGaps } from './slots.ts'
import { usePart } from './use-desk.ts'
import { whenDraggable } from './when-draggable.ts'

/** Some hundred pages; of more it is said that they are not on paper. */
const mostPrinted = 20_000

/** Rows drawn beyond each edge, so that a held arrow key always meets a drawn row. */
const overscan = 4

const noKeys: ReadonlyMap<string, number> = new Map()

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
  const list = useRef<HTMLDivElement>(null)
  const space = useRef<HTMLDivElement>(null)
  const grid = useRef<HTMLDivElement>(null)
  const { row: rowHeight, bar, scroller, alone } = useListSizes(list, space)
  const plan = useVersion(planKinds)
  const { state } = desk.store
  const { id: product } = desk.product
  // biome-ignore lint/correctness/useExhaustiveDependencies: what it reads moves with the plan
  const traceLetters = useMemo(() => longestFeature(state, product), [state, product, plan])
  const composing = usePart(desk.composing, (value) => value)
  const composerAt = composing ? desk.rowOf(composing.after) + 1 : -1
  const beneath = usePart(desk.beneath, (value) => value)
  const beneathAt = beneath ? desk.rowOf(beneath.id) + 1 : 0
  // What is said beneath a row belongs to it, and stands above the composer.
  const said: readonly RowGap[] =
    beneath && beneathAt > 0 ? [{ before: beneathAt, slots: Math.ceil(beneath.height / rowHeight) }] : []
  const composerSays = usePart(desk.composerSays, (height) => height)
  const heads = groupsOf(shown).map((head) => ({ before: head.from, slots: 1, head }))
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

  const inView = useFixedRows({ count, rowHeight, overscan, space, scroller })
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
  // A head is drawn while rows of its group are, at whose top it stays; and while it has the cursor.
  const slotsOfHeads = slotsOfGaps(gaps)
  const groups = heads.map((gap, at) => {
    const from = slotsOfHeads.get(gap)!
    const next = heads[at + 1]
    return { head: gap.head, from, slots: (next ? slotsOfHeads.get(next)! : count) - from }
  })
  const drawnGroups = groups.filter(
    ({ head, from, slots }) => (from < end && from + slots > first) || head.id === desk.cursor.value.id,
  )
  /** What of the upper edge of the list a head lies over. */
  const pinned = alone && heads.length > 0 ? rowHeight : 0

  // The bar of a selection comes over what is at the foot of the list: the row that is selected stays above it.
  const selecting = usePart(desk.selected, (ids) => ids.size > 0)
  const floor = selecting ? bar : 0

  const wanted = useRef<{ id: string; column: number } | null>(null)
  const element = (id: string, column = -1): HTMLElement | null => {
    let row: HTMLElement | null = null
    for (const child of grid.current?.children ?? []) {
      const { item, group } = (child as HTMLElement).dataset
      if (item === id) row = child as HTMLElement
      else if (group === id) row = child.firstElementChild as HTMLElement
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
  const reveal = (row: number) => revealSlot(slotOf(row), pinned)
  /** Scrolls no further than to bring a slot out from beneath what lies over the list's edges. */
  const revealSlot = (slot: number, above = 0) => {
    if (!scroller || !space.current) return
    const top = slot * rowHeight - scrolledPast(space.current, scroller)
    const below = top + rowHeight - scroller.clientHeight + floor
    if (top < above) scroller.scrollTop += top - above
    else if (below > 0) scroller.scrollTop += below
  }
  const place = useRef({ row: 0, onRow: false })
  // Read before this render's rows replace those on the page.
  const active = document.activeElement
  place.current.onRow = active !== null && grid.current?.contains(active) === true && !isField(active)

  useLayoutEffect(() => {
    desk.view = {
      element,
      reveal,
      scroll: () => scroller?.scrollTop ?? 0,
      restore(scroll) {
        if (scroller) scroller.scrollTop = scroll
        desk.focusCursor()
      },
      hasFocus: () => grid.current?.contains(document.activeElement) ?? false,
      rest() {
        wanted.current = null
        grid.current?.focus({ preventScroll: true })
      },
      page: () => Math.max(1, Math.floor(((scroller?.clientHeight ?? 0) - pinned) / rowHeight) - 1),
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
        revealSlot(slotOfGap(gap, gaps))
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
  // The cursor walks without the list being drawn anew.
  useEffect(
    () =>
      desk.cursor.watch(() => {
        const row = desk.rowOf(desk.cursor.value.id)
        if (row >= 0) place.current.row = row
      }),
    [desk],
  )
  useLayoutEffect(() => {
    const { id } = desk.cursor.value
    const row = desk.rowOf(id)
    if (row >= 0) place.current.row = row
    else if (id !== null && !desk.headHere()) {
      const fold = desk.foldOver(id)
      const inPlace = shown.at(Math.min(place.current.row, shown.size - 1))
      // Folded away it is beneath its head; an item that went leaves the cursor to the row that came into its place, and
      // so does one that the person put beneath a fold: they go on with the next.
      const isPut = desk.store.ownChange(id) !== 'none'
      const next = isPut ? (inPlace ?? fold) : (fold ?? inPlace)
      // What somebody came to by its name has its row, also when its release is marked released a moment later.
      if (fold && desk.cameTo === id) desk.fold(fold.id, false)
      else if (next) desk.cursor.set({ id: next.id, column: -1 })
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
    const part = space.current
    if (!scroller || !part) return
    const places = {
      scroller,
      part,
      at(clientY: number) {
        const slot = Math.round((clientY - part.getBoundingClientRect().top) / rowHeight)
        return dropPlace(slot, latest.current.gaps, latest.current.size)
      },
    }
    return whenDraggable(({ takeDrops }) => takeDrops(desk, places))
  }, [desk, rowHeight, scroller])
  const latest = useRef({ gaps, size: shown.size })
  useLayoutEffect(() => {
    latest.current = { gaps, size: shown.size }
  })
  // A new item must be typed in view.
  useLayoutEffect(() => {
    if (composerAt < 0 || !scroller || !space.current) return
    const top = composerSlot * rowHeight - scrolledPast(space.current, scroller)
    const { clientHeight } = scroller
    if (top < pinned || top + 2 * rowHeight > clientHeight) scroller.scrollTop += top - clientHeight / 3
  }, [composerAt, composerSlot, rowHeight, scroller, pinned])
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, as the bar comes
  useLayoutEffect(() => {
    if (selecting && desk.view?.hasFocus()) desk.view.reveal(desk.rowOf(desk.cursor.value.id))
  }, [selecting])

  const idsInView = slots.flatMap((slot) => {
    const row = inSlot(slot, gaps)
    return typeof row === 'number' ? (shown.at(row)?.id ?? []) : []
  })
  const lastKeys = useRef<ReadonlyMap<string, number>>(noKeys)
  const keys = rowKeys(lastKeys.current, idsInView)
  useLayoutEffect(() => {
    lastKeys.current = keys
  })

  useThread(grid)
  const [kept] = useState(() => ({
    get current() {
      return list.current && scrollerOf(list.current)
    },
  }))
  useScrollKept(kept, 'backlog')
  const filtered = shown !== all
  // In the order in which they stand, which is the order in which they are read out.
  const drawn: ReactNode[] = []
  const toDraw = [...drawnGroups]
  const drawHeads = (above: number) => {
    while (toDraw[0] && toDraw[0].from <= above) {
      const { head, from, slots: high } = toDraw.shift()!
      const line = lineOf(shown, head.id)
      drawn.push(
        <GroupHead
          key={head.id}
          id={head.id}
          folded={head.folded}
          count={head.items.size}
          filtering={filtering}
          line={line}
          first={shown.size === 0 && line === 0}
          top={from * rowHeight}
          height={high * rowHeight}
        />,
      )
    }
  }
  for (const slot of slots) {
    drawHeads(slot)
    const row = inSlot(slot, gaps)
    const item = typeof row === 'number' ? shown.at(row) : undefined
    if (typeof row !== 'number' || !item) continue
    drawn.push(
      <ItemRow
        key={keys.get(item.id)}
        id={item.id}
        row={row}
        line={lineOf(shown, row)}
        rank={filtered ? all.indexOf(item) + 1 : row + 1}
        top={slot * rowHeight}
        plan={plan}
      />,
    )
  }
  drawHeads(count)
  return (
    <RowHeightOf value={rowHeight}>
      <div
        ref={list}
        className={styles.list}
        style={
          {
            '--digits': String(all.size).length,
            '--key-letters': desk.product.key.length,
            '--key-digits':
              1 + String(numberingOf(desk.store.state, desk.product.id)?.nextNumber ?? '').length,
            '--trace-letters': traceLetters,
            '--row-now': `${rowHeight}px`,
            scrollPaddingBlock: `${pinned}px ${floor}px`,
          } as React.CSSProperties
        }
      >
        {printing && shown.size > mostPrinted && (
          <p className={styles.cut}>{backlogWords('printCut', { most: mostPrinted, count: shown.size })}</p>
        )}
        <div ref={space} className={styles.space} style={{ height: count * rowHeight }}>
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
            onPointerDown={(event) => onPointerDown(desk, event)}
            onClick={(event) => onClick(desk, event)}
            onDoubleClick={(event) => onDoubleClick(desk, event)}
            onContextMenu={(event) => onContextMenu(desk, event)}
            onFocus={(event) => onFocus(desk, event)}
          >
            {drawn}
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
    </RowHeightOf>
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

/** How long the longest name is that stands in the column of features; a letter of a wide script counts twice. */
function longestFeature(state: State, product: string): number {
  let longest = 0
  for (const release of ordered(state, 'release', product)) {
    for (const { name } of featuresOf(state, release.id)) {
      const wide = name.match(/[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uff00-\uff60]/g)?.length ?? 0
      longest = Math.max(longest, name.length + wide)
    }
  }
  return longest
}
