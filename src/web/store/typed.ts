import type { Change } from '#domain/kernel/change.ts'
import type { KindTable } from '#domain/kernel/kind-table.ts'
import type { Kind, Row } from '#domain/kinds.ts'
import type { ReadCommit } from '#protocol/wire-commit.ts'

/** Somebody else has put another text in the place of what this person typed. */
export interface Overwritten {
  kind: Kind
  id: string
  /** the field's name in the kind's table */
  field: string
  mine: string
  theirs: string
  /** the member who did, and the commit */
  by: string
  commit: string
}

interface Field {
  kind: Kind
  text: string
}

/** Most texts, and most other people's settings, that a page remembers. */
const MOST = 2_000

/** What this person typed into lines of text on this visit, and who set which field last, as far as this page was told. */
export class Typed {
  readonly #kinds: KindTable
  readonly #mine = new Map<string, Field>()
  readonly #by = new Map<string, string>()

  constructor(kinds: KindTable) {
    this.#kinds = kinds
  }

  /** The member who set the field last; undefined when this page has not heard. */
  byOf(id: string, field: string): string | undefined {
    return this.#by.get(`${id} ${field}`)
  }

  /** The person has edited records. What they made is for others to go on with, and nothing of it is overwritten. */
  typed(changes: readonly Change[]): void {
    for (const { kind, id, before, after } of changes) {
      if (!before || !after) continue
      for (const [field, { type }] of Object.entries(this.#kinds.of(kind).fields)) {
        const text = (after as Row)[field] as unknown
        if (type === 'line' && text !== (before as Row)[field])
          keep(this.#mine, `${id} ${field}`, { kind, text: text as string })
      }
    }
  }

  /** What came of the person's own undo, or from another of their tabs, is nobody's loss. */
  tookBack(changes: readonly Change[]): void {
    for (const { id, before, after } of changes)
      for (const field of fieldsSet(before as Row | null, after as Row | null))
        this.#mine.delete(`${id} ${field}`)
  }

  /** Takes note of others' commits; returns which of this person's texts they replaced. */
  heard(commits: readonly ReadCommit[], me: string): Overwritten[] {
    const found: Overwritten[] = []
    for (const { id: commit, actor, changes } of commits) {
      for (const { kind, id, before, after } of changes) {
        if (!before || !after) continue
        for (const field of fieldsSet(before as Row, after as Row)) {
          const key = `${id} ${field}`
          keep(this.#by, key, actor)
          const mine = this.#mine.get(key)
          if (!mine || mine.text !== (before as Row)[field]) continue
          const theirs = (after as Row)[field] as unknown
          this.#mine.delete(key)
          if (actor !== me && typeof theirs === 'string')
            found.push({ kind, id, field, mine: mine.text, theirs, by: actor, commit })
        }
      }
    }
    return found
  }

  /** The log has another life than was known. */
  clear(): void {
    this.#mine.clear()
    this.#by.clear()
  }
}

function fieldsSet(before: Row | null, after: Row | null): string[] {
  if (!before || !after) return []
  return Object.keys(after).filter((field) => before[field] !== after[field])
}

/** The newest last, and the oldest goes. */
function keep<V>(map: Map<string, V>, key: string, value: V): void {
  map.delete(key)
  map.set(key, value)
  if (map.size > MOST) for (const oldest of map.keys()) return void map.delete(oldest)
}
