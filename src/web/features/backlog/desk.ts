import type { SortedList } from '#base/sorted-list.ts'
import { everyItem, type Filter } from '#domain/backlog/filter.ts'
import type { Item } from '#domain/backlog/item.ts'
import { rankItem } from '#domain/backlog/rank-item.ts'
import { byRank } from '#domain/kernel/kind.ts'
import { find } from '#domain/kernel/state.ts'
import { itemKey } from '#domain/keys.ts'
import type { Product } from '#domain/product/product.ts'
import type { ScreenStore } from '#web/store/screen-store.ts'
import { Source } from '#web/store/signal.ts'
import { kindWords } from '#words/kinds.ts'
import { thingsWords } from '#words/things.ts'
import { type Group, groupAround, groupsOf, inLine, lineOf, linesOf, loose } from './grouped.ts'
import type { Shown } from './shown.ts'

/** Where the keyboard is: an item or the head of a group, and a column of its row or -1 for the row itself. */
export interface Cursor {
  id: string | null
  column: number
}

export interface Composing {
  /** the item behind which the new one will stand; null for above the first row shown */
  after: string | null
  parent: string | null
  /** who asked for the keyboard to be in it, another each time; null for a draft that came back by itself */
  asked: symbol | null
}

/** What the list lends to those who act: it is there while it is mounted. */
export interface ListView {
  /** brings the row into view and moves focus there as soon as it is drawn */
  focusRow(index: number, column: number): void
  /** the same of a group's head */
  focusHead(group: Group): void
  reveal(index: number): void
  /** the drawn row of an item, or its cell; or the head of a group */
  element(id: string, column?: number): HTMLElement | null
  hasFocus(): boolean
  /** rows a page holds */
  page(): number
  /** px from the top */
  scroll(): number
  /** shows what was there, with the cursor on its row */
  restore(scroll: number): void
  /** focus on the list itself and on no row */
  rest(): void
}

/** Where an item can be seen whole; the screen lends it, which knows the address. */
export interface Doors {
  /** opens the item's page */
  open(item: Item): void
  /** shows the item beside the list, or nothing */
  peek(item: Item | null): void
  /** leads to where features and releases are planned */
  plan(): void
  /** leads to where themes are found */
  findThemes(): void
  /** whether something is shown beside the list */
  peeking: boolean
}

const none: ReadonlySet<string> = new Set()

/**
 * What the backlog screen is busy with: cursor, selection, what is edited, made or dragged. It lives outside React
 * so that a row draws again only when it is the one concerned.
 */
export class Desk {
  readonly store: ScreenStore
  /** kept current by the screen at each render */
  product: Product
  all: SortedList<Item>
  shown: Shown
  filter: Filter = everyItem
  view: ListView | null = null
  /** folds a group or unfolds it; the screen lends it, which keeps what is folded */
  fold: (group: string, folded: boolean) => void = () => {}
  doors: Doors = { open() {}, peek() {}, plan() {}, findThemes() {}, peeking: false }
  readonly cursor = new Source<Cursor>({ id: null, column: -1 })
  readonly selected = new Source<ReadonlySet<string>>(none)
  readonly editing = new Source<{ id: string; field: 'title' | 'estimate' } | null>(null)
  /** what is said beneath the row that is edited, and how high that is, in px: the rows below make room */
  readonly beneath = new Source<{ id: string; height: number } | null>(null)
  /** the same of what is said beneath the composer */
  readonly composerSays = new Source(0)
  readonly composing = new Source<Composing | null>(null)
  /** the items that the dialog moves */
  readonly moving = new Source<readonly Item[] | null>(null)
  readonly dragged = new Source<ReadonlySet<string>>(none)
  /** the slot above which what is dragged would be let go */
  readonly dropAt = new Source<number | null>(null)
  /** the item that stays in view although somebody made it leave the filter: it is under the hand */
  readonly heldRow = new Source<string | null>(null)
  /**
   * The place of the row that somebody else deleted under the cursor. Until the person goes to a row there is no
   * current one, so that what they meant for the lost row reaches no other.
   */
  gap: number | null = null
  /** the item that somebody came to by its name: its row is shown though the filter hides it */
  cameTo: string | null = null
  /** the row went while a menu or a dialog was open: the focus that this gives back is nobody's choice */
  givesBack = false
  /** the row that was the current one, and had the focus, before the press of which a click is the end */
  pressedIn: string | null = null
  /** a finger pressed last, and no mouse */
  byFinger = false
  /** where a run of Shift+arrows began */
  #anchor: string | null = null

  constructor(store: ScreenStore, product: Product, all: SortedList<Item>) {
    this.store = store
    this.product = product
    this.all = all
    this.shown = all
  }

  item(id: string | null): Item | undefined {
    return id === null ? undefined : find(this.store.state, 'item', id)
  }

  /** The row of an item on the screen; -1 when the filter hides it or it is gone. */
  rowOf(id: string | null): number {
    const item = this.item(id)
    return item ? this.shown.indexOf(item) : -1
  }

  /** The group whose head has the cursor. */
  headHere(): Group | undefined {
    return this.groupNamed(this.cursor.value.id)
  }

