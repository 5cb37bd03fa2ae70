import { skipWords } from '#words/import.ts'
import { isObject, type Json, objectsIn, textIn } from '../bytes/json.ts'
import { addressOf } from '../formats/addresses.ts'
import type { Malformed } from '../formats/draft.ts'
import type { FoundTable } from '../formats/found-table.ts'
import { limits } from '../limits.ts'
import { issueTable, labelNames, milestoneOf } from './issue-rows.ts'

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

/** GitHub issues; pull requests are skipped. */
export function readGithub(issues: readonly Json[]): FoundTable | Malformed {
  const parents = parentsIn(issues)
  return issueTable(issues, {
    source: 'github-json',
    name: 'GitHub',
    numberOf: ({ number }) => textIn(number),
    skip: (issue) =>
      isObject(issue.pull_request) || /\/pull\/\d+$/.test(urlOf(issue) ?? '')
        ? skipWords('pull-request')
        : null,
    hasComments: ({ comments }) => (Array.isArray(comments) ? comments.length : Number(textIn(comments))) > 0,
    read(issue) {
      const id = idOf(issue) ?? ''
      return {
        title: textIn(issue.title),
        type: nameIn(issue.type ?? issue.issueType),
        state: stateOf(issue),
        points: '',
        description: textIn(issue.body),
        labels: labelNames(issue.labels),
        id,
        url: urlOf(issue) ?? '',
        parent: parentOf(issue) || (parents.get(id) ?? ''),
        milestone: milestoneOf(issue),
        people: objectsIn(issue.assignees).map(({ login, name }) => textIn(login) || textIn(name)),
      }
    },
  })
}

/** Closed, and whether as done. */
function stateOf(issue: Json): string {
  const state = textIn(issue.state)
  const reason = textIn(issue.state_reason ?? issue.stateReason)
  const isLeft = /^closed$/i.test(state) && /^(?:not_planned|duplicate)$/i.test(reason)
  return isLeft ? reason.toLowerCase().replace('_', ' ') : state
}

function urlOf(issue: Json): string | null {
  return addressOf(issue.html_url) ?? addressOf(issue.url)
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
    const parent = idOf(issue)
    for (const child of list) {
      const id = idOf(child)
      if (id !== null && parent !== null) found.set(id, parent)
    }
  }
  return found
}

function nameIn(value: unknown): string {
  return isObject(value) ? textIn(value.name) : textIn(value)
}

/** `owner/repository#12` when the address tells it, since numbers repeat between repositories. */
function idOf(issue: Json): string | null {
  const number = textIn(issue.number)
  const id = idAt(urlOf(issue) ?? '') ?? `#${number}`
  return number === '' || id.length > limits.idLength ? null : id
}

function idAt(url: string): string | null {
  const path = /^https?:\/\/[^/]+\/(?:repos\/)?([^/]+\/[^/]+)\/issues\/(\d+)/.exec(url)
  return path === null ? null : `${path[1]}#${path[2]}`
}
