import { whenIdle } from './when-idle.ts'

/** Fetches what floats, so that the first menu or dialog opens at once and offline. */
export function preloadFloating(): void {
  whenIdle(() => {
    // Only ahead of time: whoever opens one asks again.
    import('./menu-popup.tsx').catch(() => {})
    import('./dialog-popup.tsx').catch(() => {})
    import('./toast-viewport.tsx').catch(() => {})
  })
}
