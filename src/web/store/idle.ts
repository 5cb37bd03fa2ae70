/** When the browser has nothing better to do. */
export function whenIdle(work: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(work, { timeout: 10_000 })
  else setTimeout(work, 2_000)
}

/** Before the next frame; in a page out of sight, which has no frames, within a quarter of a second. */
export function nextFrame(work: () => void): void {
  let done = false
  const once = () => {
    if (done) return
    done = true
    cancelAnimationFrame(frame)
    clearTimeout(timer)
    work()
  }
  const frame = requestAnimationFrame(once)
  const timer = setTimeout(once, 250)
}
