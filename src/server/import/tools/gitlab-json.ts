import { isObject, type Json, objectsIn, textIn } from '../bytes/json.ts'
import { addressOf } from '../formats/addresses.ts'
import type { Malformed } from '../formats/draft.ts'
import type { FoundTable } from '../formats/found-table.ts'
import { labelsIn } from '../formats/labels.ts'
import { limits } from '../limits.ts'
import { issueTable, labelNames, milestoneOf } from './issue-rows.ts'

/** The issues of GitLab's REST API, as one list or a list of pages; null when the value is something else. */
export function gitlabIssues(value: unknown): Json[] | null {
  if (!Array.isArray(value)) return null
  const issues = objectsIn(value.length > 0 && value.every(Array.isArray) ? value.flat() : value)
  const first = issues[0]
  return first !== undefined && 'iid' in first && 'title' in first ? issues : null
}

/** GitLab issues. Weight is the estimate. An epic is no issue there, so its title becomes a label. */
export function readGitlab(issues: readonly Json[]): FoundTable | Malformed {
  return issueTable(issues, {
    source: 'gitlab-json',
    name: 'GitLab',
    numberOf: ({ iid }) => textIn(iid),
    hasComments: (issue) => Number(textIn(issue.user_notes_count)) > 0,
    read(issue) {
      const type = textIn(issue.issue_type ?? issue.type)
      return {
        title: textIn(issue.title),
        // Nearly all are of the type "issue", which says nothing: then the labels are asked.
        type: /^issue$/i.test(type) ? '' : type.toLowerCase().replace('_', ' '),
        state: textIn(issue.state),
        points: textIn(issue.weight),
        description: textIn(issue.description),
        labels: labelsIn([...labelNames(issue.labels), epicOf(issue)]),
        id: idOf(issue) ?? '',
        url: addressOf(issue.web_url) ?? '',
        parent: isObject(issue.parent) ? (idOf(issue.parent) ?? '') : '',
        milestone: milestoneOf(issue),
        people: objectsIn(issue.assignees).map(({ name }) => textIn(name)),
      }
    },
  })
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
