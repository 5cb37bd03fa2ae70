import type { FocusEvent, KeyboardEvent, MouseEvent, PointerEvent } from 'react'
import { moveInGrid } from '#web/ui/grid-nav.ts'
import { openMenu } from '#web/ui/menu.tsx'
import { backlogWords } from '#words/backlog.ts'
import { named } from './change-items.ts'
import type { Desk } from './desk.ts'
import { linesOf } from './grouped.ts'
import { rowMenu } from './item-actions.ts'
import { columnCount, columns, pickKind, pickStatus, pickTheme, pickTrace } from './pickers.ts'

/** What keys and the pointer do in the list, told by where on the page they met it. */

export function itemAt(target: EventTarget): string | null {
  return (target as Element).closest<HTMLElement>('[data-item]')?.dataset.item ?? null
}

export function isField(element: Element): boolean {
  return element.matches('input, textarea')
}

/** What belongs to the editor in a row, and is none of the row's: its field, and what is asked beneath it. */
const isOfEditor = (target: EventTarget) =>
  (target as Element).closest('input, textarea, [data-beneath]') !== null

/** The group whose head is met. */
export function headAt(target: EventTarget): string | null {
  return (target as Element).closest<HTMLElement>('[data-head]')?.dataset.head ?? null
}

function columnAt(target: EventTarget): number {
  const column = (target as Element).closest<HTMLElement>('[data-col]')?.dataset.col
  return column === undefined ? -1 : Number(column)
}

/** Keys of the grid itself; everything else is an action of the registry. */
export function onKeyDown(desk: Desk, event: KeyboardEvent): void {
  const target = event.target as HTMLElement
  if (desk.gap !== null && target === event.currentTarget) {
    // Typed on after the row went: meant for it, and for no other.
    if (!leadsOn(event)) {
      event.preventDefault()
      event.stopPropagation()
    }
    return
  }
  if (target.dataset.head !== undefined) {
    onHeadKey(desk, event)
    return
  }
  const onRow = target.dataset.item !== undefined
  const onCell = target.dataset.col !== undefined
  if (event.defaultPrevented || event.altKey || event.metaKey) return
  if (!onRow && !onCell) return
  if (event.key === 'ContextMenu' || (event.shiftKey && event.key === 'F10')) {
    event.preventDefault()
    openRowMenu(desk, target)
    return
  }
  if (event.shiftKey) return
  const { id, column } = desk.cursor.value
  const row = desk.rowOf(id)
  if (onCell && !event.ctrlKey && (event.key === 'Enter' || event.key === 'F2')) {
    if (pressCell(desk, target, column)) event.preventDefault()
    return
  }
  if (onCell && event.key === 'Escape') {
    event.preventDefault()
    desk.focusRow(row, -1)
    return
  }
  const to = moveInGrid({ row: desk.lineHere(), column }, event, shapeOf(desk))
  if (!to) return
  event.preventDefault()
  const step = event.key === 'ArrowLeft' ? -1 : 1
  desk.focusLine(to.row, drawnColumn(desk, to.column, step, column))
}

const shapeOf = (desk: Desk) => ({
  rows: linesOf(desk.shown),
  columns: columnCount,
  page: desk.view?.page() ?? 10,
  mode: 'rows' as const,
})

/** Keys on the head of a group: it folds and unfolds as a branch of a tree does, and is walked over as a row is. */
function onHeadKey(desk: Desk, event: KeyboardEvent): void {
  const group = desk.headHere()
  if (!group || event.defaultPrevented || event.altKey || event.metaKey || event.shiftKey) return
  if (event.ctrlKey && event.key !== 'Home' && event.key !== 'End') return
  if (event.key === 'Enter' || event.key === ' ') desk.fold(group.id, !group.folded)
  else if (event.key === 'ArrowLeft') desk.fold(group.id, true)
  else if (event.key === 'ArrowRight') {
    if (group.folded) desk.fold(group.id, false)
    else if (group.size > 0) desk.focusRow(group.from)
  } else {
    const to = moveInGrid({ row: desk.lineHere(), column: -1 }, event, shapeOf(desk))
    if (!to) return
    desk.focusLine(to.row)
  }
  event.preventDefault()
}

/** Whether a key may still do something while there is no current row: what walks, and what no text has in it. */
function leadsOn(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return true
  if (event.key === 'j' || event.key === 'k') return true
  return event.key.length > 1 && !/^(?:Enter|Backspace|Delete|F2)$/.test(event.key)
}

/** On a small screen some cells are not drawn; arrows pass over them. */
function drawnColumn(desk: Desk, column: number, step: 1 | -1, from: number): number {
  const { id } = desk.cursor.value
  for (let at = column; at >= 0 && at < columnCount; at += step) {
    if (id && desk.view?.element(id, at)?.offsetParent) return at
  }
  return step === -1 ? -1 : from
}

/** Goes on from a value that was edited to the cell beside it; where that is typed, too, it is edited at once. */
export function goBeside(desk: Desk, id: string, column: number, step: 1 | -1): void {
  desk.cursor.set({ id, column })
  const to = drawnColumn(desk, column + step, step, column)
  desk.focusRow(desk.rowOf(id), to)
  if (to === columns.estimate && to !== column) desk.editing.set({ id, field: 'estimate' })
}

