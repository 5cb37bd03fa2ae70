import type { ImportSkip } from '#protocol/import-report.ts'
import { draftWords, skipWords, unreadableWords } from '#words/import.ts'
import { excerpt } from '../bytes/excerpt.ts'
import { readXml } from '../bytes/xml.ts'
import { addressOf } from '../formats/addresses.ts'
import type { Content, ItemDraft, Malformed } from '../formats/draft.ts'
import { estimateOf } from '../formats/estimates.ts'
import { kindOf } from '../formats/kinds.ts'
import { labelsIn } from '../formats/labels.ts'
import { linkParents } from '../formats/link-parents.ts'
import { isAbandoned, statusOf } from '../formats/statuses.ts'
import { titleOf } from '../formats/title.ts'
import { createWarnings } from '../formats/warnings.ts'
import { limits, tooManyRows } from '../limits.ts'
import { htmlToMarkdown } from '../markup/html-markdown.ts'

interface Issue {
  line: number
  /** Texts by element name, below `item`; repeated elements in order. */
  texts: Map<string, string[]>
  numericId: string
  categoryKey: string
  custom: { name: string; value: string }[]
}

const item = '/rss/channel/item'

/** Jira's "Export XML" (RSS of a search). Descriptions are HTML; comments are left out, with a warning. */
export function readJiraXml(text: string): Content | Malformed {
  const warnings = createWarnings()
  const issues: Issue[] = []
  let current = emptyIssue()
  let customName = ''
  let comments = 0
  let line = 1
  let counted = 0
  const complete = readXml(text, limits.depth, (element) => {
    const name = element.path.slice(item.length + 1)
    if (element.path === item) {
      line += text.slice(counted, element.start).split('\n').length - 1
      counted = element.start
      issues.push({ ...current, line })
      current = emptyIssue()
    } else if (!element.path.startsWith(`${item}/`)) return
    else if (name === 'comments/comment') comments++
    else if (name === 'customfields/customfield/customfieldname') customName = element.text.trim()
    else if (name === 'customfields/customfield/customfieldvalues/customfieldvalue') {
      current.custom.push({ name: customName.toLowerCase(), value: element.text.trim() })
    } else {
      if (name === 'key') current.numericId = element.attributes.id ?? ''
      if (name === 'statusCategory') current.categoryKey = element.attributes.key ?? ''
      const texts = current.texts.get(name)
      if (texts) texts.push(element.text)
      else current.texts.set(name, [element.text])
    }
  })
  if (!complete)
    return {
      malformed: unreadableWords('deep-xml'),
    }
  if (issues.length === 0)
    return {
      malformed: unreadableWords('other-xml'),
    }
  if (issues.length > limits.rows) return { malformed: tooManyRows(issues.length) }

  const drafts: ItemDraft[] = []
  const skipped: ImportSkip[] = []
  const otherIds = new Map<string, ItemDraft>()
  for (const issue of issues) {
    const one = (name: string) => issue.texts.get(name)?.[0] ?? ''
    const custom = (...names: string[]) =>
      issue.custom.find(({ name, value }) => names.includes(name) && value !== '')?.value ?? ''
    const key = one('key').trim()
    const criteria = custom('acceptance criteria')
    const description = [
      htmlToMarkdown(one('description')),
      criteria === '' ? '' : draftWords('criteria', { text: htmlToMarkdown(criteria) }),
    ]
    // The title of a feed entry is "[KEY] summary"; only very old exports lack the summary itself.
    const made = titleOf(
      one('summary') || one('title').replace(/^\s*\[[^\]]{1,50}\]\s/, ''),
      description.filter((part) => part !== '').join('\n\n'),
    )
    if (made.title === '') {
      skipped.push({
        line: issue.line,
        text: excerpt(key),
        reason: skipWords('issue-without-summary'),
      })
      continue
    }
    if (made.changed !== null) warnings.at(issue.line, 'whole-titles')
    const points = custom('story points', 'story point estimate')
    const estimate = estimateOf(points)
    if (estimate === undefined) warnings.at(issue.line, 'no-estimate', points)
    if (isAbandoned(one('status'))) warnings.at(issue.line, 'abandoned')
    const labels = [...(issue.texts.get('labels/label') ?? []), ...(issue.texts.get('component') ?? [])]
    const draft: ItemDraft = {
      line: issue.line,
      title: made.title,
      kind: kindOf(one('type')) ?? 'story',
      status: statusOf(one('status')) ?? statusOf(issue.categoryKey) ?? 'draft',
      estimate: estimate ?? null,
      description: made.description,
      externalId: key === '' || key.length > limits.idLength ? null : key,
      externalUrl: addressOf(one('link')),
      parentExternalId: one('parent').trim() || custom('epic link') || null,
      labels: labelsIn(labels),
    }
    if (issue.numericId !== '') otherIds.set(issue.numericId, draft)
    drafts.push(draft)
  }
  linkParents(drafts, otherIds, warnings)
  if (comments > 0) warnings.add('comments-in-jira', { count: comments })
  return { source: 'jira-xml', delimiter: null, columns: [], drafts, skipped, warnings: warnings.list() }
}

function emptyIssue(): Issue {
  return { line: 0, texts: new Map(), numericId: '', categoryKey: '', custom: [] }
}
