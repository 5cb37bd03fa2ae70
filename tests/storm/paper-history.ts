import { isDeepStrictEqual } from 'node:util'
import type { Meant } from './naive-plan.ts'
import type { Paper, Plain } from './paper.ts'

/** What one commit did to the plan: each card before and after, and all orders. */
export interface Step {
  records: Map<string, { before: Plain | null; after: Plain | null; scope: string }>
  /** where it changed something, if only a place in an order */
  scopes: readonly string[]
  touched: readonly string[]
  cardsAfter: ReadonlyMap<string, Plain>
  listsBefore: Map<string, string[]>
  listsAfter: Map<string, string[]>
  /** records that the commit was told to place somewhere, even where they stood */
  placed: Set<string>
  /** which commit had changed each order last */
  changedBefore: Map<string, string>
}

/** What every commit did, for undo. */
export class PaperHistory {
  readonly steps = new Map<string, Step>()
  /** order -> the commit that changed it last; undone commits do not count */
  readonly changed = new Map<string, string>()
  /** records that the commit under way was told to place */
  placed = new Set<string>()

  copy(): PaperHistory {
    const copy = new PaperHistory()
    for (const [id, step] of this.steps) copy.steps.set(id, step)
    for (const [list, commit] of this.changed) copy.changed.set(list, commit)
    return copy
  }

  /** Notes what the commit does to the paper while it is performed. */
  note(paper: Paper, commit: Meant, perform: () => void): void {
    const before = paper.copy()
    const changedBefore = new Map(this.changed)
    this.placed = new Set()
    perform()
    const records: Step['records'] = new Map()
    for (const id of new Set([...before.cards.keys(), ...paper.cards.keys()])) {
      const [was, is] = [before.cards.get(id) ?? null, paper.cards.get(id) ?? null]
      if (!isDeepStrictEqual(was, is))
        records.set(id, { before: was, after: is, scope: (is ? paper : before).scopeOf(id) })
    }
    const [listsBefore, listsAfter] = [before.lists, paper.copy().lists]
    const { scopes = [], touched = [] } = commit
    const cardsAfter = new Map(paper.cards)
    this.steps.set(commit.id, {
      records,
      scopes,
      touched,
      cardsAfter,
      listsBefore,
      listsAfter,
      placed: this.placed,
      changedBefore,
    })
    // An undo has told what it changed itself.
    if (commit.commands.some(({ name }) => name === 'revert-commit' || name === 'withdraw-commit')) return
    for (const list of new Set([...listsBefore.keys(), ...listsAfter.keys()])) {
      const [was, became] = [listsBefore.get(list) ?? [], listsAfter.get(list) ?? []]
      if (!isDeepStrictEqual(was, became) || became.some((id) => this.placed.has(id)))
        this.changed.set(list, commit.id)
    }
  }
}
