import { z } from 'zod'
import { created } from '../kernel/change.ts'
import { defineCommand } from '../kernel/command.ts'
import { free, make } from '../kernel/lookup.ts'
import { mostReasons, stated, statement } from '../kernel/note.ts'
import { planners } from '../kernel/right.ts'
import { find, pointing, type State } from '../kernel/state.ts'
import { productId } from '../product/product.ts'
import { isRefusal, type Refusal, refuse } from '../refusals.ts'
import { releaseId } from '../roadmap/release.ts'
import { attempted, effectsOf } from './effects.ts'
import { type Proposal, proposalId } from './proposal.ts'
import { refuseSuggestion, suggestionIdOf, suggestion as suggestionKind } from './suggestion.ts'

/** What fits in one proposal: more is no list that a person reads, and each leaves its reason with the commit. */
export const mostSuggestions = mostReasons
/** How many characters the inputs of a proposal may have, as JSON. */
export const mostInput = 250_000

const { confidence, evidence } = suggestionKind.fields

/** A command to be suggested, by its name and input, with what it would do and why. */
const suggested = z.object({
  command: z.string().max(100),
  input: z.record(z.string(), z.unknown()),
  what: statement,
  why: statement,
  confidence: confidence.schema.default('medium'),
  evidence: evidence.schema.default([]),
})

/**
 * Puts commands up for others to read before any is run. All are tried, as if whoever proposes ran them now: what
 * would be refused, or would reach out of the product, is not proposed; nor is anything while another proposal about
 * the same release, or about none, is open.
 */
export const createProposal = defineCommand({
  name: 'create-proposal',
  title: 'Propose',
  input: z.object({
    proposal: proposalId,
    product: productId,
    release: releaseId.nullable().default(null),
    title: statement,
    seq: z.int().min(0),
    suggestions: z.array(suggested).min(1),
  }),
  allow: planners,
  creates: { proposal: 'proposal' },
  decide(state, { proposal, suggestions, ...about }, { actor, at, schema, attempt }) {
    const refused = free(state, 'proposal', proposal) ?? tooLarge(suggestions)
    if (refused) return refused
    const by = (find(state, 'member', actor)?.id ?? null) as never
    const made = make(state, 'proposal', { id: proposal, ...about, by, schema, createdAt: at })
    if (isRefusal(made)) return made
    const second = another(state, about)
    if (second) return second
    const calls = suggestions.map(({ command, input }) => ({ name: command, input }))
    const tried = attempted(about.product, attempt(calls), (why, place) =>
      refuseSuggestion(suggestions[place]!, why),
    )
    if (isRefusal(tried)) return tried
    const effects = effectsOf(state, tried)
    const records = suggestions.map((fields, position) => {
      const id = suggestionIdOf(proposal, position)
      return { id, proposal, position, ...fields, ...effects[position]!, ticked: true }
    })
    for (const { id } of records) {
      const taken = free(state, 'suggestion', id)
      if (taken) return taken
    }
    return [made, ...records.map((record) => created('suggestion', record as never))]
  },
  note: (_state, { title }) => title,
  withCalls(input, other) {
    const { suggestions } = input as { suggestions?: unknown }
    if (!Array.isArray(suggestions)) return input
    return {
      ...input,
      suggestions: suggestions.map((one) =>
        typeof one?.command === 'string'
          ? { ...one, input: other({ name: one.command, input: one.input }).input }
          : one,
      ),
    }
  },
})

/** Two open ones about the same would hide one another. */
function another(state: State, { product, release }: Pick<Proposal, 'product' | 'release'>): Refusal | null {
  for (const id of pointing(state, 'proposal', 'product', product)) {
    const open = find(state, 'proposal', id)!
    if (open.release === release) return refuse('proposal-open', { title: stated(open.title) })
  }
  return null
}

function tooLarge(suggestions: readonly { input: unknown }[]): Refusal | null {
  const count = suggestions.length
  if (count > mostSuggestions)
    return refuse('proposal-too-large', { what: 'suggestions', count, most: mostSuggestions })
  const input = suggestions.reduce((sum, one) => sum + JSON.stringify(one.input).length, 0)
  return input > mostInput
    ? refuse('proposal-too-large', { what: 'characters', count: input, most: mostInput })
    : null
}
