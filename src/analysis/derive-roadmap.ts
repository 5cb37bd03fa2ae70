import { fold } from '#base/text/fold.ts'
import { createTheme } from '#domain/backlog/create-theme.ts'
import { groupItems } from '#domain/backlog/group-items.ts'
import { traceItems } from '#domain/backlog/trace-items.ts'
import { ordered, type State } from '#domain/kernel/state.ts'
import { createFeature } from '#domain/roadmap/create-feature.ts'
import { createMetric } from '#domain/roadmap/create-metric.ts'
import { createRelease } from '#domain/roadmap/create-release.ts'
import type { GoalType } from '#domain/roadmap/goal.ts'
import type { ReleaseDate } from '#domain/roadmap/release-date.ts'
import { releaseName } from '#domain/roadmap/release-name.ts'
import { mostFeatures } from '#domain/roadmap/sixth-feature.ts'
import { goalOf } from '#domain/roadmap/trace.ts'
import { planTroubleWords, proposalWords } from '#words/proposals.ts'
import {
  type DrawId,
  type Grounds,
  type ProposalDraft,
  type SuggestionDraft,
  suggest,
} from './proposal-draft.ts'

const say = proposalWords.said

export interface ThemeDraft {
  key: string
  name: string
  /** the words that made it */
  words: string[]
  items: string[]
  /** key of the release it is assigned to; null keeps it off the roadmap for now */
  release: string | null
}

export interface MetricDraft {
  name: string
  unit: string
  baseline: number | null
  target: number | null
}

export interface ReleaseDraft {
  key: string
  /** the roadmap's own release when it stands already; its goal and metrics are then its own */
  standing: string | null
  name: string
  date: ReleaseDate | null
  goal: string
  type: GoalType
  metrics: MetricDraft[]
}

export interface RoadmapPlan {
  themes: ThemeDraft[]
  releases: ReleaseDraft[]
}

/** What keeps a plan from becoming a roadmap: which release, which field, and a sentence that says what to do. */
export interface PlanTrouble {
  release: string
  field: 'goal' | 'metrics' | 'themes'
  sentence: string
}

/**
 * The gate before the last step (method U5, U6): every release with a theme has a goal that says more than a
 * theme's name, at least one metric, and at most five features.
 */
export function planTroubles(state: State, plan: RoadmapPlan): PlanTrouble[] {
  return plan.releases.flatMap((release) => releaseTroubles(state, plan, release))
}

function releaseTroubles(state: State, plan: RoadmapPlan, release: ReleaseDraft): PlanTrouble[] {
  const themes = plan.themes.filter((theme) => theme.release === release.key)
  if (themes.length === 0) return []
  const name = releaseName(release)
  const troubles: PlanTrouble[] = []
  const say = (field: PlanTrouble['field'], sentence: string) =>
    troubles.push({ release: release.key, field, sentence })
  const goal = release.standing ? goalOf(state, release.standing) : undefined
  const text = goal?.text ?? release.goal.trim()
  const same = (name: string) => wordsOf(name) === wordsOf(text)
  if (text === '') say('goal', planTroubleWords('noGoal', { release: name }))
  else if (themes.some(({ name }) => same(name))) {
    say('goal', planTroubleWords('goalRepeats', { release: name }))
  }
  const metrics =
    (goal ? ordered(state, 'metric', goal.id).size : 0) +
    release.metrics.filter(({ name }) => name.trim()).length
  if (metrics === 0) say('metrics', planTroubleWords('noMetric', { release: name }))
  const features = (goal ? ordered(state, 'feature', goal.id).size : 0) + themes.length
  if (features > mostFeatures) {
    say('themes', planTroubleWords('manyFeatures', { release: name, count: features }))
  }
  return troubles
}

const wordsOf = (text: string) =>
  fold(text)
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()

/**
 * Bottom-up: themes become features of their release, items trace to them, and each release stands with its goal
 * and metrics. One commit; one undo takes all of it back.
 */
export function deriveRoadmap(
  state: State,
  product: string,
  plan: RoadmapPlan,
  { newId }: { newId: DrawId },
): ProposalDraft {
  const suggestions: SuggestionDraft[] = []
  const goals = new Map<string, string>()
  for (const release of plan.releases) {
    if (plan.themes.some((theme) => theme.release === release.key)) {
      goals.set(release.key, addRelease(suggestions, state, product, release, newId))
    }
  }
  for (const theme of plan.themes) addTheme(suggestions, product, theme, goals, plan, newId)
  return { title: say('deriveRoadmap', { count: goals.size }), suggestions }
}

function addRelease(
  suggestions: SuggestionDraft[],
  state: State,
  product: string,
  release: ReleaseDraft,
  newId: DrawId,
): string {
  const goal = (release.standing && goalOf(state, release.standing)?.id) || newId('goal')
  if (!release.standing) {
    const input = {
      release: newId('release'),
      goal,
      product,
      name: release.name,
      date: release.date,
      text: release.goal,
      type: release.type,
    }
    suggestions.push(
      suggest(createRelease, input, {
        what: say('release', { name: release.name, goal: release.goal }),
        why: say('releaseWhy'),
        evidence: [say('typed')],
      }),
    )
  }
  for (const metric of release.metrics) {
    if (metric.name.trim() === '') continue
    suggestions.push(
      suggest(
        createMetric,
        { metric: newId('metric'), goal, ...metric },
        { what: say('metric', { name: metric.name }), why: say('metricWhy'), evidence: [say('typed')] },
      ),
    )
  }
  return goal
}

function addTheme(
  suggestions: SuggestionDraft[],
  product: string,
  theme: ThemeDraft,
  goals: ReadonlyMap<string, string>,
  plan: RoadmapPlan,
  newId: DrawId,
): void {
  if (theme.items.length === 0) return
  const { items, name } = theme
  const { evidence = [], ...made } = groundsOf(theme)
  const goal = theme.release === null ? undefined : goals.get(theme.release)
  const feature = goal ? newId('feature') : null
  if (goal) {
    const release = plan.releases.find(({ key }) => key === theme.release)
    const why = say('featureWhy', { release: release?.name ?? '' })
    suggestions.push(
      suggest(createFeature, { feature, goal, name }, { ...made, what: say('feature', { name }), why }),
    )
  }
  const id = newId('theme')
  suggestions.push(
    suggest(
      createTheme,
      { theme: id, product, name, words: theme.words, feature },
      { ...made, evidence, what: say('theme', { name }) },
    ),
    suggest(
      groupItems,
      { items, theme: id },
      { ...made, what: say('join', { count: items.length, theme: name }) },
    ),
  )
  if (feature) {
    const what = say('trace', { count: items.length, feature: name })
    suggestions.push(suggest(traceItems, { items, feature }, { ...made, what, why: say('traceWhy') }))
  }
}

/** A theme that was found in texts may be wrong; one that somebody made is meant. */
function groundsOf({ words, items }: ThemeDraft): Omit<Grounds, 'what'> {
  if (words.length === 0) return { why: say('byHand'), confidence: 'high' }
  return {
    why: say('themeWhy', { words: words.slice(0, 3).join(', ') }),
    confidence: 'medium',
    evidence: [say('found', { words: words.join(', '), count: items.length })],
  }
}
