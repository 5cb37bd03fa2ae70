import { useSyncExternalStore } from 'react'

/** As `@media (width < 56.25em)` of the styles has it. */
const narrow = matchMedia('(width < 56.25em)')

const watch = (listener: () => void) => {
  narrow.addEventListener('change', listener)
  return () => narrow.removeEventListener('change', listener)
}

/** Whether the page is a narrow one, for what stands in another place there, and not only in another way. */
export function useNarrow(): boolean {
  return useSyncExternalStore(watch, () => narrow.matches)
}
