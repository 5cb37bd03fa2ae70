import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { find } from '#domain/kernel/state.ts'
import type { FeatureId } from '#domain/roadmap/feature.ts'
import type { GoalId } from '#domain/roadmap/goal.ts'
import { store } from '#web/store/the-store.ts'
import { placeFeature } from './feature-acts.ts'
import { useRoadmap } from './roadmap-context.tsx'

interface Place {
  after: FeatureId | null
  /** px from the top of the area, where the line is drawn */
  top: number
}

/**
 * Takes features dropped anywhere on the goal's cell, in the gap nearest to the pointer. Returns where to draw
 * the line, or null when nothing is held over it.
 */
export function useFeatureDrop(area: RefObject<HTMLElement | null>, goal: GoalId): number | null {
  const [top, setTop] = useState<number | null>(null)
  const { ask } = useRoadmap()
  const latest = useRef(ask)
  latest.current = ask
  useEffect(() => {
    const element = area.current
    if (!element) return
    const over = (id: string, y: number) => setTop(placeAt(element, id, y)?.top ?? null)
    return dropTargetForElements({
      // the whole cell, so that there is no need to aim
      element: element.closest<HTMLElement>('[data-cell]') ?? element,
      canDrop: ({ source }) => typeof source.data.feature === 'string',
      onDragEnter: ({ source, location }) =>
        over(source.data.feature as string, location.current.input.clientY),
      onDrag: ({ source, location }) => over(source.data.feature as string, location.current.input.clientY),
      onDragLeave: () => setTop(null),
      onDrop: ({ source, location }) => {
        setTop(null)
        const feature = find(store.state, 'feature', source.data.feature as string)
        const place = feature && placeAt(element, feature.id, location.current.input.clientY)
        if (feature && place) placeFeature(feature, goal, place.after, latest.current)
      },
    })
  }, [area, goal])
  return top
}

/** The gap nearest to `y`; null where the feature stands already. */
function placeAt(area: HTMLElement, dragged: string, y: number): Place | null {
  const rows = [...area.querySelectorAll<HTMLElement>('[data-feature]')]
  const boxes = rows.map((row) => row.getBoundingClientRect())
  const origin = area.getBoundingClientRect().top
  let at = boxes.findIndex((box) => y < box.top + box.height / 2)
  if (at < 0) at = rows.length
  const before = (rows[at - 1]?.dataset.feature as FeatureId | undefined) ?? null
  if (before === dragged || rows[at]?.dataset.feature === dragged) return null
  const edge = boxes[at]?.top ?? boxes.at(-1)?.bottom ?? origin + 4
  return { after: before, top: edge - origin }
}
