import { draggable } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { useEffect, useRef, useState } from 'react'

/** What can be dragged, as attributes of its element. @param data what it is dropped as */
export function useDrag<E extends HTMLElement>(data: Record<string, unknown>) {
  const element = useRef<E>(null)
  const now = useRef(data)
  now.current = data
  const [dragged, setDragged] = useState(false)
  useEffect(() => {
    if (!element.current) return undefined
    return draggable({
      element: element.current,
      getInitialData: () => now.current,
      onDragStart: () => setDragged(true),
      onDrop: () => setDragged(false),
    })
  }, [])
  return { ref: element, 'data-dragged': dragged || undefined }
}
