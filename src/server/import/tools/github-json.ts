import type { ItemStatus } from '#domain/backlog/item.ts'
import type { ImportSkip } from '#protocol/import-report.ts'
import { skipWords } from '#words/import.ts'
import { excerpt } from '../bytes/excerpt.ts'
import { isObject, type Json, objectsIn, textIn } from '../bytes/json.ts'
import { addressOf } from '../formats/addresses.ts'
import type { Content, ItemDraft, Kept, Malformed } from '../formats/draft.ts'
import { kindOf, kindOfLabels } from '../formats/kinds.ts'
import { labelsIn } from '../formats/labels.ts'
import { linkParents } from '../formats/link-parents.ts'
import { statusOfLabels } from '../formats/status-labels.ts'
import { statusOf } from '../formats/statuses.ts'
import { titleOf } from '../formats/title.ts'
import { unplacedIn } from '../formats/unplaced.ts'
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
      status: statusOfIssue(issue, labels),
      estimate: null,
      description: made.description,
      externalId: idOf(issue, url),
      externalUrl: url,
      parentExternalId: parentOf(issue),
      labels,
      kept: keptOf(issue),
    })
  }
  const { above, by, loose } = linkParents(drafts, new Map(), warnings)
  if (comments) warnings.add('comments-of-issues')
  return {
    source: 'github-json',
    delimiter: null,
    columns: [],
    drafts,
    skipped,
    warnings: warnings.list(),
    found: { above, ties: [...by], loose, ...unplacedIn(drafts) },
  }
}

function statusOfIssue(issue: Json, labels: readonly string[]): ItemStatus {
  const known = statusOf(textIn(issue.state)) ?? 'draft'
  return known === 'done' ? known : (statusOfLabels(labels) ?? known)
}

/** A sub-issue tells its parent by an address, or holds it. */
function parentOf(issue: Json): string | null {
  if (isObject(issue.parent))
    return idOf(issue.parent, addressOf(issue.parent.html_url) ?? addressOf(issue.parent.url))
  const url = addressOf(issue.parent_issue_url)
  return url === null ? null : idOf({ number: /(\d+)\/?$/.exec(url)?.[1] ?? '' }, url)
}

function keptOf(issue: Json): Kept[] | undefined {
  const milestone = isObject(issue.milestone) ? textIn(issue.milestone.title).trim() : ''
  const people = objectsIn(issue.assignees)
    .map((person) => textIn(person.login))
    .filter((name) => name !== '')
  const kept: Kept[] = []
  if (milestone !== '') kept.push({ what: 'release', name: 'Milestone', value: milestone })
  if (people.length > 0) kept.push({ what: 'person', name: 'Assignees', value: people.join(', ') })
  return kept.length > 0 ? kept : undefined
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
