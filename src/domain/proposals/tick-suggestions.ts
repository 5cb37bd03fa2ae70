import { z } from 'zod'
import { proposalWords } from '#words/proposals.ts'
import { changed } from '../kernel/change.ts'
import { defineCommand } from '../kernel/command.ts'
import { lookUpAll } from '../kernel/lookup.ts'
import { stated } from '../kernel/note.ts'
import { planners } from '../kernel/right.ts'
import { find } from '../kernel/state.ts'
import { isRefusal } from '../refusals.ts'
import { withNeeds } from './needs.ts'
import { suggestionId, suggestionsOf } from './suggestion.ts'

/** Says which suggestions are to be applied. What they need is ticked with them; what needs them is unticked with them. */
export const tickSuggestions = defineCommand({
  name: 'tick-suggestions',
  title: 'Tick suggestions',
  input: z.object({ suggestions: z.array(suggestionId).min(1).max(1000), ticked: z.boolean() }),
  allow: planners,
  decide(state, { suggestions, ticked }) {
    const records = lookUpAll(state, 'suggestion', suggestions)
    if (isRefusal(records)) return records
    return [...Map.groupBy(new Set(records), ({ proposal }) => proposal)].flatMap(([proposal, some]) =>
      [...withNeeds(suggestionsOf(state, proposal), some, ticked)]
        .filter((one) => one.ticked !== ticked)
        .map((one) => changed('suggestion', one, { ticked })),
    )
  },
  note(state, { suggestions, ticked }) {
    const first = find(state, 'suggestion', suggestions[0]!)
    if (!first) return null
    const values = { what: stated(first.what), more: new Set(suggestions).size - 1 }
    return proposalWords.said(ticked ? 'ticked' : 'unticked', values)
  },
})
