import type { ImportSkip } from '#protocol/import-report.ts'
import { draftWords, remarkWords, skipWords } from '#words/import.ts'
import { excerpt } from '../bytes/excerpt.ts'
import { isObject, type Json, objectsIn, textIn } from '../bytes/json.ts'
import { addressOf } from '../formats/addresses.ts'
import type { Malformed } from '../formats/draft.ts'
import { type FoundTable, foundRow } from '../formats/found-table.ts'
import { type Headings, headingsOfItems } from '../formats/headings.ts'
import { labelsIn } from '../formats/labels.ts'
import { pointsInTitle, remarkOnPoints } from '../formats/points-in-title.ts'
import { limits, tooManyRows } from '../limits.ts'

export function isTrelloBoard(value: unknown): value is Json {
  return isObject(value) && Array.isArray(value.cards) && Array.isArray(value.lists)
}

const header = ['Title', 'Status', 'Points', 'Description', 'Labels', 'ID', 'URL', 'Due Date'] as const

/**
 * A Trello board, in the order people see it: lists by position, cards by position in their list.
 * A list's name says where its cards stand, unless a card itself is marked as complete. Cards that are archived, or
 * whose list is, are skipped. Checklists become lines of the description. `line` is the card's place in the file's
 * own list, from 1.
 */
export function readTrello(board: Json, headings: Headings = headingsOfItems): FoundTable | Malformed {
  const cards = objectsIn(board.cards)
  if (cards.length > limits.rows) return { malformed: tooManyRows(cards.length) }
  const lists = new Map(objectsIn(board.lists).map((list) => [textIn(list.id), list]))
  const checklists = checklistsByCard(board)
  const pointFields = new Set(
    objectsIn(board.customFields)
      .filter((field) => headings.means(textIn(field.name), 'estimate'))
      .map((field) => textIn(field.id)),
  )
  const rows = [foundRow(0, [...header])]
  const skipped: ImportSkip[] = []
  const pointed: number[] = []
  const numbered = cards.map((card, at) => ({ card, line: at + 1, list: lists.get(textIn(card.idList)) }))
  numbered.sort((a, b) => byPosition(a.list, b.list) || byPosition(a.card, b.card))

  for (const { card, line, list } of numbered) {
    const name = textIn(card.name)
    const skip = (reason: string) => skipped.push({ line, text: excerpt(name), reason })
    if (card.closed === true) skip(skipWords('archived-card'))
    else if (list?.closed === true) skip(skipWords('archived-list', { list: excerpt(textIn(list.name), 40) }))
    else if (card.isTemplate === true) skip(skipWords('card-template'))
    else if (name.trim() === '') skip(skipWords('card-without-name'))
    else {
      const parts = [textIn(card.desc), ...(checklists.get(textIn(card.id)) ?? [])]
      const labels = labelsOf(card)
      const known = pointsOf(card, pointFields)
      const { title, points } = known === '' ? pointsInTitle(name) : { title: name, points: known }
      if (known === '' && points !== '') pointed.push(line)
      rows.push(
        foundRow(line, [
          title,
          card.dueComplete === true ? draftWords('done') : textIn(list?.name),
          points,
          parts.filter((part) => part !== '').join('\n\n'),
          labels.join('; '),
          textIn(card.id),
          addressOf(card.shortUrl) ?? addressOf(card.url) ?? '',
          textIn(card.due),
        ]),
      )
    }
  }
  const warnings = remarkOnPoints(pointed)
  const comments = objectsIn(board.actions).filter(
    ({ type }) => type === 'commentCard' || type === 'copyCommentCard',
  ).length
  if (comments > 0) warnings.push(remarkWords('comments-in-trello', { count: comments }))
  if (cards.some((card) => Array.isArray(card.attachments) && card.attachments.length > 0))
    warnings.push(remarkWords('attachments-of-cards'))
  return { source: 'trello-json', rows, headerAt: 0, isPlaced: true, skipped, warnings }
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

function pointsOf(card: Json, pointFields: ReadonlySet<string>): string {
  for (const entry of objectsIn(card.customFieldItems)) {
    if (!pointFields.has(textIn(entry.idCustomField)) || !isObject(entry.value)) continue
    const points = textIn(entry.value.number) || textIn(entry.value.text)
    if (points !== '') return points
  }
  return ''
}
