import { capital } from '#base/text/capital.ts'
import { createItem } from '#domain/backlog/create-item.ts'
import { type Item, item as itemKind } from '#domain/backlog/item.ts'
import type { CommandCall } from '#domain/kernel/commit.ts'
import type { Product } from '#domain/product/product.ts'
import type { ImportItem, ImportSkip } from '#protocol/import-report.ts'
import { draftWords, skipWords } from '#words/import.ts'
import { excerpt } from '../bytes/excerpt.ts'
import type { ItemDraft, Reading } from '../formats/draft.ts'
import { createWarnings, type Warnings } from '../formats/warnings.ts'
import { originIds, tellsItem, toolOf } from './origin-ids.ts'

export interface PlanContext {
  product: Product
  /** the items of the product as they stand */
  standing: readonly Item[]
  /** draws the id of an item to be made */
  newItemId(): string
}

export interface ImportPlan {
  /** one create-item for each item, in the order of the file, then what ties parents that come after a child */
  calls: CommandCall[]
  creates: number
  /** what makes no item and why, in the order of the file */
  skipped: ImportSkip[]
  warnings: string[]
  /** the first 20 of those that would be created */
  sample: ImportItem[]
}

interface Accepted {
  draft: ItemDraft
  item: string
  input: Record<string, unknown> & { description: string; parent: string | null }
}

const SLICE = 250
const SAMPLE = 20

/**
 * What an import would do: a command for each item that can be made, and a reason for each that cannot. New items
 * stand at the bottom in the order of the file. An item that came from there before is passed over, so that
 * importing a file again makes nothing. Nothing is shortened to fit: what the product would refuse is skipped.
 *
 * Yields how many drafts are looked at, a few milliseconds of work apart.
 */
export function* planImport(
  reading: Reading,
  { product, standing, newItemId }: PlanContext,
): Generator<number, ImportPlan> {
  const tool = toolOf(reading.source)
  const warnings = createWarnings()
  const skipped = [...reading.skipped]
  const here = yield* itemsFrom(tool, standing)
  const idOf = originIds()
  const accepted: Accepted[] = []
  /** a source's id -> the item here that it is, or will be */
  const itemById = new Map<string, string>()

  for (const [at, draft] of reading.drafts.entries()) {
    if (at % SLICE === 0) yield at
    const id = idOf(draft)
    const twins = here.get(id) ?? []
    const twin = tellsItem(reading.source, id)
      ? twins[0]
      : twins.find(({ title }) => title.trim() === draft.title)
    if (twin) {
      itemById.set(id, twin.id)
      const item = `${product.key}-${twin.number}`
      skipped.push({ line: draft.line, text: excerpt(draft.title), reason: skipWords('here'), item })
      continue
    }
    if (twins.length > 0) warnings.at(draft.line, 'other-titles', id)
    const item = newItemId()
    const input = inputOf(draft, item, product.id, { tool, id, url: draft.externalUrl })
    const parsed = createItem.input.safeParse(input)
    if (!parsed.success) {
      const issue = parsed.error.issues[0]
      const field = capital(String(issue?.path[0] ?? ''))
      const reason = skipWords('not-taken', { field, trouble: issue?.message ?? '' })
      skipped.push({ line: draft.line, text: excerpt(draft.title), reason })
      continue
    }
    if (draft.labels.length > 0) warnings.at(draft.line, 'labels-in-text')
    itemById.set(id, item)
    accepted.push({ draft, item, input })
  }

  const late = tieParents(accepted, itemById, here, warnings)
  const tied = new Set(late.map(({ item }) => item))
  return {
    calls: [
      ...accepted.map(({ input }) => ({ name: 'create-item', input })),
      ...late.map((input) => ({ name: 'edit-item', input })),
    ],
    creates: accepted.length,
    skipped: skipped.sort((a, b) => a.line - b.line),
    warnings: [...reading.warnings, ...warnings.list()],
    sample: accepted.slice(0, SAMPLE).map(({ draft, item, input }) => ({
      line: draft.line,
      title: draft.title,
      kind: draft.kind,
      status: draft.status,
      estimate: draft.estimate,
      child: input.parent !== null || tied.has(item),
    })),
  }
}

function* itemsFrom(tool: string, standing: readonly Item[]): Generator<number, Map<string, Item[]>> {
  const found = new Map<string, Item[]>()
  for (const [at, item] of standing.entries()) {
    if (at % (SLICE * 20) === 0) yield 0
    if (item.source?.tool !== tool) continue
    const twins = found.get(item.source.id)
    if (twins) twins.push(item)
    else found.set(item.source.id, [item])
  }
  return found
}

function inputOf(draft: ItemDraft, item: string, product: string, source: object): Accepted['input'] {
  const { title, kind, status, estimate, labels } = draft
  const description = withTail(
    draft.description,
    labels.length > 0 ? draftWords('labels', { list: labels.join(', ') }) : '',
  )
  return { item, product, title, kind, status, estimate, description, parent: null, source }
}

function withTail(text: string, tail: string): string {
  return [text, tail].filter((part) => part !== '').join('\n\n')
}

/**
 * Ties each item to its parent: one of the file, else one that came from the same tool before, else its id is
 * written into the description. Returns the ties to parents that the file has further down: such an item
 * is made first and tied afterwards, so that the order of the file stays.
 */
function tieParents(
  accepted: readonly Accepted[],
  itemById: ReadonlyMap<string, string>,
  here: ReadonlyMap<string, readonly Item[]>,
  warnings: Warnings,
): { item: string; parent: string }[] {
  const place = new Map(accepted.map(({ item }, at) => [item, at]))
  const late: { item: string; parent: string }[] = []
  for (const [at, { draft, item, input }] of accepted.entries()) {
    const reference = draft.parentExternalId
    if (reference === null) continue
    const earlier = here.get(reference) ?? []
    const parent = itemById.get(reference) ?? (earlier.length === 1 ? earlier[0]!.id : undefined)
    if (parent === undefined) {
      const description = withTail(input.description, draftWords('parent', { id: reference }))
      if (itemKind.fields.description.text.safeParse(description).success) input.description = description
      warnings.at(draft.line, 'absent-parents', reference)
    } else if ((place.get(parent) ?? -1) < at) input.parent = parent
    else late.push({ item, parent })
  }
  return late
}
