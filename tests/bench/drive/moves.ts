/** One watched move or key: moments in ms since the page began. */
export interface Watched {
  /** the input event's own time */
  inputAt: number
  paintedAt: number
  /** main thread: handlers of the input, and the frame that drew it */
  work: number
}

declare global {
  interface Window {
    watch: {
      /** Resolves when the row of the item has another place and that is painted. */
      move(id: string): void
      /** Resolves when the list has been drawn for the last time after an input. */
      typed(): void
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
  let input = { at: 0, work: 0 }
  for (const type of ['keydown', 'drop'] as const) {
    addEventListener(
      type,
      (event) => {
        const begun = performance.now()
        const mine = { at: event.timeStamp, work: 0 }
        input = mine
        // The message is a task of its own: it comes when the input's handlers, and what they flushed, are done.
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => {
          mine.work = performance.now() - begun
        }
        port2.postMessage(null)
      },
      true,
    )
  }

  let found: Promise<Watched> = Promise.reject(new Error('Nothing is watched'))
  found.catch(() => {})

  function painted(then: (paintedAt: number, frame: number) => void): void {
    requestAnimationFrame(() => {
      const begun = performance.now()
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => then(performance.now(), performance.now() - begun)
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
          if (now === undefined || now === before) return
          observer.disconnect()
          clearTimeout(timer)
          const { at } = input
          const mine = input
          painted((paintedAt, frame) => resolve({ inputAt: at, paintedAt, work: mine.work + frame }))
        })
        observer.observe(grid(), what)
      })
      found.catch(() => {})
    },
    typed() {
      found = new Promise((resolve) => {
        let last: Watched | null = null
        let timer = setTimeout(() => resolve({ inputAt: 0, paintedAt: 0, work: 0 }), 1_000)
        const observer = new MutationObserver(() => {
          const mine = input
          clearTimeout(timer)
          painted((paintedAt, frame) => {
            last = { inputAt: mine.at, paintedAt, work: mine.work + frame }
          })
          timer = setTimeout(() => {
            observer.disconnect()
            resolve(last ?? { inputAt: 0, paintedAt: 0, work: 0 })
          }, quiet)
        })
        observer.observe(document.querySelector('main') as Element, what)
      })
    },
    result: () => found,
  }
}
