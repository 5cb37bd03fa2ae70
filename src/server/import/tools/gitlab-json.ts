import type { ImportSkip } from '#protocol/import-report.ts'
import { remarkWords, skipWords } from '#words/import.ts'
import { isObject, type Json, objectsIn, textIn } from '../bytes/json.ts'
import { addressOf } from '../formats/addresses.ts'
import type { Malformed } from '../formats/draft.ts'
import { type FoundTable, foundRow } from '../formats/found-table.ts'
import { labelsIn } from '../formats/labels.ts'
import { limits, tooManyRows } from '../limits.ts'
import { kindOfLabels, pointsOfLabels, statusOfLabels } from './label-words.ts'

/** The issues of GitLab's REST API, as one list or a list of pages; null when the value is something else. */
export function gitlabIssues(value: unknown): Json[] | null {
  if (!Array.isArray(value)) return null
  const issues = objectsIn(value.length > 0 && value.every(Array.isArray) ? value.flat() : value)
  const first = issues[0]
  return first !== undefined && 'iid' in first && 'title' in first ? issues : null
}

const header = [
  'Title',
  'Type',
  'Status',
  'Points',
  'Description',
  'Labels',
  'ID',
  'URL',
  'Parent',
  'Milestone',
  'Assignee',
] as const

/**
 * GitLab issues in the order of the file. Weight is the estimate; an open issue stands where a scoped label says
 * (`workflow::in dev`). An epic is no issue there, so its title becomes a label.
 */
export function readGitlab(issues: readonly Json[]): FoundTable | Malformed {
  if (issues.length > limits.rows) return { malformed: tooManyRows(issues.length) }
  const rows = [foundRow(0, [...header])]
  const skipped: ImportSkip[] = []
  for (const [at, issue] of issues.entries()) {
    const line = at + 1
    const title = textIn(issue.title)
    if (title.trim() === '') {
      skipped.push({
        line,
        text: `#${textIn(issue.iid)}`,
        reason: skipWords('issue-without-title', { tool: 'GitLab' }),
      })
      continue
    }
    const labels = Array.isArray(issue.labels)
      ? labelsIn(
          issue.labels.map((label) => (isObject(label) ? textIn(label.title ?? label.name) : textIn(label))),
        )
      : []
    const type = textIn(issue.issue_type ?? issue.type)
    const state = textIn(issue.state)
    rows.push(
      foundRow(line, [
        title,
        // Nearly all are of the type "issue", which says nothing: then the labels are asked.
        /^(?:issue)?$/i.test(type) ? (kindOfLabels(labels) ?? '') : type.toLowerCase().replace('_', ' '),
        /^closed$/i.test(state) ? state : (statusOfLabels(labels) ?? state),
        textIn(issue.weight) || pointsOfLabels(labels),
        textIn(issue.description),
        labelsIn([...labels, epicOf(issue)]).join('; '),
        idOf(issue) ?? '',
        addressOf(issue.web_url) ?? '',
        isObject(issue.parent) ? (idOf(issue.parent) ?? '') : '',
        isObject(issue.milestone) ? textIn(issue.milestone.title) : '',
        objectsIn(issue.assignees)
          .map(({ name }) => textIn(name))
          .filter((name) => name !== '')
          .join('; '),
      ]),
    )
  }
  const comments = issues.some((issue) => Number(textIn(issue.user_notes_count)) > 0)
  return {
    source: 'gitlab-json',
    rows,
    headerAt: 0,
    skipped,
    warnings: comments ? [remarkWords('comments-of-issues')] : [],
  }
}

/** An epic is no issue there, so its title is kept as a label. */
function epicOf({ epic }: Json): string {
  return isObject(epic) ? textIn(epic.title).trim() : ''
}

/** `group/project#12`, since numbers repeat between projects. */
function idOf(issue: Json): string | null {
  const full = isObject(issue.references) ? textIn(issue.references.full) : ''
  const id = full || (textIn(issue.iid) === '' ? '' : `#${textIn(issue.iid)}`)
  return id === '' || id.length > limits.idLength ? null : id
}
