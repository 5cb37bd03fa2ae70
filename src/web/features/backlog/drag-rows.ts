import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine'
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { pointerOutsideOfPreview } from '@atlaskit/pragmatic-drag-and-drop/element/pointer-outside-of-preview'
import { setCustomNativeDragPreview } from '@atlaskit/pragmatic-drag-and-drop/element/set-custom-native-drag-preview'
import { autoScrollForElements } from '@atlaskit/pragmatic-drag-and-drop-auto-scroll/element'
import type { Desk } from './desk.ts'
import styles from './item-list.module.css'
import { type Drop, dropItems } from './move-items.ts'
import { keyOf } from './words.ts'

const kind = 'backlog-rows'

/**
 * Makes a row on the page one that can be dragged, whichever item it shows: a row of the selection takes the whole
 * selection along.
 */
export function dragRow(desk: Desk, element: HTMLElement): () => void {
  const shows = () => element.dataset.item ?? ''
  return draggable({
    element,
    canDrag: () => desk.mayPlan && desk.editing.value?.id !== shows(),
    getInitialData: () => ({ kind, ids: carried(desk, shows()) }),
    onGenerateDragPreview({ nativeSetDragImage }) {
      const id = shows()
      const ids = carried(desk, id)
      setCustomNativeDragPreview({
        nativeSetDragImage,
        getOffset: pointerOutsideOfPreview({ x: '12px', y: '8px' }),
        render({ container }) {
          container.append(preview(desk, id, ids.length))
        },
      })
    },
    onDragStart: () => desk.dragged.set(new Set(carried(desk, shows()))),
    onDrop: () => desk.endDrag(),
  })
}

export function carried(desk: Desk, id: string): string[] {
  return desk.isSelected(id) ? desk.targets().map((item) => item.id) : [id]
}

export function preview(desk: Desk, id: string, howMany: number): HTMLElement {
  const item = desk.item(id)
  const box = document.createElement('div')
  box.className = styles.preview ?? ''
  const key = document.createElement('span')
  key.textContent = item ? keyOf(desk.product, item) : ''
  const title = document.createElement('b')
  title.textContent = item?.title ?? ''
  box.append(key, title)
  if (howMany > 1) {
    const badge = document.createElement('span')
    badge.className = styles.carried ?? ''
    badge.textContent = String(howMany)
    box.append(badge)
  }
  return box
}

/** The list as a place to let rows go. */
export interface DropPlaces {
  scroller: HTMLElement
  /** what the rows stand in */
  part: HTMLElement
  /** between which rows something is let go at a height of the window, in px */
  at(clientY: number): Drop & { slot: number }
}

/** Lets rows go at a height of the window, in px; somebody else may have deleted one meanwhile. */
export function dropOf(desk: Desk, places: DropPlaces, ids: readonly string[], clientY: number): void {
  const items = ids.flatMap((id) => desk.item(id) ?? [])
  if (items.length > 0) dropItems(desk, items, places.at(clientY))
}

/**
 * Makes the scrolling list a place to drop rows. Rows are equally high, so the pointer's height alone says between
 * which two it is; a drop target a row would be registered and removed all the time while it scrolls.
 */
export function dropIntoList(desk: Desk, places: DropPlaces): () => void {
  const { scroller } = places
  const boundary = (clientY: number) => places.at(clientY).slot
  const ours = ({ source }: { source: { data: Record<string | symbol, unknown> } }) =>
    source.data.kind === kind
  return combine(
    dropTargetForElements({
      element: scroller,
      canDrop: ours,
      onDragEnter: ({ location }) => desk.dropAt.set(boundary(location.current.input.clientY)),
      onDrag: ({ location }) => desk.dropAt.set(boundary(location.current.input.clientY)),
      onDragLeave: () => desk.dropAt.set(null),
      onDrop({ location, source }) {
        dropOf(desk, places, source.data.ids as string[], location.current.input.clientY)
      },
    }),
    autoScrollForElements({ element: scroller, canScroll: ours }),
  )
}
