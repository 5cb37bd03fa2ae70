/**
 * What keeps a storage from doing its work now: it is still `checking` what it found; its disk is `full` or
 * `failing`, which passes by itself; it was found `damaged` while it ran, and writes no more; or it was `refused`
 * by the check, and nothing of it is to be shown.
 */
export type Trouble = 'checking' | 'full' | 'failing' | 'damaged' | 'refused'

export interface Health {
  readonly trouble: Trouble | null
  /** Calls back when it has changed. Returns how to stop. */
  watch(listener: (trouble: Trouble | null) => void): () => void
}

export interface HealthKept extends Health {
  set(trouble: Trouble | null): void
}

export function createHealth(): HealthKept {
  const listeners = new Set<(trouble: Trouble | null) => void>()
  let trouble: Trouble | null = null
  return {
    get trouble() {
      return trouble
    },
    watch(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    set(next) {
      // Damage does not pass.
      if (next === trouble || trouble === 'refused' || (trouble === 'damaged' && next !== 'refused')) return
      trouble = next
      for (const listener of listeners) listener(trouble)
    },
  }
}
