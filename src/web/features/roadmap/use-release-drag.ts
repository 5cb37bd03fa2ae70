import { draggable } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { pointerOutsideOfPreview } from '@atlaskit/pragmatic-drag-and-drop/element/pointer-outside-of-preview'
import { setCustomNativeDragPreview } from '@atlaskit/pragmatic-drag-and-drop/element/set-custom-native-drag-preview'
import { type RefObject, useEffect } from 'react'
import { find } from '#domain/kernel/state.ts'
import { showDate } from '#domain/roadmap/release-date.ts'
import { releaseName } from '#domain/roadmap/release-name.ts'
import { store } from '#web/store/the-store.ts'
import { drawPreview } from './use-feature-drag.ts'

/** Lets a column be dragged by its head. */
export function useReleaseDrag(head: RefObject<HTMLElement | null>, id: string, may: boolean): void {
  useEffect(() => {
    if (!may || !head.current) return
    return draggable({
      element: head.current,
      canDrag: () => !head.current?.querySelector('[data-editing]'),
      getInitialData: () => ({ release: id }),
      onGenerateDragPreview: ({ nativeSetDragImage }) =>
        setCustomNativeDragPreview({
          nativeSetDragImage,
          getOffset: pointerOutsideOfPreview({ x: '12px', y: '8px' }),
          render: ({ container }) => {
            const release = find(store.state, 'release', id)
            if (release) drawPreview(container, releaseName(release), showDate(release.date))
          },
        }),
    })
  }, [head, id, may])
}
