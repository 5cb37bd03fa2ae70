import type { ImportSource } from '#protocol/import-choices.ts'
import type { ImportSkip } from '#protocol/import-report.ts'
import { remarkWords, skipWords } from '#words/import.ts'
import { excerpt } from '../bytes/excerpt.ts'
import { isObject, type Json, textIn } from '../bytes/json.ts'
import type { Malformed } from '../formats/draft.ts'
import { type FoundTable, foundRow } from '../formats/found-table.ts'
import { areWorkflow, pointsOfLabels, statusOfLabels } from '../formats/label-words.ts'
import { labelsIn } from '../formats/labels.ts'
import { limits, tooManyRows } from '../limits.ts'

/** What an issue of a tool says, each '' where it does not. */
export interface IssueRow {
  title: string
  type: string
  /** as the tool has it: open, or closed and in which way */
  state: string
  points: string
  description: string
  labels: readonly string[]
  id: string
  url: string
  parent: string
  milestone: string
  people: readonly string[]
}

export interface IssueTool {
  source: ImportSource
  /** as people know it */
  name: string
  /** the issue's number, as people write it */
  numberOf(issue: Json): string
  read(issue: Json): IssueRow
  /** why it is no issue, null when it is one */
  skip?(issue: Json): string | null
  hasComments(issue: Json): boolean
}

const header = [
  ...['Title', 'Type', 'Status', 'Points', 'Description'],
  ...['Labels', 'ID', 'URL', 'Parent', 'Milestone', 'Assignee'],
]

/**
 * Issues in the order of the file. Where one that is open stands, and how large it is, labels say where the tool has
 * no field for it. `line` is the place in the list, from 1.
 */
export function issueTable(issues: readonly Json[], tool: IssueTool): FoundTable | Malformed {
  if (issues.length > limits.rows) return { malformed: tooManyRows(issues.length) }
  const rows = [foundRow(0, header)]
  const skipped: ImportSkip[] = []
  const by = issues.some(({ labels }) => areWorkflow(labelNames(labels))) ? 'any' : 'sure'
  for (const [at, issue] of issues.entries()) {
    const line = at + 1
    const title = textIn(issue.title)
    const isBlank = title.trim() === ''
    const text = isBlank ? `#${tool.numberOf(issue)}` : excerpt(title)
    const reason =
      tool.skip?.(issue) ?? (isBlank ? skipWords('issue-without-title', { tool: tool.name }) : null)
    if (reason !== null) {
      skipped.push({ line, text, reason })
      continue
    }
    const { type, state, points, description, labels, id, url, parent, milestone, people } = tool.read(issue)
    const isOpen = !closed.test(state)
    rows.push(
      foundRow(line, [
        title,
        type,
        (isOpen && statusOfLabels(labels, by)) || state,
        points || pointsOfLabels(labels),
        description,
        labels.join('; '),
        id,
        url,
        parent,
        milestone,
        people.filter((name) => name !== '').join('; '),
      ]),
    )
  }
  const warnings = issues.some(tool.hasComments) ? [remarkWords('comments-of-issues')] : []
  return { source: tool.source, rows, headerAt: 0, skipped, warnings }
}

const closed = /^(?:closed|not planned|duplicate)$/i

/** Labels are objects with a name, or bare names. */
export function labelNames(value: unknown): string[] {
  if (!Array.isArray(value)) return []
  return labelsIn(value.map((label) => (isObject(label) ? textIn(label.title ?? label.name) : textIn(label))))
}

export function milestoneOf({ milestone }: Json): string {
  return isObject(milestone) ? textIn(milestone.title) : textIn(milestone)
}
