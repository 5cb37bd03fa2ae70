/** One watched move or key: moments in ms since the page began. */
export interface Watched {
  /** the input event's own time */
  inputAt: number
  paintedAt: number
  /** from the first handler of the input to then: without the wait in front of the page's main thread */
  work: number
}

declare global {
  interface Window {
    watch: {
      /** Watches for the row of the item to leave its place, and for that to be painted. */
      move(id: string): void
      /** Watches for the last change, of the screen or of what is inside of another part, that comes of an input. */
      typed(within?: string): void
      result(): Promise<Watched>
    }
  }
}

/**
 * Runs in the page: times inputs from the event to the frame that shows what came of them. `typed` takes the last
 * change of the list within `quiet` ms as what came of a key.
 */
export function installWatch(): void {
  const quiet = 60
  const nothing = { inputAt: 0, paintedAt: 0, work: 0 }
  let input = { at: 0, begun: 0 }
  for (const type of ['keydown', 'drop'] as const) {
    addEventListener(
      type,
      ({ timeStamp }) => {
        input = { at: timeStamp, begun: performance.now() }
      },
      true,
    )
  }

  let found: Promise<Watched> = Promise.reject(new Error('Nothing is watched'))
  found.catch(() => {})

  /** Calls back in a task of its own after the next frame: what stands before it on the main thread is over. */
  function painted(then: (seen: Watched) => void): void {
    const { at, begun } = input
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => {
        const paintedAt = performance.now()
        then({ inputAt: at, paintedAt, work: paintedAt - begun })
      }
      port2.postMessage(null)
    })
  }
  const grid = () => document.querySelector('[role=grid]') as Element
  const rowIndex = (id: string) => grid().querySelector(`[data-item="${id}"]`)?.getAttribute('aria-rowindex')
  const what = {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: ['aria-rowindex'],
  }

  window.watch = {
    move(id) {
      const before = rowIndex(id)
      found = new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error('The row did not move within 3 s')), 3_000)
        const observer = new MutationObserver(() => {
          const now = rowIndex(id)
          // Out of view its row may be gone.
          if (now === before) return
          observer.disconnect()
          clearTimeout(timer)
          painted(resolve)
        })
        observer.observe(grid(), what)
      })
      found.catch(() => {})
    },
    typed(within = 'main') {
      found = new Promise((resolve) => {
        let last: Watched | null = null
        let timer = setTimeout(() => resolve(nothing), 200)
        const observer = new MutationObserver(() => {
          clearTimeout(timer)
          painted((seen) => {
            last = seen
          })
          timer = setTimeout(() => {
            observer.disconnect()
            resolve(last ?? nothing)
          }, quiet)
        })
        observer.observe(document.querySelector(within) as Element, what)
      })
    },
    result: () => found,
  }
}
