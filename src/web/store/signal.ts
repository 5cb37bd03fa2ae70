/** A value that can be watched. `watch` does not call back at once; read `value` first. */
export interface Signal<T> {
  readonly value: T
  watch(listener: () => void): () => void
}

export class Source<T> implements Signal<T> {
  #value: T
  readonly #listeners = new Set<() => void>()

  constructor(value: T) {
    this.#value = value
  }

  get value(): T {
    return this.#value
  }

  set(value: T): void {
    if (Object.is(this.#value, value)) return
    this.#value = value
    for (const listener of [...this.#listeners]) listener()
  }

  watch = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}

/** Something that happens, with what it brings; there is no value in between. */
export class Happening<T> {
  readonly #listeners = new Set<(news: T) => void>()

  tell(news: T): void {
    for (const listener of [...this.#listeners]) listener(news)
  }

  watch = (listener: (news: T) => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}
