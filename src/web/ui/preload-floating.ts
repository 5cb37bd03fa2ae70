/** Fetches what floats while nothing else is to do, so that the first menu or dialog opens at once and offline. */
export function preloadFloating(): void {
  const load = () => {
    void import('./menu-popup.tsx')
    void import('./dialog-popup.tsx')
    void import('./toast-viewport.tsx')
    void import('./popover-popup.tsx')
  }
  if (typeof requestIdleCallback === 'function') requestIdleCallback(load, { timeout: 5000 })
  else setTimeout(load, 2000)
}
