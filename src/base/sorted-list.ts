// Items are kept in chunks (a √-decomposition): a change moves at most one chunk's worth of references and a
// position is found by adding up chunk lengths, so the cost hardly differs between 1,000 and 100,000 items.
const MAX_CHUNK = 512
// Bulk-loaded chunks leave room, so that the first inserts after loading do not split every chunk.
const FILL_CHUNK = 384
const MERGE_BELOW = 128

interface Place {
  chunk: number
  offset: number
  found: boolean
}

/**
 * A list that is always in the order of its comparator.
 *
 * The comparator must be a total order in which no two items of the list are equal. Records are looked up by the
 * comparator, never by identity: when a sort key changes, delete the OLD record first, then add the NEW one.
 */
export class SortedList<T> {
  readonly #compare: (a: T, b: T) => number
  // Never holds an empty chunk.
  #chunks: T[][] = []
  #size = 0

  constructor(compare: (a: T, b: T) => number) {
    this.#compare = compare
  }

  /**
   * Loads many items at once (one sort).
   *
   * @throws Error when two items are equal under the comparator.
   */
  static from<T>(compare: (a: T, b: T) => number, items: Iterable<T>): SortedList<T> {
    const list = new SortedList(compare)
    const sorted = [...items].sort(compare)
    for (let i = 1; i < sorted.length; i++) {
      if (compare(sorted[i - 1] as T, sorted[i] as T) === 0) throw duplicate()
    }
    for (let i = 0; i < sorted.length; i += FILL_CHUNK) list.#chunks.push(sorted.slice(i, i + FILL_CHUNK))
    list.#size = sorted.length
    return list
  }

  get size(): number {
    return this.#size
  }

  /** @throws Error when an equal item is already in the list. */
  add(item: T): void {
    if (this.#chunks.length === 0) {
      this.#chunks.push([item])
      this.#size = 1
      return
    }
    const place = this.#locate(item)
    if (place.found) throw duplicate()
    // Past the last item of all: the place is beyond the chunks, the item belongs at the end of the last one.
    const index = Math.min(place.chunk, this.#chunks.length - 1)
    const chunk = this.#chunks[index] as T[]
    const offset = place.chunk === index ? place.offset : chunk.length
    chunk.splice(offset, 0, item)
    if (chunk.length > MAX_CHUNK) this.#chunks.splice(index + 1, 0, chunk.splice(MAX_CHUNK >> 1))
    this.#size += 1
  }

  /** Removes the item equal to this one under the comparator; false when there is none. */
  delete(item: T): boolean {
    const place = this.#locate(item)
    if (!place.found) return false
    const chunk = this.#chunks[place.chunk] as T[]
    chunk.splice(place.offset, 1)
    this.#size -= 1
    if (chunk.length === 0) this.#chunks.splice(place.chunk, 1)
    else if (chunk.length < MERGE_BELOW) this.#mergeWithNext(place.chunk)
    return true
  }

  has(item: T): boolean {
    return this.#locate(item).found
  }

  /** The item at a zero-based position; undefined outside the list. */
  at(index: number): T | undefined {
    if (index < 0 || index >= this.#size) return undefined
    let rest = index
    for (const chunk of this.#chunks) {
      if (rest < chunk.length) return chunk[rest]
      rest -= chunk.length
    }
    return undefined
  }

  /** The zero-based position of the item equal to this one; -1 when there is none. */
  indexOf(item: T): number {
    const place = this.#locate(item)
    if (!place.found) return -1
    let index = place.offset
    for (let i = 0; i < place.chunk; i++) index += (this.#chunks[i] as T[]).length
    return index
  }

  first(): T | undefined {
    return this.#chunks[0]?.[0]
  }

  last(): T | undefined {
    return this.#chunks.at(-1)?.at(-1)
  }

  /** The nearest item strictly before this one in the order, whether or not this one is in the list. */
  before(item: T): T | undefined {
    const place = this.#locate(item)
    if (place.offset > 0) return this.#chunks[place.chunk]?.[place.offset - 1]
    return this.#chunks[place.chunk - 1]?.at(-1)
  }

  /** The nearest item strictly after this one in the order, whether or not this one is in the list. */
  after(item: T): T | undefined {
    const place = this.#locate(item)
    const offset = place.offset + (place.found ? 1 : 0)
    return this.#chunks[place.chunk]?.[offset] ?? this.#chunks[place.chunk + 1]?.[0]
  }

  /** The items at positions start (inclusive) to end (exclusive), both clamped to the list. */
  slice(start = 0, end = this.#size): T[] {
    const items: T[] = []
    let chunkStart = 0
    for (const chunk of this.#chunks) {
      if (chunkStart >= end) break
      const from = Math.max(0, start - chunkStart)
      const to = Math.min(chunk.length, end - chunkStart)
      for (let i = from; i < to; i++) items.push(chunk[i] as T)
      chunkStart += chunk.length
    }
    return items
  }

  *[Symbol.iterator](): IterableIterator<T> {
    for (const chunk of this.#chunks) yield* chunk
  }

  // The chunk and offset of the first item not before this one. Past the end the chunk is `#chunks.length`, so
  // that "the chunk before" is still the last one.
  #locate(item: T): Place {
    let low = 0
    let high = this.#chunks.length
    while (low < high) {
      const middle = (low + high) >> 1
      const chunk = this.#chunks[middle] as T[]
      if (this.#compare(chunk[chunk.length - 1] as T, item) < 0) low = middle + 1
      else high = middle
    }
    const chunk = this.#chunks[low]
    if (!chunk) return { chunk: low, offset: 0, found: false }
    let from = 0
    let to = chunk.length
    while (from < to) {
      const middle = (from + to) >> 1
      if (this.#compare(chunk[middle] as T, item) < 0) from = middle + 1
      else to = middle
    }
    return { chunk: low, offset: from, found: this.#compare(chunk[from] as T, item) === 0 }
  }

  #mergeWithNext(index: number): void {
    const at = index + 1 < this.#chunks.length ? index : index - 1
    const chunk = this.#chunks[at]
    const next = this.#chunks[at + 1]
    if (!chunk || !next || chunk.length + next.length > FILL_CHUNK) return
    this.#chunks.splice(at, 2, chunk.concat(next))
  }
}

function duplicate(): Error {
  return new Error('A sorted list holds no two equal items')
}
