import type { ItemStatus } from '#domain/backlog/item.ts'
import type { ImportChoices, ImportSkip } from '#protocol/import-report.ts'
import { skipWords } from '#words/import.ts'
import { excerpt } from '../bytes/excerpt.ts'
import { isObject, type Json, objectsIn, textIn } from '../bytes/json.ts'
import { addressOf } from '../formats/addresses.ts'
import type { Content, ItemDraft, Malformed } from '../formats/draft.ts'
import { estimateOf, pointsInTitle } from '../formats/estimates.ts'
import { type Headings, headingsOfItems } from '../formats/headings.ts'
import { kindOfLabels } from '../formats/kinds.ts'
import { labelsIn } from '../formats/labels.ts'
import { createStatusReader, type StatusReader } from '../formats/statuses.ts'
import { titleOf } from '../formats/title.ts'
import { createWarnings, type Warnings } from '../formats/warnings.ts'
import { createWordTally, type WordTally } from '../formats/word-tally.ts'
import { wordOf } from '../formats/words.ts'
import { limits, tooManyRows } from '../limits.ts'

export function isTrelloBoard(value: unknown): value is Json {
  return isObject(value) && Array.isArray(value.cards) && Array.isArray(value.lists)
}

/**
 * A Trello board, in the order people see it: lists by position, cards by position in their list.
 * A list's name says where its cards stand. Cards that are archived, or whose list is, are skipped.
 * Checklists become lines of the description. `line` is the card's place in the file's own list, from 1.
 */
export function readTrello(
  board: Json,
  headings: Headings = headingsOfItems,
  choices: ImportChoices = {},
): Content | Malformed {
  const cards = objectsIn(board.cards)
  if (cards.length > limits.rows) return { malformed: tooManyRows(cards.length) }
  const warnings = createWarnings()
  const lists = new Map(objectsIn(board.lists).map((list) => [textIn(list.id), list]))
  const checklists = checklistsByCard(board)
  const pointFields = new Set(
    objectsIn(board.customFields)
      .filter((field) => headings.means(textIn(field.name), 'estimate'))
      .map((field) => textIn(field.id)),
  )
  const drafts: ItemDraft[] = []
  const tally = createWordTally()
  const reader = createStatusReader(
    {},
    [...lists.values()].map((list) => textIn(list.name)),
  )
  const chosen = new Map(
    Object.entries(choices.statuses ?? {}).map(([word, status]) => [wordOf(word), status]),
  )
  const skipped: ImportSkip[] = []
  const numbered = cards.map((card, at) => ({ card, line: at + 1, list: lists.get(textIn(card.idList)) }))
  numbered.sort((a, b) => byPosition(a.list, b.list) || byPosition(a.card, b.card))

  for (const { card, line, list } of numbered) {
    const name = textIn(card.name)
    const skip = (reason: string) => skipped.push({ line, text: excerpt(name), reason })
    if (card.closed === true) skip(skipWords('archived-card'))
    else if (list?.closed === true) skip(skipWords('archived-list', { list: excerpt(textIn(list.name), 40) }))
    else if (card.isTemplate === true) skip(skipWords('card-template'))
    else {
      const parts = [textIn(card.desc), ...(checklists.get(textIn(card.id)) ?? [])]
      const pointed = pointsInTitle(name)
      const made = titleOf(pointed.title, parts.filter((part) => part !== '').join('\n\n'))
      if (made.title === '') {
        skip(skipWords('card-without-name'))
        continue
      }
      if (made.changed !== null) warnings.at(line, 'whole-names')
      const labels = labelsOf(card)
      drafts.push({
        line,
        title: made.title,
        kind: kindOfLabels(labels) ?? 'story',
        status: statusOfCard(card, list, { reader, chosen, tally, warnings }),
        estimate: pointsOf(card, pointFields) ?? pointed.estimate,
        description: made.description,
        externalId: textIn(card.id) || null,
        externalUrl: addressOf(card.shortUrl) ?? addressOf(card.url),
        parentExternalId: null,
        labels,
      })
    }
  }
  const comments = objectsIn(board.actions).filter(
    ({ type }) => type === 'commentCard' || type === 'copyCommentCard',
  ).length
  if (comments > 0) warnings.add('comments-in-trello', { count: comments })
  if (cards.some((card) => Array.isArray(card.attachments) && card.attachments.length > 0)) {
    warnings.add('attachments-of-cards')
  }
  return {
    source: 'trello-json',
    delimiter: null,
    columns: [],
    drafts: uniqueIds(drafts),
    skipped,
    warnings: warnings.list(),
    found: {
      words: tally.list(),
      order: { by: 'position', column: null, header: null, others: [] },
    },
  }
}

