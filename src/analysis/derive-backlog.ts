import { plain } from '#base/text/fold.ts'
import { createItem } from '#domain/backlog/create-item.ts'
import type { Item, ItemKind } from '#domain/backlog/item.ts'
import { byRank } from '#domain/kernel/kind.ts'
import { find, ordered, pointing, type State } from '#domain/kernel/state.ts'
import { focusRelease } from '#domain/product/focus-release.ts'
import { isRefusal, type Refusal, refuse } from '#domain/refusals.ts'
import type { Feature } from '#domain/roadmap/feature.ts'
import type { Goal } from '#domain/roadmap/goal.ts'
import type { Metric } from '#domain/roadmap/metric.ts'
import { notNext } from '#domain/roadmap/not-next.ts'
import type { Release } from '#domain/roadmap/release.ts'
import { releaseName } from '#domain/roadmap/release-name.ts'
import { featuresOf, focusOf, goalOf, traceOf } from '#domain/roadmap/trace.ts'
import { proposalWords } from '#words/proposals.ts'
import {
  type DrawId,
  type Grounds,
  type ProposalDraft,
  type SuggestionDraft,
  suggest,
} from './proposal-draft.ts'

const say = proposalWords.said

export interface FeatureDraft {
  feature: string
  /** stories as typed, one a line; blank lines are passed over */
  lines: string
}

export interface DerivedBacklog {
  proposal: ProposalDraft
  /** why it cannot be created yet: a release that is not the next, and no reason for it */
  lacking: Refusal | null
  /** what was typed twice for a feature, or stands there already; no second item comes of it */
  repeated: { feature: string; title: string }[]
  release: Release
  goal: Goal
  metrics: Metric[]
  /** what stands already and serves the goal, feature by feature in the roadmap's order */
  kept: { feature: Feature; items: Item[] }[]
  /** items not done that do not serve this goal; they stay where they are, below the head */
  outside: Item[]
}

const storyKinds: readonly [RegExp, ItemKind][] = [
  [/^(bug|defect|fix)\s*:\s*/i, 'defect'],
  [/^(sketch)\s*:\s*/i, 'sketch'],
  [/^(mock-?up)\s*:\s*/i, 'mock-up'],
  [/^(storyboard)\s*:\s*/i, 'storyboard'],
  [/^(workflow)\s*:\s*/i, 'workflow'],
  [/^(constraint)\s*:\s*/i, 'constraint'],
  [/^(tech|technical|chore)\s*:\s*/i, 'technical'],
]

/** A typed line as an item: a leading "Bug:" or "Sketch:" names the kind, list marks are dropped. */
export function readLine(line: string): { title: string; kind: ItemKind } | null {
  const text = line.trim().replace(/^([-*•]|\d+[.)])\s+/, '')
  if (text === '') return null
  for (const [pattern, kind] of storyKinds) {
    if (pattern.test(text) && text.replace(pattern, '') !== '')
      return { title: text.replace(pattern, ''), kind }
  }
  return { title: text, kind: 'story' }
}

/**
 * Top-down (Pichler's default): the release's goal and metrics head the backlog, each feature that has no items yet
 * becomes one epic, and stories stand beneath their feature's epic where it has one. What stands already is kept,
 * never doubled, so deriving again adds only what is new. A release that is not the next lacks a `reason`: what it
 * would create can be seen all the same.
 */
