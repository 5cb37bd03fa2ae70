import { fetchParts } from './parts.ts'

/** Reads what floats ahead of time, so that the first menu or dialog opens at once. */
export function preloadFloating(): void {
  void fetchParts().then(() => {
    // Whoever opens one asks again.
    import('./menu-popup.tsx').catch(() => {})
    import('./dialog-popup.tsx').catch(() => {})
    import('./toast-viewport.tsx').catch(() => {})
  })
}