function byPosition(a: Json | undefined, b: Json | undefined): number {
  return positionOf(a) - positionOf(b)
}

/** Large and finite where unknown, so that two unknown ones are equal and the sort keeps the order of the file. */
function positionOf(entry: Json | undefined): number {
  return typeof entry?.pos === 'number' && Number.isFinite(entry.pos) ? entry.pos : Number.MAX_VALUE
}

function checklistsByCard(board: Json): Map<string, string[]> {
  const found = new Map<string, string[]>()
  const all = objectsIn(board.checklists).sort(byPosition)
  for (const list of all) {
    const entries = objectsIn(list.checkItems).sort(byPosition)
    const lines = entries.map(
      (entry) => `- [${entry.state === 'complete' ? 'x' : ' '}] ${textIn(entry.name)}`,
    )
    if (lines.length === 0) continue
    const card = textIn(list.idCard)
    const texts = found.get(card) ?? []
    found.set(card, texts)
    texts.push([`${textIn(list.name)}:`, ...lines].join('\n'))
  }
  return found
}

/** A label may be a colour alone. */
function labelsOf(card: Json): string[] {
  const names = objectsIn(card.labels).map((label) => textIn(label.name).trim() || textIn(label.color).trim())
  return labelsIn(names)
}

interface ListWords {
  reader: StatusReader
  chosen: ReadonlyMap<string, ItemStatus>
  tally: WordTally
  warnings: Warnings
}

function statusOfCard(
  card: Json,
  list: Json | undefined,
  { reader, chosen, tally, warnings }: ListWords,
): ItemStatus {
  const name = textIn(list?.name)
  const own = chosen.get(wordOf(name))
  const read = reader.read(name)
  const isDue = card.dueComplete === true
  const status = own ?? (isDue ? 'done' : read.status)
  if (name === '') return status
  if (!own && read.sense === 'ended') warnings.add('abandoned-list', { list: excerpt(name, 40) })
  if (!own && !isDue && !read.sure && read.status === 'draft')
    warnings.add('unknown-list', { list: excerpt(name, 40) })
  const by = own ? 'chosen' : read.sure ? 'known' : 'guessed'
  // What a ticked card is says nothing of its list.
  tally.add('status', name, own ?? read.status, { sure: own !== undefined || read.sure, by })
  return status
}

function pointsOf(card: Json, pointFields: ReadonlySet<string>): number | null {
  for (const entry of objectsIn(card.customFieldItems)) {
    if (!pointFields.has(textIn(entry.idCustomField)) || !isObject(entry.value)) continue
    const points = estimateOf(textIn(entry.value.number) || textIn(entry.value.text))
    if (typeof points === 'number') return points
  }
  return null
}

/** Boards put together by hand may repeat an id; the second must not look already imported. */
function uniqueIds(drafts: ItemDraft[]): ItemDraft[] {
  const seen = new Set<string>()
  for (const draft of drafts) {
    if (draft.externalId === null) continue
    if (seen.has(draft.externalId)) draft.externalId = null
    else seen.add(draft.externalId)
  }
  return drafts
}
