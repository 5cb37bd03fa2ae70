/** ms before a batch that ran into a fault is sent again; then it is given up, and the person told. */
const PAUSES = [500, 1_000, 2_000, 4_000, 8_000]

/** Counts the server's faults at batches, and tries again after pauses that grow. */
export class Faults {
  readonly #times = new Map<string, number>()
  readonly #retry: () => void
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(retry: () => void) {
    this.#retry = retry
  }

  /** Plans another try; false when there were enough. */
  again(id: string): boolean {
    const times = this.#times.get(id) ?? 0
    const pause = PAUSES[times]
    this.#times.set(id, times + 1)
    if (pause === undefined) {
      this.#times.delete(id)
      return false
    }
    clearTimeout(this.#timer)
    this.#timer = setTimeout(this.#retry, pause)
    return true
  }

  stop(): void {
    clearTimeout(this.#timer)
  }
}
