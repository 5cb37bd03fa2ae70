import { z } from 'zod'
import { confidenceWords } from '#words/fields.ts'
import { kindWords } from '#words/kinds.ts'
import { idOf } from '../kernel/fields.ts'
import { type BodyOf, type DefinedKind, defineKind } from '../kernel/kind.ts'
import { choiceField, flagField, refField, systemField } from '../kernel/make-field.ts'
import { stated, statement } from '../kernel/note.ts'
import { planners } from '../kernel/right.ts'
import { find, pointing, type State } from '../kernel/state.ts'
import { type Refusal, refuse, sentence } from '../refusals.ts'
import { proposalId } from './proposal.ts'

export const suggestionId = idOf('sgn')
export type SuggestionId = `sgn_${string}`

const record = z.record(z.string(), z.unknown())

const fields = {
  proposal: refField('proposal', { kind: 'proposal', id: proposalId, onDelete: 'cascade' }),
  /** 0, 1, 2 …: the order in which they are applied */
  position: systemField('position', z.int().min(0)),
  command: systemField('command', z.string().max(100)),
  input: systemField('input', record),
  /** what would come about: 'Epic "Route search"' */
  what: systemField('what', statement),
  why: systemField('why', statement),
  confidence: {
    ...choiceField('confidence', ['low', 'medium', 'high'], { words: confidenceWords, initial: 'medium' }),
    edit: false as const,
  },
  /** what it rests on */
  evidence: systemField('evidence', z.array(statement).max(20)),
  ticked: { ...flagField('ticked'), edit: false as const },
  /** ids of the records that it would make */
  makes: systemField('makes', z.array(z.string().max(64)).max(1000)),
  /** id of each record that it names or would change -> the fields that it would overwrite, as they stood */
  was: systemField('was', z.record(z.string(), record)),
}
export type Suggestion = BodyOf<'sgn', typeof fields>

/** One command of a proposal. */
export const suggestion: DefinedKind<'sgn', typeof fields> = defineKind('sgn', fields, {
  label: kindWords.said('suggestion'),
  many: kindWords.said('suggestion.many'),
  home: { shelf: 'backlog', through: 'proposal' },
  name: ({ what }) => stated(what),
  revert: planners,
})

/** Found by the proposal's own id, as the same on page and server. */
export function suggestionIdOf(proposal: string, position: number): SuggestionId {
  return `sgn_${proposal.slice('prp_'.length).slice(0, 28)}${String(position).padStart(4, '0')}`
}

/** The suggestions of a proposal, in the order in which they are applied. */
export function suggestionsOf(state: State, proposal: string): Suggestion[] {
  const ids = [...pointing(state, 'suggestion', 'proposal', proposal)]
  return ids.map((id) => find(state, 'suggestion', id)!).sort((a, b) => a.position - b.position)
}

type What = Pick<Suggestion, 'what'>

/** A command that is refused, told as a part of its proposal. */
export function refuseSuggestion({ what }: What, refusal: Refusal): Refusal {
  return refuse('suggestion-refused', { what: stated(what), why: sentence(refusal) })
}

/** What has changed since in what a suggestion rests on. */
export function refuseStale({ what }: What, why: string): Refusal {
  return refuse('suggestion-stale', { what: stated(what), why })
}
