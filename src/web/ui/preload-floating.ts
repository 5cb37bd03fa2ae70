/** Fetches what floats while nothing else is to do, so that the first menu or dialog opens at once and offline. */
export function preloadFloating(): void {
  const load = () => {
    // Only ahead of time: whoever opens one asks again.
    import('./menu-popup.tsx').catch(() => {})
    import('./dialog-popup.tsx').catch(() => {})
    import('./toast-viewport.tsx').catch(() => {})
    import('./popover-popup.tsx').catch(() => {})
  }
  if (typeof requestIdleCallback === 'function') requestIdleCallback(load, { timeout: 5000 })
  else setTimeout(load, 2000)
}
