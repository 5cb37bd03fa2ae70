import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine'
import { dropTargetForElements, monitorForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { autoScrollForElements } from '@atlaskit/pragmatic-drag-and-drop-auto-scroll/element'
import { type RefObject, useEffect, useState } from 'react'
import { find } from '#domain/kernel/state.ts'
import type { ReleaseId } from '#domain/roadmap/release.ts'
import { store } from '#web/store/the-store.ts'
import { placeRelease } from './release-acts.ts'

export interface ReleaseDrop {
  /** the column that is held */
  dragged: string
  /** px from the start of what scrolls, where the line is drawn; null where it would change nothing */
  left: number | null
}

/** Takes columns dropped on the grid, and scrolls it while anything is dragged to its edges. */
export function useReleaseDrop(scroller: RefObject<HTMLElement | null>): ReleaseDrop | null {
  const [drop, setDrop] = useState<ReleaseDrop | null>(null)
  useEffect(() => {
    const element = scroller.current
    if (!element) return
    const isRelease = (data: Record<string | symbol, unknown>) => typeof data.release === 'string'
    return combine(
      dropTargetForElements({ element, canDrop: ({ source }) => isRelease(source.data) }),
      autoScrollForElements({ element }),
      monitorForElements({
        canMonitor: ({ source }) => isRelease(source.data),
        onDragStart: ({ source }) => setDrop({ dragged: source.data.release as string, left: null }),
        onDrag: ({ source, location }) => {
          const dragged = source.data.release as string
          const inside = location.current.dropTargets.some((target) => target.element === element)
          const place = inside ? placeAt(element, dragged, location.current.input.clientX) : null
          setDrop((last) =>
            last?.dragged === dragged && last.left === (place?.left ?? null)
              ? last
              : { dragged, left: place?.left ?? null },
          )
        },
        onDrop: ({ source, location }) => {
          setDrop(null)
          if (!location.current.dropTargets.some((target) => target.element === element)) return
          const release = find(store.state, 'release', source.data.release as string)
          const place = release && placeAt(element, release.id, location.current.input.clientX)
          if (release && place) placeRelease(release, place.after)
        },
      }),
    )
  }, [scroller])
  return drop
}

function placeAt(scroller: HTMLElement, dragged: string, x: number) {
  const heads = [...scroller.querySelectorAll<HTMLElement>('[data-cell^="date:"]')]
  const boxes = heads.map((head) => head.getBoundingClientRect())
  let at = boxes.findIndex((box) => x < box.left + box.width / 2)
  if (at < 0) at = heads.length
  const after = (heads[at - 1]?.dataset.release as ReleaseId | undefined) ?? null
  if (after === dragged || heads[at]?.dataset.release === dragged) return null
  const edge = boxes[at]?.left ?? boxes.at(-1)?.right ?? 0
  const left = edge - scroller.getBoundingClientRect().left + scroller.scrollLeft
  // at the very end the line would lie outside of what is drawn
  return { after, left: Math.min(left, scroller.scrollWidth - 2) }
}
