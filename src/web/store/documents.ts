import { Subscriptions } from './subscriptions.ts'

/** Fetches a long text; null when it is not there, or not for this person. Rejects when the server is away. */
export type FetchText = (id: string) => Promise<string | null>

/** Letters that are kept of texts nobody looks at, 8 MB in all. */
const MOST = 4_000_000

/**
 * Long texts that were looked at, and those the person has just written. A document never changes, so one that is
 * here stays right; the oldest make room.
 */
export class Documents {
  readonly #texts = new Map<string, string>()
  readonly #asked = new Map<string, Promise<void>>()
  readonly #listeners = new Subscriptions()
  readonly #missing = new Set<string>()
  readonly #fetch: FetchText
  readonly #most: number
  #size = 0
  /** counts the times that all was forgotten, so that an answer from before is not kept */
  #life = 0

  constructor(fetchText: FetchText, most = MOST) {
    this.#fetch = fetchText
    this.#most = most
  }

  get(id: string): string | undefined {
    const text = this.#texts.get(id)
    if (text === undefined) return undefined
    this.#texts.delete(id)
    this.#texts.set(id, text)
    return text
  }

  /** As `get`, without a claim to be kept. */
  peek(id: string): string | undefined {
    return this.#texts.get(id)
  }

  /** Whether it was asked for and is not to be had. */
  isMissing(id: string): boolean {
    return this.#missing.has(id)
  }

  put(id: string, text: string): void {
    const earlier = this.#texts.get(id)
    this.#texts.delete(id)
    this.#texts.set(id, text)
    this.#missing.delete(id)
    this.#size += text.length - (earlier?.length ?? 0)
    for (const [oldest, its] of this.#texts) {
      if (this.#size <= this.#most || oldest === id) break
      this.#texts.delete(oldest)
      this.#size -= its.length
    }
    if (text !== earlier) this.#listeners.tell(id)
  }

  /** Sees to it that the text comes; asks once, however many wait for it. Rejects when the server is away. */
  load(id: string): Promise<void> {
    if (this.#texts.has(id) || this.#missing.has(id)) return Promise.resolve()
    return this.#ask(id)
  }

  /** The server has the last word on a text that was merged on the way: what is shown stays until it is here. */
  doubt(id: string): void {
    if (this.#listeners.listens(id)) this.#ask(id).catch(() => {})
    else this.#drop(id)
  }

  watch(id: string, listener: () => void): () => void {
    return this.#listeners.subscribe([id], listener)
  }

  /** What was here may no longer be seen; those who look ask again. */
  forget(): void {
    this.#life += 1
    this.#texts.clear()
    this.#missing.clear()
    this.#asked.clear()
    this.#size = 0
    this.#listeners.notifyAll()
  }

  #ask(id: string): Promise<void> {
    const under = this.#asked.get(id)
    if (under) return under
    const life = this.#life
    const asking = this.#fetch(id).then(
      (text) => {
        if (life !== this.#life) return
        this.#asked.delete(id)
        if (text !== null) this.put(id, text)
        else this.#miss(id)
      },
      (error) => {
        if (life === this.#life) this.#asked.delete(id)
        throw error
      },
    )
    this.#asked.set(id, asking)
    return asking
  }

  #miss(id: string): void {
    this.#missing.add(id)
    this.#listeners.tell(id)
  }

  #drop(id: string): void {
    this.#size -= this.#texts.get(id)?.length ?? 0
    this.#texts.delete(id)
  }
}
