import { atRest } from '#web/ui/at-rest.ts'
import { loadPatiently } from '#web/ui/load-patiently.ts'

type Drag = typeof import('./dragging.ts')

let loading: Promise<Drag> | undefined

/**
 * Attaches something to dragging, which comes once the page is at rest: its library is a fifth of what this
 * screen would else wait for. Returns how to detach. Where it does not come at all, keys and menus still move rows.
 */
export function whenDraggable(attach: (drag: Drag) => () => void): () => void {
  let detach: (() => void) | undefined
  let over = false
  loading ??= atRest().then(() => loadPatiently(() => import('./dragging.ts')))
  loading.then(
    (drag) => {
      if (!over) detach = attach(drag)
    },
    (error) => {
      loading = undefined
      console.warn('Rows cannot be dragged.', error)
    },
  )
  return () => {
    over = true
    detach?.()
  }
}
