import type { ImportSkip } from '#protocol/import-report.ts'
import { skipWords } from '#words/import.ts'
import { excerpt } from '../bytes/excerpt.ts'
import { isObject, type Json, objectsIn, textIn } from '../bytes/json.ts'
import { addressOf } from '../formats/addresses.ts'
import type { Content, ItemDraft, Malformed } from '../formats/draft.ts'
import { kindOf, kindOfLabels } from '../formats/kinds.ts'
import { labelsIn } from '../formats/labels.ts'
import { linkParents } from '../formats/link-parents.ts'
import { statusOf } from '../formats/statuses.ts'
import { titleOf } from '../formats/title.ts'
import { createWarnings } from '../formats/warnings.ts'
import { limits, tooManyRows } from '../limits.ts'

/**
 * The issues in any of the shapes they are found in: the REST list, `gh issue list --json`, a list of pages, a
 * search result (`items`), or a repository archive (`issues`). Null when the value is none of these.
 */
export function githubIssues(value: unknown): Json[] | null {
  const list = isObject(value) ? (value.issues ?? value.items) : value
  if (!Array.isArray(list)) return null
  const issues = objectsIn(list.every(Array.isArray) ? list.flat() : list)
  const first = issues[0]
  return first !== undefined && 'number' in first && 'title' in first && !('iid' in first) ? issues : null
}

/** GitHub issues in the order of the file; pull requests are skipped. `line` is the place in the list, from 1. */
export function readGithub(issues: readonly Json[]): Content | Malformed {
  if (issues.length > limits.rows) return { malformed: tooManyRows(issues.length) }
  const warnings = createWarnings()
  const drafts: ItemDraft[] = []
  const skipped: ImportSkip[] = []
  let comments = false
  for (const [at, issue] of issues.entries()) {
    const line = at + 1
    const made = titleOf(textIn(issue.title), textIn(issue.body))
    const url = addressOf(issue.html_url) ?? addressOf(issue.url)
    if (isObject(issue.pull_request) || /\/pull\/\d+$/.test(url ?? '')) {
      skipped.push({
        line,
        text: excerpt(made.title),
        reason: skipWords('pull-request'),
      })
      continue
    }
    if (made.title === '') {
      skipped.push({
        line,
        text: `#${textIn(issue.number)}`,
        reason: skipWords('issue-without-title', { tool: 'GitHub' }),
      })
      continue
    }
    if (made.changed !== null) warnings.at(line, 'whole-titles')
    comments ||= (Array.isArray(issue.comments) ? issue.comments.length : Number(textIn(issue.comments))) > 0
    const labels = namesIn(issue.labels)
    const type = isObject(issue.type) ? kindOf(textIn(issue.type.name)) : null
    drafts.push({
      line,
      title: made.title,
      kind: type ?? kindOfLabels(labels) ?? 'story',
      status: statusOf(textIn(issue.state)) ?? 'draft',
      estimate: null,
      description: made.description,
      externalId: idOf(issue, url),
      externalUrl: url,
      parentExternalId: null,
      labels,
    })
  }
  linkParents(drafts, new Map(), warnings)
  if (comments) warnings.add('comments-of-issues')
  return { source: 'github-json', delimiter: null, columns: [], drafts, skipped, warnings: warnings.list() }
}

/** `owner/repository#12` when the address tells it, since numbers repeat between repositories. */
function idOf(issue: Json, url: string | null): string | null {
  const path = /^https?:\/\/[^/]+\/(?:repos\/)?([^/]+\/[^/]+)\/issues\/(\d+)/.exec(url ?? '')
  const number = textIn(issue.number)
  const id = path === null ? `#${number}` : `${path[1]}#${path[2]}`
  return number === '' || id.length > limits.idLength ? null : id
}

/** Labels are objects with a name, or in some archives bare names. */
function namesIn(value: unknown): string[] {
  if (!Array.isArray(value)) return []
  return labelsIn(value.map((label) => (isObject(label) ? textIn(label.name) : textIn(label))))
}
