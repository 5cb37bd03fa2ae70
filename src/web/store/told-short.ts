import type { Shortfall } from '#domain/kernel/shortfall.ts'

/** What the person was told already that does not come about, by batch: the page may find it first, then the server. */
export class ToldShort {
  readonly #told = new Map<string, Set<string>>()

  /** Which of these the person has not been told; from now on they have. */
  news(batch: string, short: readonly Shortfall[]): Shortfall[] {
    if (short.length === 0) return []
    const told = this.#told.get(batch) ?? new Set()
    const news = short.filter((one) => !told.has(keyOf(one)))
    this.#told.set(batch, new Set([...told, ...news.map(keyOf)]))
    return news
  }
}

const keyOf = ({ what, refusal }: Shortfall) => JSON.stringify([what, refusal])