  groupNamed(id: string | null): Group | undefined {
    return groupsOf(this.shown).find((group) => group.id === id)
  }

  /** The folded group in which an item lies; undefined where its row is shown, or something else hides it. */
  foldOver(id: string | null): Group | undefined {
    const item = this.item(id)
    const group = item && groupAround(this.shown, item)
    return item && group?.folded && group.items.indexOf(item) >= 0 ? group : undefined
  }

  /**
   * Goes to an item by its name, and sees to it that it has a row, should a fold or the filter hide it. Answers
   * whether it is one of this list.
   */
  bringToRow(id: string): boolean {
    const item = this.item(id)
    if (item?.product !== this.product.id) return false
    this.cameTo = id
    const group = groupAround(this.shown, item)
    if (group?.folded) this.fold(group.id, false)
    this.cursor.set({ id, column: -1 })
    return true
  }

  /** The line of the cursor, among rows and heads; -1 when it is on none. */
  lineHere(): number {
    const head = this.headHere()
    return lineOf(this.shown, head ? head.id : this.rowOf(this.cursor.value.id))
  }

  /** From 1; 0 when the item is gone. */
  rankOf(id: string): number {
    const item = this.item(id)
    return item ? this.all.indexOf(item) + 1 : 0
  }

  /** What an action is about: the selection where there is one, else the row with the cursor. In rank order. */
  targets(): Item[] {
    const ids = this.selected.value.size > 0 ? [...this.selected.value] : [this.cursor.value.id]
    return ids
      .flatMap((id) => this.item(id) ?? [])
      .filter(({ product }) => product === this.product.id)
      .sort(byRank)
  }

  /** Whether this person may change the backlog at all; stakeholders read it. */
  get mayPlan(): boolean {
    return this.store.may(rankItem)
  }

  hasTargets(): boolean {
    return this.selected.value.size > 0 || this.item(this.cursor.value.id) !== undefined
  }

  /** What an action is about, as a person would call it; null while nothing is in hand. */
  inHand(): string | null {
    const { size } = this.selected.value
    if (size > 1) return kindWords('item.many', { count: size })
    const [item] = this.targets()
    return item ? thingsWords('item', { key: itemKey(this.product, item), title: item.title }) : null
  }

  focusRow(row: number, column = -1): void {
    const last = this.shown.size - 1
    if (last < 0) return
    this.view?.focusRow(Math.min(Math.max(0, row), last), column)
  }

  /** Goes to a line: a row, or the head of a group. */
  focusLine(line: number, column = -1): void {
    const what = inLine(this.shown, Math.min(Math.max(0, line), linesOf(this.shown) - 1))
    if (typeof what === 'number') this.focusRow(what, column)
    else this.view?.focusHead(what)
  }

  /** Gives focus back to the line with the cursor, or the first row. */
  focusCursor(): void {
    const head = this.headHere() ?? this.foldOver(this.cursor.value.id)
    if (head) {
      this.view?.focusHead(head)
      return
    }
    this.focusRow(Math.max(0, this.rowOf(this.cursor.value.id)), this.cursor.value.column)
  }

  /** Opens the row in which new items are typed: behind an item, or at the top of what is for no release. */
  compose(after: string | null, parent: string | null = null): void {
    if (after === null && this.groupNamed(loose)?.folded) this.fold(loose, false)
    this.composing.set({ after, parent, asked: Symbol() })
  }

  isSelected(id: string): boolean {
    return this.selected.value.has(id)
  }

  toggle(id: string): void {
    const next = new Set(this.selected.value)
    if (!next.delete(id)) next.add(id)
    this.#anchor = id
    this.selected.set(next)
  }

  /** Selects from where the run began to this row, and keeps what was selected elsewhere. */
  extendTo(row: number, from: string | null): void {
    if (this.#anchor === null || !this.isSelected(this.#anchor)) this.#anchor = from
    const start = this.rowOf(this.#anchor)
    const next = new Set(this.selected.value)
    const low = Math.min(start < 0 ? row : start, row)
    const high = Math.max(start < 0 ? row : start, row)
    for (const item of this.shown.slice(low, high + 1)) next.add(item.id)
    this.selected.set(next)
  }

  /** One step of Shift+arrow: grows the run, or gives back the row one leaves when walking towards its start. */
  extendBy(step: 1 | -1): void {
    const from = this.cursor.value.id
    const row = this.rowOf(from)
    const to = this.shown.at(row + step)
    if (row < 0 || !from) return
    if (this.#anchor === null || !this.isSelected(this.#anchor)) this.#anchor = from
    const next = new Set(this.selected.value)
    const anchor = this.rowOf(this.#anchor)
    next.add(from)
    if (to) {
      if (Math.abs(row + step - anchor) < Math.abs(row - anchor)) next.delete(from)
      next.add(to.id)
    }
    this.selected.set(next)
    if (to) this.focusRow(row + step)
  }

  selectAll(): void {
    this.selected.set(new Set(this.shown.slice().map(({ id }) => id as string)))
  }

  clearSelection(): void {
    this.#anchor = null
    if (this.selected.value.size > 0) this.selected.set(none)
  }

  endDrag(): void {
    this.dragged.set(none)
    this.dropAt.set(null)
  }
}
