import { useSyncExternalStore } from 'react'

/** Height of a row in px, as the token --row says it; follows the density setting. */
export function useRowHeight(): number {
  return useSyncExternalStore(watchDensity, rowHeight)
}

function watchDensity(listener: () => void): () => void {
  const observer = new MutationObserver(listener)
  observer.observe(document.documentElement, { attributeFilter: ['data-density'] })
  return () => observer.disconnect()
}

let known: { density: string; height: number } | null = null

function rowHeight(): number {
  const density = document.documentElement.dataset.density ?? ''
  if (known?.density !== density) {
    // Asked of the style once per density: reading it makes the browser lay out.
    const style = getComputedStyle(document.documentElement)
    // The token is in rem: rows grow with the letters that somebody wants.
    const height = Number.parseFloat(style.getPropertyValue('--row')) * Number.parseFloat(style.fontSize)
    known = { density, height: height || 36 }
  }
  return known.height
}
