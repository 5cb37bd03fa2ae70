/** Does what can wait while nothing else is to do: for what is fetched ahead of time. */
export function whenIdle(work: () => void): void {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(work, { timeout: 5_000 })
  else setTimeout(work, 2_000)
}
