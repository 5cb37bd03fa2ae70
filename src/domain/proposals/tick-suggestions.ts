import { z } from 'zod'
import { proposalWords } from '#words/proposals.ts'
import { changed } from '../kernel/change.ts'
import { defineCommand } from '../kernel/command.ts'
import { lookUpAll } from '../kernel/lookup.ts'
import { stated } from '../kernel/note.ts'
import { planners } from '../kernel/right.ts'
import type { State } from '../kernel/state.ts'
import { isRefusal } from '../refusals.ts'
import { withNeeds } from './needs.ts'
import { type Suggestion, suggestionId, suggestionsOf } from './suggestion.ts'

/** Says which suggestions are to be applied. What they need is ticked with them; what needs them is unticked with them. */
export const tickSuggestions = defineCommand({
  name: 'tick-suggestions',
  title: 'Tick suggestions',
  input: z.object({ suggestions: z.array(suggestionId).min(1).max(1000), ticked: z.boolean() }),
  allow: planners,
  decide(state, { suggestions, ticked }) {
    const records = lookUpAll(state, 'suggestion', suggestions)
    if (isRefusal(records)) return records
    return turned(state, records, ticked).map((one) => changed('suggestion', one, { ticked }))
  },
  note(state, { suggestions, ticked }) {
    const records = lookUpAll(state, 'suggestion', suggestions)
    if (isRefusal(records)) return null
    const all = turned(state, records, ticked)
    if (all.length === 0) return null
    const values = { what: stated(all[0]!.what), more: all.length - 1 }
    return proposalWords.said(ticked ? 'ticked' : 'unticked', values)
  },
})

/** Those whose tick becomes another: what was asked for first, then what goes along. */
function turned(state: State, some: readonly Suggestion[], ticked: boolean): Suggestion[] {
  const asked = Map.groupBy(new Set(some), ({ proposal }) => proposal)
  return [...asked]
    .flatMap(([proposal, ones]) => [...withNeeds(suggestionsOf(state, proposal), ones, ticked)])
    .filter((one) => one.ticked !== ticked)
}