export function deriveBacklog(
  state: State,
  release: string,
  drafts: readonly FeatureDraft[],
  options: { newId: DrawId; reason?: string },
): DerivedBacklog | Refusal {
  const column = find(state, 'release', release)
  const goal = column && goalOf(state, release)
  if (!column || !goal) return refuse('not-found', { kind: 'release', id: release })
  const reason = options.reason?.trim() ?? ''
  const features = featuresOf(state, release)
  const kept = features.map((feature) => ({ feature, items: itemsOf(state, feature.id) }))
  const made = deriveItems(state, column, kept, drafts, options.newId)
  if (isRefusal(made)) return made
  // A goal that leads already is chosen for good only together with items that serve it.
  const leads = focusOf(state, column.product)?.id === release
  const isChosen = find(state, 'product', column.product)?.focus === release
  const focus: SuggestionDraft[] =
    leads && (isChosen || made.suggestions.length === 0)
      ? []
      : [
          suggest(
            focusRelease,
            { release, reason },
            {
              what: say('head', { goal: goal.text }),
              why: say('headWhy'),
              evidence: reason === '' ? [] : [{ text: reason }],
            },
          ),
        ]
  return {
    proposal: {
      title: say('deriveBacklog', { release: releaseName(column) }),
      suggestions: [...focus, ...made.suggestions],
    },
    lacking: notNext(state, column, reason),
    repeated: made.repeated,
    release: column,
    goal,
    metrics: [...ordered(state, 'metric', goal.id)],
    kept,
    outside: outsideOf(state, column.product, goal.id),
  }
}

function deriveItems(
  state: State,
  release: Release,
  kept: DerivedBacklog['kept'],
  drafts: readonly FeatureDraft[],
  newId: DrawId,
): { suggestions: SuggestionDraft[]; repeated: DerivedBacklog['repeated'] } | Refusal {
  const lines = new Map(drafts.map(({ feature, lines: text }) => [feature, text]))
  for (const feature of lines.keys()) {
    if (!kept.some((entry) => entry.feature.id === feature))
      return refuse('not-found', { kind: 'feature', id: feature })
  }
  const suggestions: SuggestionDraft[] = []
  // New items follow the last one that serves this goal, else they open the backlog: its head is the next release.
  let after = lastOf(state, release.product, kept)
  const add = (input: { [field: string]: unknown }, grounds: Grounds): string => {
    const item = newId('item')
    suggestions.push(suggest(createItem, { item, product: release.product, after, ...input }, grounds))
    after = item
    return item
  }
  const repeated: DerivedBacklog['repeated'] = []
  for (const { feature, items } of kept) {
    const title = feature.name
    // A feature with items of its own is in hand already: an epic beside them would only double it.
    const epic =
      items.length > 0
        ? (items.find(({ kind }) => kind === 'epic')?.id ?? null)
        : add(
            { title, kind: 'epic', feature: feature.id },
            {
              what: say('epic', { title }),
              why: say('epicWhy', { feature: feature.name }),
              evidence: [say('onRoadmap')],
            },
          )
    const known = new Set(items.map((item) => sameLine(item.title)))
    for (const line of (lines.get(feature.id) ?? '').split(/\r?\n/)) {
      const story = readLine(line)
      if (!story) continue
      if (known.has(sameLine(story.title))) {
        repeated.push({ feature: feature.id, title: story.title })
        continue
      }
      known.add(sameLine(story.title))
      add(
        { ...story, feature: feature.id, parent: epic },
        {
          what: { text: story.title },
          why: say('storyWhy', { feature: feature.name }),
          evidence: [say('typed')],
        },
      )
    }
  }
  return { suggestions, repeated }
}

/** What two lines are told apart by. */
const sameLine = (title: string) => plain(title).trim()

function lastOf(state: State, product: string, kept: DerivedBacklog['kept']): string | null {
  const list = ordered(state, 'item', product)
  let last: Item | null = null
  for (const { items } of kept) {
    for (const item of items) if (!last || list.indexOf(item) > list.indexOf(last)) last = item
  }
  return last?.id ?? null
}

function itemsOf(state: State, feature: string): Item[] {
  const items = [...pointing(state, 'item', 'feature', feature)].map((id) => find(state, 'item', id)!)
  return items.toSorted(byRank)
}

function outsideOf(state: State, product: string, goal: string): Item[] {
  const outside: Item[] = []
  for (const item of ordered(state, 'item', product)) {
    if (item.status !== 'done' && traceOf(state, item)?.goal.id !== goal) outside.push(item)
  }
  return outside
}
