import { capital } from '#base/text/capital.ts'
import { plain } from '#base/text/fold.ts'
import { createItem } from '#domain/backlog/create-item.ts'
import type { CommandCall } from '#domain/kernel/commit.ts'
import type { ImportChoices } from '#protocol/import-choices.ts'
import type { ImportDiffering, ImportItem, ImportSkip, ImportTwin } from '#protocol/import-report.ts'
import { skipWords } from '#words/import.ts'
import { excerpt } from '../bytes/excerpt.ts'
import { findingsOf, type ItemDraft, type Reading } from '../formats/draft.ts'
import { createWarnings } from '../formats/warnings.ts'
import { type Sign, signsOf } from './came-to.ts'
import { differencesIn } from './differences.ts'
import { type Accepted, fits, inputOf, type Target } from './draft-input.ts'
import { knownAgain } from './known-again.ts'
import { tellsItem, toolOf } from './origin-ids.ts'
import type { Here, Origin } from './origins.ts'
import { slicesOf } from './slices.ts'
import { tieParents } from './tie-parents.ts'

export interface PlanContext {
  product: { readonly id: string; readonly key: string }
  here: Here
  choices?: ImportChoices
  /** draws the id of an item to be made */
  newItemId(): string
}

export interface ImportPlan {
  creates: number
  /** those that become items */
  drafts: ItemDraft[]
  /** what makes no item and why, in the order of the file */
  skipped: ImportSkip[]
  warnings: string[]
  /** items that may be here already */
  twins: ImportTwin[]
  /** see `ImportReport` */
  known: number
  differs: number
  differing: ImportDiffering[]
  signs: Sign[]
  /** the first 20 of those that would be created */
  sample: ImportItem[]
  /**
   * One create-item for each item, in the order of the file, then what ties parents that come after a child. Each
   * slice is made when it is asked for.
   */
  slices(): Generator<CommandCall[]>
}

const LOOK = 250
const LISTED = 200
const SAMPLE = 20

/**
 * What an import would do: a command for each item that can be made, and a reason for each that cannot. New items
 * stand at the bottom in the order of the file. An item that came from there before is passed over, so that
 * importing a file again makes nothing. Nothing is shortened to fit: what the product would refuse is skipped.
 *
 * Yields how many drafts are looked at, null before that, a few milliseconds of work apart.
 */
export function* planImport(
  reading: Reading,
  { product, here, newItemId, choices = {} }: PlanContext,
): Generator<number | null, ImportPlan> {
  const target = { product: product.id, tool: toolOf(reading.source) }
  const warnings = createWarnings()
  const skipped = [...reading.skipped]
  const { above } = findingsOf(reading)
  const twins: ImportTwin[] = []
  const differing: ImportDiffering[] = []
  let differs = 0
  const differencesOf = differencesIn(reading)
  const itemOf = new Map<ItemDraft, string>()
  const accepted: Accepted[] = []
  const itemById = new Map<string, string>()
  const skip = ({ line, title }: ItemDraft, reason: string, more: { item?: string } = {}) =>
    skipped.push({ line, text: excerpt(title), reason, ...more })
  const keyOf = ({ number }: Origin) => `${product.key}-${number}`
  const { drafts, known } = yield* knownAgain(reading, above, here, choices)
  const titles = new Set<string>()
  const likely = new Set(drafts.flatMap(({ twin, draft }) => (twin ? [draft.line] : [])))
  for (const line of [...(choices.twins ?? []), ...(choices.others ?? [])])
    if (!likely.has(line)) warnings.at(line, 'no-twins')

  for (const [at, { draft, origin, item, twin, isOther }] of drafts.entries()) {
    if (at % LOOK === 0) yield at
    const { line, title } = draft
    if (twin && twins.length < LISTED) {
      const { of, by } = twin
      const { item: id, title: titleHere } = of
      const proven = by === 'number' && tellsItem(reading.source, origin)
      twins.push({ line, title, item: id, key: keyOf(of), titleHere, by, same: item !== null, proven })
    }
    if (item) {
      itemById.set(origin, item.item)
      itemOf.set(draft, item.item)
      const fields = differencesOf(draft, item)
      if (fields.length > 0) {
        differs++
        const key = keyOf(item)
        if (differing.length < LISTED)
          differing.push({ line, item: item.item, key, title: item.title, fields })
      }
      skip(draft, skipWords(fields.length > 0 ? 'here-otherwise' : 'here'), { item: keyOf(item) })
      continue
    }
    if (isOther) warnings.at(line, 'other-titles', origin)
    const made = { draft, origin, item: newItemId(), parent: null, isTiedLate: false }
    const trouble = troubleWith(made, target)
    if (trouble !== null) {
      skip(draft, trouble)
      continue
    }
    if (titles.has(plain(title))) warnings.at(line, 'same-titles', title)
    titles.add(plain(title))
    if (draft.labels.length > 0) warnings.at(line, 'labels-in-text')
    if (!fits(draft.description)) warnings.at(line, 'long-texts')
    itemById.set(origin, made.item)
    itemOf.set(draft, made.item)
    accepted.push(made)
  }

  tieParents(accepted, itemById, { here, above, itemOf }, warnings)
  return {
    creates: accepted.length,
    drafts: accepted.map(({ draft }) => draft),
    skipped: skipped.sort((a, b) => a.line - b.line),
    warnings: [...reading.warnings, ...warnings.list()],
    twins,
    known,
    differs,
    differing,
    signs: signsOf(reading.source, drafts),
    sample: sampleOf(accepted),
    slices: () => slicesOf(callsFor(accepted, target)),
  }
}

/** Asked without its parent, whose name alone can never be what is refused. */
function troubleWith(made: Accepted, target: Target): string | null {
  const alone = { ...made, draft: { ...made.draft, parentExternalId: null } }
  const parsed = createItem.input.safeParse(inputOf(alone, target))
  if (parsed.success) return null
  const issue = parsed.error.issues[0]
  return skipWords('not-taken', {
    field: capital(String(issue?.path[0] ?? '')),
    trouble: issue?.message ?? '',
  })
}

/** The first items, and how many of the file they stand beneath. */
function sampleOf(accepted: readonly Accepted[]): ImportItem[] {
  const shown = accepted.slice(0, SAMPLE)
  // Whose parents are looked up only where one of the few has any.
  const isTree = shown.some(({ parent }) => parent !== null)
  const parents = new Map(isTree ? accepted.map(({ item, parent }) => [item, parent]) : [])
  const depthOf = (item: string) => {
    let depth = 0
    const seen = new Set([item])
    for (let next = parents.get(item); next && !seen.has(next); next = parents.get(next)) {
      seen.add(next)
      depth++
    }
    return depth
  }
  return shown.map(({ draft, item }) => {
    const { line, title, kind, status, estimate } = draft
    return { line, title, kind, status, estimate, depth: depthOf(item) }
  })
}

function* callsFor(accepted: readonly Accepted[], target: Target): Generator<CommandCall> {
  for (const made of accepted) yield { name: 'create-item', input: inputOf(made, target) }
  for (const { item, parent, isTiedLate } of accepted) {
    if (isTiedLate) yield { name: 'edit-item', input: { item, parent } }
  }
}
