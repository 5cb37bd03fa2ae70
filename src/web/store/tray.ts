import type { CommandCall } from '#domain/kernel/commit.ts'
import type { Model } from '#domain/kernel/model.ts'
import type { Note } from '#domain/kernel/note.ts'
import { type Scope, workspaceScope } from '#domain/kernel/scope.ts'
import { upgradedCall } from '#domain/kernel/upgraded-call.ts'
import type { Row } from '#domain/kinds.ts'
import { type Refusal, sentence } from '#domain/refusals.ts'
import type { Batch } from '#protocol/messages.ts'
import { saidInWords } from '#words/area.ts'
import { drafts, ownWords } from './drafts.ts'
import { KeptWords } from './kept-words.ts'

/** Work that did not happen, or is no longer there, with all that was typed. */
export interface TrayEntry {
  /** id of its batch */
  id: string
  /** what was tried, in words */
  label: string
  calls: readonly CommandCall[]
  note: Note | null
  /** its commands stand alone: what can be done of them is */
  alone?: Batch['alone']
  /** when the person did it */
  at: string
  /** when it came here */
  since: string
  /** `restored`: it had happened, and the server was put back to a copy without it */
  because: 'refused' | 'restored'
  /** null when the server could not, rather than would not */
  refusal: Refusal | null
  /** which of its calls was refused */
  place?: number
  /** why, in words */
  sentence: string
  /** makes what was edited again as it was typed, when it is gone and this page knew it */
  again?: readonly CommandCall[] | null
  /** what is being typed in the place of its texts, and is not sent yet */
  changing?: readonly string[] | null
}

type TextOf = (document: string) => string | undefined

/** As it lies in the browser. */
interface KeptEntry extends TrayEntry {
  /** what its inputs were written under */
  schema: number
  /** the long texts that its edits began from, as far as they were at hand, by the ids of their documents */
  bases?: { readonly [document: string]: string }
}

/**
 * Where refused work goes, with its words: it stays over reloads until it is sent again or thrown away. All tabs of a
 * member see the same.
 */
export class Tray {
  readonly #model: Model
  readonly #member: () => string
  readonly #textOf: TextOf
  readonly #words: KeptWords
  #entries: { of: string; entries: readonly TrayEntry[] } | null = null

  /** @param textOf a long text by its id, where it is at hand */
  constructor(model: Model, member: () => string, textOf: TextOf, words = new KeptWords('throughline.tray')) {
    this.#model = model
    this.#member = member
    this.#textOf = textOf
    this.#words = words
    words.watch(() => {
      this.#entries = null
    })
  }

  get isSafe(): boolean {
    return this.#words.isSafe
  }

  /** In the order in which it was done; the same list until something comes or goes. */
  entries(): readonly TrayEntry[] {
    const member = this.#member()
    if (this.#entries?.of !== member) {
      const entries = this.#words
        .of(member)
        .flatMap(({ value }) => this.#read(value) ?? [])
        .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
      this.#entries = { of: member, entries }
    }
    return this.#entries.entries
  }

  /** What is there already is replaced. */
  add(entry: TrayEntry, scopes: readonly Scope[]): void {
    const about = scopes.length > 0 ? [...new Set(scopes)].sort() : [workspaceScope]
    this.drop(entry.id)
    const bases = Object.fromEntries(
      entry.calls.flatMap(({ input }) =>
        Object.values(basesIn(input)).flatMap((id) => {
          const text = id === null ? undefined : this.#textOf(id)
          return text === undefined ? [] : [[id, text]]
        }),
      ),
    )
    const value: KeptEntry = { ...entry, schema: this.#model.schema, bases }
    this.#words.keep({ member: this.#member(), scope: about.join('+'), name: entry.id }, value)
  }

  /** What is being typed in the place of an entry's texts; null for nothing. */
  changing(id: string): readonly string[] | null {
    return this.entries().find((entry) => entry.id === id)?.changing ?? null
  }

  /** Keeps what is being typed in the place of an entry's texts; null throws it away. */
  change(id: string, texts: readonly string[] | null): void {
    for (const { place, value } of this.#words.of(this.#member()))
      if (place.name === id) this.#words.keep(place, { ...(value as KeptEntry), changing: texts })
    this.#entries = null
  }

  drop(id: string): void {
    for (const { place } of this.#words.of(this.#member()))
      if (place.name === id) this.#words.keep(place, undefined)
  }

  /** What its entries are about: a scope, or several joined by `+`. */
  scopes(): Scope[] {
    return this.#words.of(this.#member()).map(({ place }) => place.scope)
  }

  /** Drops what is about other scopes than these, or all. */
  forget(scopes: readonly Scope[] = []): void {
    this.#words.forget(this.#member(), scopes)
  }

  /** A product is deleted, and nobody sees it any more: its member's own words stay. */
  keepWordsOf(isDeleted: (scope: Scope) => boolean): void {
    this.#words.move(
      this.#member(),
      isDeleted,
      (place) => ({ ...place, scope: workspaceScope }),
      (value) => value,
    )
  }

  /** A member may no longer see what some scopes hold: of their work there only the words that they typed stay, as drafts. */
  keepOwnWords(isTaken: (scope: Scope) => boolean): void {
    const member = this.#member()
    for (const { place, value } of this.#words.of(member)) {
      if (!place.scope.split('+').some(isTaken)) continue
      const entry = this.#read(value)
      this.#words.keep(place, undefined)
      for (const [at, { input }] of (entry?.calls ?? []).entries()) {
        const { was, base: _, ...typed } = input as { [name: string]: unknown; was?: Row }
        const others = Object.values(was ?? {}).filter((one) => typeof one === 'string')
        for (const [field, id] of Object.entries(basesIn(input))) {
          if (id === null) continue
          const began = (value as KeptEntry).bases?.[id]
          // Which of the words are one's own nobody can tell then.
          if (began === undefined) delete typed[field]
          else others.push(began)
        }
        const own = ownWords(this.#typedIn(typed), others, entry!.at)
        if (own) drafts.keep({ member, scope: workspaceScope, name: `${place.name} ${at}` }, own)
      }
    }
  }

  watch = (listener: () => void): (() => void) => this.#words.watch(listener)

  /** The texts among what a command is told, by what their fields are called. */
  #typedIn(input: object): { [label: string]: string } {
    const { kinds } = this.#model
    return Object.fromEntries(
      Object.entries(input).flatMap(([name, value]) => {
        const fields = kinds.names.map((kind) => kinds.of(kind).fields[name])
        const field = fields.find((one) => one?.type === 'line' || one?.type === 'document')
        return field && typeof value === 'string' ? [[saidInWords(field.label), value]] : []
      }),
    )
  }

  #read(value: unknown): TrayEntry | null {
    const { schema, bases: _, ...entry } = value as KeptEntry
    if (!Array.isArray(entry.calls) || !(schema <= this.#model.schema)) return null
    const calls = entry.calls.map((call) => upgradedCall(this.#model, call, schema))
    // In the language of the moment.
    return { ...entry, calls, sentence: entry.refusal ? sentence(entry.refusal) : entry.sentence }
  }
}

/** The documents that an edit began from, by field; null where there was none. */
const basesIn = (input: unknown): { [field: string]: string | null } =>
  (input as { base?: { [field: string]: string | null } } | null)?.base ?? {}
