import type { Random } from './random.ts'

interface Waiting {
  owner: number
  go(): void
  fail(error: Error): void
}

/**
 * Where everything that would take time waits until the storm lets it go on. One owner's wait in no order but the
 * dice's: that is what a slow disk beside a quick one looks like from outside.
 */
export class Gates {
  #waiting: Waiting[] = []
  readonly #gone = new Set<number>()

  get count(): number {
    return this.#waiting.length
  }

  /** `quick`: does not have to wait, unless its owner is dead, who goes nowhere any more. */
  wait(owner: number, quick = false): Promise<void> {
    if (this.#gone.has(owner)) return new Promise(() => {})
    if (quick) return Promise.resolve()
    return new Promise((resolve, reject) => {
      this.#waiting.push({ owner, go: resolve, fail: reject })
    })
  }

  /** Lets one go on, or fail with the error that `trouble` gives. False when nobody waits. */
  release(random: Random, trouble: () => Error | null = () => null): boolean {
    const [one] = this.#waiting.splice(random.below(this.#waiting.length), 1)
    if (!one) return false
    const error = trouble()
    if (error) one.fail(error)
    else one.go()
    return true
  }

  /** The owner has died: what it waited for never comes. */
  forget(owner: number): void {
    this.#gone.add(owner)
    this.#waiting = this.#waiting.filter((one) => one.owner !== owner)
  }
}

/** Resolves when everything that can go on without a gate has gone on. */
export function settle(): Promise<void> {
  // Promise callbacks all run before the next turn of the event loop; nothing under test waits for anything else.
  return new Promise((resolve) => setImmediate(resolve))
}
