/**
 * Lets work through in order: `burst` pieces at once, then `perSecond`. The server closes a line that floods it,
 * and a page that was away for long may have thousands of batches to send.
 */
export class Pace {
  readonly #perSecond: number
  readonly #burst: number
  #left: number
  #last = performance.now()
  #queue: (() => void)[] = []
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(perSecond: number, burst: number) {
    this.#perSecond = perSecond
    this.#burst = burst
    this.#left = burst
  }

  add(work: () => void): void {
    this.#queue.push(work)
    if (this.#timer === undefined) this.#run()
  }

  /** Forgets what waits. */
  clear(): void {
    this.#queue = []
    clearTimeout(this.#timer)
    this.#timer = undefined
  }

  #run(): void {
    this.#timer = undefined
    const now = performance.now()
    this.#left = Math.min(this.#burst, this.#left + ((now - this.#last) / 1000) * this.#perSecond)
    this.#last = now
    const ready = this.#queue.splice(0, Math.floor(this.#left))
    this.#left -= ready.length
    if (this.#queue.length > 0) this.#timer = setTimeout(() => this.#run(), 100)
    for (const work of ready) work()
  }
}
