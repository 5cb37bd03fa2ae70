/** What the probe notes in a page; all moments are ms since the page's navigation began. */
export interface Probed {
  /** the first backlog row was on the screen and the main thread was free again */
  rowsAt: number | null
  /** title of the first row then */
  longTasks: { at: number; ms: number }[]
  /** the longest event of each interaction */
  interactions: { [id: number]: number }
  sent: { id: string; at: number }[]
  commits: { id: string; at: number; records: number }[]
}

declare global {
  interface Window {
    probe: Probed
  }
}

/**
 * Runs in the page before anything of it: notes first rows, long tasks, interactions, and what goes over the
 * socket. It touches nothing that the page does.
 */
export function installProbe(): void {
  const probe: Probed = { rowsAt: null, longTasks: [], interactions: {}, sent: [], commits: [] }
  window.probe = probe

  const rows = new MutationObserver(() => {
    if (!document.querySelector('[role=row][data-item]')) return
    rows.disconnect()
    // A task of its own after the frame: what stands before it on the main thread is over.
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => {
        probe.rowsAt = performance.now()
      }
      port2.postMessage(null)
    })
  })
  rows.observe(document, { childList: true, subtree: true })

  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries())
      probe.longTasks.push({ at: startTime, ms: duration })
  }).observe({ type: 'longtask', buffered: true })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as unknown as { interactionId: number; duration: number }[]) {
      const { interactionId, duration } = entry
      if (interactionId > 0) {
        probe.interactions[interactionId] = Math.max(probe.interactions[interactionId] ?? 0, duration)
      }
    }
  }).observe({ type: 'event', buffered: true, durationThreshold: 16 } as PerformanceObserverInit)

  const { send } = WebSocket.prototype
  const heard = new WeakSet<WebSocket>()
  WebSocket.prototype.send = function (this: WebSocket, data) {
    if (!heard.has(this)) {
      heard.add(this)
      this.addEventListener('message', ({ data, timeStamp }) => {
        const text = data as string
        if (!text.startsWith('{"type":"commits"')) return
        const { commits } = JSON.parse(text) as {
          commits: { id?: string; scopes?: { [scope: string]: unknown[] } }[]
        }
        for (const { id, scopes = {} } of commits) {
          if (id) probe.commits.push({ id, at: timeStamp, records: Object.values(scopes).flat().length })
        }
      })
    }
    const id =
      typeof data === 'string' ? /^\{"type":"run","batch":\{"id":"([^"]+)"/.exec(data)?.[1] : undefined
    if (id) probe.sent.push({ id, at: performance.now() })
    send.call(this, data)
  }
}
