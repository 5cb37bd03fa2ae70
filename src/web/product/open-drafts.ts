import type { DraftPlace } from '#web/store/drafts.ts'

/** Which drafts are being typed on this page: those lie before the person, and need no word elsewhere. */
const open = new Set<string>()
const listeners = new Set<() => void>()
const keyOf = ({ scope, name }: DraftPlace) => `${scope} ${name}`

export const openDrafts = {
  open(place: DraftPlace): void {
    if (open.has(keyOf(place))) return
    open.add(keyOf(place))
    tell()
  },
  /** Answers whether it was. */
  close(place: DraftPlace): boolean {
    const was = open.delete(keyOf(place))
    if (was) tell()
    return was
  },
  has: (place: DraftPlace): boolean => open.has(keyOf(place)),
  watch(listener: () => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
}

function tell(): void {
  for (const listener of [...listeners]) listener()
}
