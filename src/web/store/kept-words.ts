import type { Scope } from '#domain/kernel/scope.ts'

/** Whose words they are, which scopes they are about, and what they are of. */
export interface WordsPlace {
  member: string
  /** one scope, or several joined by `+`: all of them must be seen */
  scope: Scope
  name: string
}

export interface KeptAt<T> {
  place: WordsPlace
  value: T
}

/**
 * What somebody typed, as it lies in this browser: for the member who typed it, beside the scope that it is about, so
 * that it goes with the right to see that, and nobody who signs in here later is shown it. What the browser cannot
 * keep lasts as long as the page: `isSafe` says whether that is so of anything.
 */
export class KeptWords {
  readonly #prefix: string
  readonly #unkept = new Map<string, string>()
  readonly #listeners = new Set<() => void>()
  #hears = false

  constructor(prefix: string) {
    this.#prefix = prefix
  }

  /** False while something would go with the page. */
  get isSafe(): boolean {
    return this.#unkept.size === 0
  }

  /** As it was kept: by an older version of the page perhaps. Undefined when there is nothing. */
  read(place: WordsPlace): unknown {
    return parsed(this.#textOf(this.#keyOf(place)))
  }

  has(place: WordsPlace): boolean {
    return this.textOf(place) !== null
  }

  /** As it lies there, for telling whether it is still the same; null when there is nothing. */
  textOf(place: WordsPlace): string | null {
    return this.#textOf(this.#keyOf(place))
  }

  /** Keeps something, or with undefined throws it away. Whoever watches hears of what comes and goes. */
  keep(place: WordsPlace, value: unknown): void {
    const key = this.#keyOf(place)
    const isNew = (this.#textOf(key) === null) !== (value === undefined)
    if (value === undefined) this.#remove(key)
    else this.#write(key, JSON.stringify(value))
    if (isNew) this.tell()
  }

  /** Where something is kept, of whichever member. */
  places(): WordsPlace[] {
    return this.#keys().flatMap((key) => this.#placeOf(key) ?? [])
  }

  /** All that is a member's. */
  of(member: string): KeptAt<unknown>[] {
    return this.#keys().flatMap((key) => {
      const place = this.#placeOf(key)
      const value = place?.member === member ? parsed(this.#textOf(key)) : undefined
      return place && value !== undefined ? [{ place, value }] : []
    })
  }

  /** Throws away what is a member's, but for what is about these scopes. */
  forget(member: string, kept: readonly Scope[] = []): void {
    let gone = false
    for (const key of this.#keys()) {
      const place = this.#placeOf(key)
      if (place?.member !== member || place.scope.split('+').every((scope) => kept.includes(scope))) continue
      this.#remove(key)
      gone = true
    }
    if (gone) this.tell()
  }

  /** Puts what is about some scopes elsewhere, as `other` makes of it; null throws it away. */
  move(
    member: string,
    isMeant: (scope: Scope) => boolean,
    to: (place: WordsPlace) => WordsPlace,
    other: (value: unknown, place: WordsPlace) => unknown,
  ): void {
    for (const { place, value } of this.of(member)) {
      if (!place.scope.split('+').some(isMeant)) continue
      this.keep(place, undefined)
      this.keep(to(place), other(value, place) ?? undefined)
    }
  }

  /** Calls back when something comes or goes, here or in another tab. */
  watch = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    if (!this.#hears && typeof addEventListener === 'function') {
      this.#hears = true
      addEventListener('storage', ({ key }) => {
        if (key === null || key.startsWith(`${this.#prefix} `)) this.tell()
      })
    }
    return () => this.#listeners.delete(listener)
  }

  #keyOf({ member, scope, name }: WordsPlace): string {
    return [this.#prefix, member, scope, name].join(' ')
  }

  #placeOf(key: string): WordsPlace | null {
    const [prefix, member, scope, ...name] = key.split(' ')
    return prefix === this.#prefix && member && scope ? { member, scope, name: name.join(' ') } : null
  }

  #keys(): string[] {
    const kept = attempt(() => Object.keys(localStorage), [])
    return [...kept.filter((key) => !this.#unkept.has(key)), ...this.#unkept.keys()]
  }

  #textOf(key: string): string | null {
    return this.#unkept.get(key) ?? attempt(() => localStorage.getItem(key), null)
  }

  #write(key: string, text: string): void {
    const isKept = attempt(() => {
      localStorage.setItem(key, text)
      return true
    }, false)
    if (isKept) this.#unkept.delete(key)
    else this.#unkept.set(key, text)
  }

  #remove(key: string): void {
    this.#unkept.delete(key)
    attempt(() => localStorage.removeItem(key), undefined)
  }

  /** Calls back all that watch: by itself when something comes or goes, and for who says that it is other now. */
  tell(): void {
    for (const listener of [...this.#listeners]) listener()
  }
}

/** Storage may be full, forbidden, or not there at all. */
function attempt<T>(work: () => T, otherwise: T): T {
  try {
    return work()
  } catch {
    return otherwise
  }
}

function parsed(text: string | null): unknown {
  return attempt(() => JSON.parse(text ?? 'null') ?? undefined, undefined)
}