/** What Enter does in a cell; false where the cell has nothing of its own. */
function pressCell(desk: Desk, cell: HTMLElement, column: number): boolean {
  const { id } = desk.cursor.value
  if (!id) return false
  switch (column) {
    case columns.rank:
      desk.toggle(id)
      return true
    case columns.kind:
      pickKind(desk)
      return true
    case columns.trace:
      pickTrace(desk)
      return true
    case columns.status:
      pickStatus(desk)
      return true
    case columns.estimate:
      if (desk.mayPlan) desk.editing.set({ id, field: 'estimate' })
      return true
    case columns.more:
      openRowMenu(desk, cell)
      return true
    default:
      return false
  }
}

export function onFocus(desk: Desk, event: FocusEvent): void {
  const head = headAt(event.target)
  if (head) {
    desk.gap = null
    if (desk.cursor.value.id !== head) desk.cursor.set({ id: head, column: -1 })
    return
  }
  const id = itemAt(event.target)
  if (!id) return
  if (desk.givesBack) {
    desk.givesBack = false
    desk.view?.rest()
    return
  }
  desk.gap = null
  const target = event.target as HTMLElement
  const { value } = desk.cursor
  // Whoever edits in a row comes back to where they were in it.
  if (value.id === id && isField(target)) return
  const column = target.dataset.item === undefined && !isField(target) ? columnAt(target) : -1
  if (value.id !== id || value.column !== column) desk.cursor.set({ id, column })
}

/** Before the press moves the focus: a first one makes a row the current one, and a second one on its title edits. */
export function onPointerDown(desk: Desk, event: PointerEvent): void {
  desk.byFinger = event.pointerType !== 'mouse'
  desk.pressedIn = desk.view?.hasFocus() ? desk.cursor.value.id : null
}

export function onClick(desk: Desk, event: MouseEvent): void {
  const target = event.target as HTMLElement
  const group = desk.groupNamed(headAt(target))
  if (group) {
    desk.view?.focusHead(group)
    desk.fold(group.id, !group.folded)
    return
  }
  const id = itemAt(target)
  if (!id || isOfEditor(target)) return
  if (desk.byFinger && isStacked(desk, id) && !target.closest('[data-do="menu"]')) {
    event.preventDefault()
    onTap(desk, id)
    return
  }
  // The key is a link: with a modifier the browser opens it as any other.
  if (target.closest('a')) {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    const item = desk.item(id)
    desk.focusRow(desk.rowOf(id))
    if (item) desk.doors.open(item)
    return
  }
  const row = desk.rowOf(id)
  const previous = desk.cursor.value.id
  const doing = target.closest<HTMLElement>('[data-do]')?.dataset.do
  if (event.shiftKey) {
    desk.extendTo(row, previous)
    desk.focusRow(row)
    return
  }
  if (doing === 'select' || event.metaKey || event.ctrlKey) {
    desk.toggle(id)
    desk.focusRow(row)
    return
  }
  // A press on one row's value is about that row, unless the row is part of the selection.
  if (doing && !desk.isSelected(id)) desk.clearSelection()
  desk.focusRow(row)
  const field = target.closest<HTMLElement>('[data-edit]')?.dataset.edit
  const isTitle = doing === 'title' || (field === 'title' && desk.pressedIn === id)
  if (desk.mayPlan && (isTitle || field === 'estimate')) {
    desk.editing.set({ id, field: isTitle ? 'title' : 'estimate' })
  } else if (doing === 'kind') pickKind(desk)
  else if (doing === 'trace') pickTrace(desk)
  else if (doing === 'status') pickStatus(desk)
  else if (doing === 'theme') pickTheme(desk)
  else if (doing === 'menu') openRowMenu(desk, target.closest('button') ?? target)
}

/** Whether the values of a row stand beneath its title, in a list as narrow as a phone. */
const isStacked = (desk: Desk, id: string) => desk.view?.element(id, columns.rank)?.offsetParent === null

/** A tap on a row shows all of the item, where its row cannot; while some are selected it selects. */
function onTap(desk: Desk, id: string): void {
  if (desk.selected.value.size > 0) desk.toggle(id)
  desk.focusRow(desk.rowOf(id))
  const item = desk.item(id)
  if (item && desk.selected.value.size === 0) desk.doors.peek(item)
}

export function onDoubleClick(desk: Desk, event: MouseEvent): void {
  const id = itemAt(event.target)
  const field = (event.target as Element).closest<HTMLElement>('[data-edit]')?.dataset.edit
  // Whoever presses twice at once means the title, whichever row was the current one.
  if (id && desk.mayPlan && field === 'title') desk.editing.set({ id, field })
}

export function onContextMenu(desk: Desk, event: MouseEvent): void {
  const id = itemAt(event.target)
  if (!id || isOfEditor(event.target)) return
  event.preventDefault()
  // A finger that rests on a row carries it.
  if (desk.byFinger && desk.mayPlan) return
  if (!desk.isSelected(id)) desk.clearSelection()
  desk.focusRow(desk.rowOf(id))
  openRowMenu(desk, { x: event.clientX, y: event.clientY })
}

function openRowMenu(desk: Desk, at: Element | { x: number; y: number }): void {
  openMenu({ label: backlogWords('actionsFor', named(desk, desk.targets())), at, items: rowMenu(desk) })
}
