import { draggable } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { pointerOutsideOfPreview } from '@atlaskit/pragmatic-drag-and-drop/element/pointer-outside-of-preview'
import { setCustomNativeDragPreview } from '@atlaskit/pragmatic-drag-and-drop/element/set-custom-native-drag-preview'
import { type RefObject, useEffect, useState } from 'react'
import { countOf } from '#domain/kernel/counts.ts'
import { find } from '#domain/kernel/state.ts'
import { store } from '#web/store/the-store.ts'
import { roadmapWords } from '#words/roadmap.ts'
import styles from './drag.module.css'

/** Lets the row be dragged; true while it is. */
export function useFeatureDrag(row: RefObject<HTMLElement | null>, id: string, may: boolean): boolean {
  const [dragging, setDragging] = useState(false)
  useEffect(() => {
    if (!may || !row.current) return
    return draggable({
      element: row.current,
      canDrag: () => !row.current?.querySelector('[data-editing]'),
      getInitialData: () => ({ feature: id }),
      onGenerateDragPreview: ({ nativeSetDragImage }) =>
        setCustomNativeDragPreview({
          nativeSetDragImage,
          getOffset: pointerOutsideOfPreview({ x: '12px', y: '8px' }),
          render: ({ container }) => {
            const items = countOf(store.state.counts, id, 'items')
            drawPreview(
              container,
              find(store.state, 'feature', id)?.name ?? '',
              roadmapWords('itemCount', { count: items }),
            )
          },
        }),
      onDragStart: () => setDragging(true),
      onDrop: () => setDragging(false),
    })
  }, [row, id, may])
  return dragging
}

/** What hangs on the pointer: a name and one fact. */
export function drawPreview(container: HTMLElement, name: string, fact: string): void {
  const preview = document.createElement('div')
  preview.className = styles.preview ?? ''
  const title = document.createElement('b')
  title.textContent = name
  const detail = document.createElement('span')
  detail.textContent = fact
  preview.append(title, detail)
  container.append(preview)
}
