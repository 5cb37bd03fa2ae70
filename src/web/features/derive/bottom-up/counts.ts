import type { SuggestionDraft } from '#analysis/proposal-draft.ts'
import { createTheme } from '#domain/backlog/create-theme.ts'
import { traceItems } from '#domain/backlog/trace-items.ts'
import { createFeature } from '#domain/roadmap/create-feature.ts'
import { createRelease } from '#domain/roadmap/create-release.ts'

/** What comes of a derived roadmap, for the sentence that tells it. */
export function countsOf(suggestions: readonly Pick<SuggestionDraft, 'command' | 'input'>[]) {
  const count = (name: string) => suggestions.filter(({ command }) => command === name).length
  const traced = suggestions.filter(({ command }) => command === traceItems.name)
  return {
    releases: count(createRelease.name),
    features: count(createFeature.name),
    themes: count(createTheme.name),
    items: traced.reduce((sum, { input }) => sum + (input.items as string[]).length, 0),
  }
}
