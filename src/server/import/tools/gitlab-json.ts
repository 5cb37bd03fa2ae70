import type { ItemStatus } from '#domain/backlog/item.ts'
import type { ImportSkip } from '#protocol/import-report.ts'
import { skipWords } from '#words/import.ts'
import { isObject, type Json, objectsIn, textIn } from '../bytes/json.ts'
import { addressOf } from '../formats/addresses.ts'
import type { Content, ItemDraft, Kept, Malformed } from '../formats/draft.ts'
import { estimateOf } from '../formats/estimates.ts'
import { kindOf, kindOfLabels } from '../formats/kinds.ts'
import { labelsIn } from '../formats/labels.ts'
import { linkParents } from '../formats/link-parents.ts'
import { statusOfLabels } from '../formats/status-labels.ts'
import { statusOf } from '../formats/statuses.ts'
import { titleOf } from '../formats/title.ts'
import { unplacedIn } from '../formats/unplaced.ts'
import { createWarnings } from '../formats/warnings.ts'
import { limits, tooManyRows } from '../limits.ts'

/** The issues of GitLab's REST API, as one list or a list of pages; null when the value is something else. */
export function gitlabIssues(value: unknown): Json[] | null {
  if (!Array.isArray(value)) return null
  const issues = objectsIn(value.length > 0 && value.every(Array.isArray) ? value.flat() : value)
  const first = issues[0]
  return first !== undefined && 'iid' in first && 'title' in first ? issues : null
}

/**
 * GitLab issues in the order of the file. Weight is the estimate; an open issue stands where a scoped label says
 * (`workflow::in dev`). An epic is no issue there, so its title becomes a label.
 */
export function readGitlab(issues: readonly Json[]): Content | Malformed {
  if (issues.length > limits.rows) return { malformed: tooManyRows(issues.length) }
  const warnings = createWarnings()
  const drafts: ItemDraft[] = []
  const skipped: ImportSkip[] = []
  for (const [at, issue] of issues.entries()) {
    const line = at + 1
    const made = titleOf(textIn(issue.title), textIn(issue.description))
    if (made.title === '') {
      skipped.push({
        line,
        text: `#${textIn(issue.iid)}`,
        reason: skipWords('issue-without-title', { tool: 'GitLab' }),
      })
      continue
    }
    if (made.changed !== null) warnings.at(line, 'whole-titles')
    const labels = Array.isArray(issue.labels)
      ? labelsIn(
          issue.labels.map((label) => (isObject(label) ? textIn(label.title ?? label.name) : textIn(label))),
        )
      : []
    const epic = isObject(issue.epic) ? textIn(issue.epic.title).trim() : ''
    const estimate = estimateOf(textIn(issue.weight))
    if (estimate === undefined) warnings.at(line, 'no-weight', textIn(issue.weight))
    const type = textIn(issue.issue_type)
    drafts.push({
      line,
      title: made.title,
      // Nearly all are of the type "issue", which says nothing: then the labels are asked.
      kind: (type === '' || type === 'issue' ? kindOfLabels(labels) : kindOf(type)) ?? 'story',
      status: statusFrom(textIn(issue.state), labels),
      estimate: estimate ?? null,
      description: made.description,
      externalId: idOf(issue),
      externalUrl: addressOf(issue.web_url),
      parentExternalId: null,
      labels: labelsIn([...labels, epic]),
      kept: keptOf(issue),
    })
  }
  linkParents(drafts, new Map(), warnings)
  if (issues.some((issue) => Number(textIn(issue.user_notes_count)) > 0)) {
    warnings.add('comments-of-issues')
  }
  return {
    source: 'gitlab-json',
    delimiter: null,
    columns: [],
    drafts,
    skipped,
    warnings: warnings.list(),
    found: unplacedIn(drafts),
  }
}

function statusFrom(state: string, labels: readonly string[]): ItemStatus {
  const known = statusOf(state) ?? 'draft'
  return known === 'done' ? known : (statusOfLabels(labels, true) ?? known)
}

function keptOf(issue: Json): Kept[] | undefined {
  const kept: Kept[] = []
  const keep = (what: Kept['what'], name: string, value: string) => {
    if (value.trim() !== '') kept.push({ what, name, value: value.trim() })
  }
  if (isObject(issue.milestone)) keep('release', 'Milestone', textIn(issue.milestone.title))
  if (isObject(issue.iteration)) keep('sprint', 'Iteration', textIn(issue.iteration.title))
  keep('date', 'Due date', textIn(issue.due_date))
  keep(
    'person',
    'Assignees',
    objectsIn(issue.assignees)
      .map((person) => textIn(person.name))
      .join(', '),
  )
  return kept.length > 0 ? kept : undefined
}

/** `group/project#12`, since numbers repeat between projects. */
function idOf(issue: Json): string | null {
  const full = isObject(issue.references) ? textIn(issue.references.full) : ''
  const id = full || (textIn(issue.iid) === '' ? '' : `#${textIn(issue.iid)}`)
  return id === '' || id.length > limits.idLength ? null : id
}
