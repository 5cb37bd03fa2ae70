import type { ImportSkip } from '#protocol/import-report.ts'
import { remarkWords, skipWords } from '#words/import.ts'
import { excerpt } from '../bytes/excerpt.ts'
import { isObject, type Json, objectsIn, textIn } from '../bytes/json.ts'
import { addressOf } from '../formats/addresses.ts'
import type { Malformed } from '../formats/draft.ts'
import { type FoundTable, foundRow } from '../formats/found-table.ts'
import { labelsIn } from '../formats/labels.ts'
import { limits, tooManyRows } from '../limits.ts'
import { kindOfLabels, pointsOfLabels, statusOfLabels } from './label-words.ts'

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

/** GitHub issues in the order of the file; pull requests are skipped. `line` is the place in the list, from 1. */
export function readGithub(issues: readonly Json[]): FoundTable | Malformed {
  if (issues.length > limits.rows) return { malformed: tooManyRows(issues.length) }
  const rows = [foundRow(0, [...header])]
  const skipped: ImportSkip[] = []
  const parents = parentsIn(issues)
  let comments = false
  for (const [at, issue] of issues.entries()) {
    const line = at + 1
    const title = textIn(issue.title)
    const url = addressOf(issue.html_url) ?? addressOf(issue.url)
    if (isObject(issue.pull_request) || /\/pull\/\d+$/.test(url ?? '')) {
      skipped.push({ line, text: excerpt(title), reason: skipWords('pull-request') })
      continue
    }
    if (title.trim() === '') {
      skipped.push({
        line,
        text: `#${textIn(issue.number)}`,
        reason: skipWords('issue-without-title', { tool: 'GitHub' }),
      })
      continue
    }
    comments ||= (Array.isArray(issue.comments) ? issue.comments.length : Number(textIn(issue.comments))) > 0
    const labels = namesIn(issue.labels)
    const id = idOf(issue, url) ?? ''
    rows.push(
      foundRow(line, [
        title,
        nameIn(issue.type ?? issue.issueType) || (kindOfLabels(labels) ?? ''),
        statusIn(issue, labels),
        pointsOfLabels(labels),
        textIn(issue.body),
        labels.join('; '),
        id,
        url ?? '',
        parentOf(issue) || (parents.get(id) ?? ''),
        isObject(issue.milestone) ? textIn(issue.milestone.title) : textIn(issue.milestone),
        namesOf(issue.assignees),
      ]),
    )
  }
  return {
    source: 'github-json',
    rows,
    headerAt: 0,
    skipped,
    warnings: comments ? [remarkWords('comments-of-issues')] : [],
  }
}

/** Closed, and whether as done; of an open one its labels say more. */
function statusIn(issue: Json, labels: readonly string[]): string {
  const state = textIn(issue.state)
  if (/^closed$/i.test(state)) {
    const reason = textIn(issue.state_reason ?? issue.stateReason)
    return /^(?:not_planned|duplicate)$/i.test(reason) ? reason.toLowerCase().replace('_', ' ') : state
  }
  return statusOfLabels(labels) ?? state
}

/** By its address, or as an issue within the issue. */
function parentOf(issue: Json): string {
  const parent = isObject(issue.parent) ? issue.parent : null
  const url = textIn(issue.parent_issue_url) || textIn(parent?.html_url ?? parent?.url)
  return idAt(url) ?? (parent && textIn(parent.number) !== '' ? `#${textIn(parent.number)}` : '')
}

/** A parent may also name its children. */
function parentsIn(issues: readonly Json[]): Map<string, string> {
  const found = new Map<string, string>()
  for (const issue of issues) {
    const children = issue.sub_issues ?? issue.subIssues
    const list = objectsIn(isObject(children) ? children.nodes : children)
    const parent = idOf(issue, addressOf(issue.html_url) ?? addressOf(issue.url))
    for (const child of list) {
      const id = idOf(child, addressOf(child.html_url) ?? addressOf(child.url))
      if (id !== null && parent !== null) found.set(id, parent)
    }
  }
  return found
}

function nameIn(value: unknown): string {
  return isObject(value) ? textIn(value.name) : textIn(value)
}

function namesOf(value: unknown): string {
  return objectsIn(value)
    .map((person) => textIn(person.login) || textIn(person.name))
    .filter((name) => name !== '')
    .join('; ')
}

/** `owner/repository#12` when the address tells it, since numbers repeat between repositories. */
function idOf(issue: Json, url: string | null): string | null {
  const number = textIn(issue.number)
  const id = idAt(url ?? '') ?? `#${number}`
  return number === '' || id.length > limits.idLength ? null : id
}

function idAt(url: string): string | null {
  const path = /^https?:\/\/[^/]+\/(?:repos\/)?([^/]+\/[^/]+)\/issues\/(\d+)/.exec(url)
  return path === null ? null : `${path[1]}#${path[2]}`
}

/** Labels are objects with a name, or in some archives bare names. */
function namesIn(value: unknown): string[] {
  if (!Array.isArray(value)) return []
  return labelsIn(value.map((label) => (isObject(label) ? textIn(label.name) : textIn(label))))
}
