import { isDeepStrictEqual } from 'node:util'
import type { CommandCall } from '#domain/kernel/commit.ts'
import type { Meant, Written } from './naive-plan.ts'
import { namedBy } from './naive-rights.ts'
import { type Fields, type Paper, type Plain, prefixOf, Trouble } from './paper.ts'

interface Suggested extends Plain {
  proposal: string
  position: number
  command: string
  input: Fields
  ticked: boolean
  makes: string[]
  was: { [id: string]: Fields }
}

/** Runs commands: on copies, one for how the plan stands after each; or in earnest. */
interface Running {
  trying(calls: readonly CommandCall[]): Paper[]
  doing(calls: readonly CommandCall[]): void
}

/** What the intents do that are about proposals. False when the intent is about something else. */
export function onProposals(
  paper: Paper,
  name: string,
  input: Fields,
  { actor, at }: Meant,
  written: Written | null,
  { trying, doing }: Running,
): boolean {
  switch (name) {
    case 'create-proposal': {
      const { proposal, suggestions, ...about } = input as Fields & { suggestions: Suggested[] }
      paper.card(about.product)
      paper.free(proposal)
      paper.sameProduct(about.product, about.release)
      if (paper.all('prp').some((one) => one.product === about.product && one.release === about.release))
        throw new Trouble('something is proposed about that already')
      const calls = suggestions.map(({ command, input: given }) => ({ name: command, input: given }))
      const stood = [paper.copy(), ...trying(calls)]
      keepsToProduct(stood, about.product)
      const by = paper.cards.has(actor) ? actor : null
      const schema = written?.card(proposal as string)?.schema ?? 0
      paper.add({ id: paper.free(proposal), ...about, by, schema, createdAt: at })
      for (const [position, fields] of suggestions.entries()) {
        const id = `sgn_${String(proposal).slice(4, 32)}${String(position).padStart(4, '0')}`
        const does = effects(stood, position, fields)
        paper.add({ ...fields, id: paper.free(id), proposal, position, ...does, ticked: true })
      }
      return true
    }
    case 'tick-suggestions': {
      const { suggestions, ticked } = input as { suggestions: string[]; ticked: boolean }
      const some = new Set(suggestions.map((id) => paper.card(id) as Suggested))
      for (const one of some) {
        for (const other of suggestionsOf(paper, one.proposal)) {
          const goesAlong = ticked ? needs(one, other) : needs(other, one)
          if (goesAlong) some.add(paper.card(other.id) as Suggested)
        }
      }
      for (const { id } of some) paper.set(id, { ticked })
      return true
    }
    case 'apply-proposal': {
      const proposal = paper.card(input.proposal)
      const all = suggestionsOf(paper, proposal.id)
      const ticked = all.filter((one) => one.ticked)
      if (ticked.length === 0) throw new Trouble('nothing is ticked')
      for (const { id, was } of ticked) standsAs(paper, id, was)
      const calls = ticked.map((one) => ({ name: one.command, input: placed(one, all) }))
      const stood = [paper.copy(), ...trying(calls)]
      keepsToProduct(stood, proposal.product)
      for (const [at, after] of stood.slice(1).entries())
        for (const id of stood[0]!.cards.keys())
          if (differs(stood[at]!.cards.get(id), after.cards.get(id)) && !ticked.some(({ was }) => id in was))
            throw new Trouble(`${id} would go or change, which was not so when it was proposed`)
      doing(calls)
      paper.remove([proposal.id])
      return true
    }
    case 'delete-proposal':
      paper.remove([paper.card(input.proposal).id])
      return true
    default:
      return false
  }
}

const suggestionsOf = (paper: Paper, proposal: string) =>
  (paper.all('sgn') as Suggested[])
    .filter((one) => one.proposal === proposal)
    .sort((a, b) => a.position - b.position)

/** Whether one names what the other makes; its neighbour in an order aside. */
const needs = (one: Suggested, other: Suggested) =>
  one.id !== other.id &&
  Object.entries(one.input).some(
    ([field, value]) => field !== 'after' && [value].flat().some((id) => other.makes.includes(id as string)),
  )

/** Who stood behind what is not made stands behind what that would have stood behind. */
function placed({ input }: Suggested, all: readonly Suggested[]): Fields {
  let { after } = input
  for (;;) {
    const maker = all.find(({ makes, ticked }) => !ticked && makes.includes(after as string))
    if (!maker) break
    after = maker.input.after
  }
  return after === input.after ? input : { ...input, after }
}

/** Nothing of another product, no product's end, and nothing about proposals or long work. */
function keepsToProduct(stood: readonly Paper[], product: unknown): void {
  for (const [at, after] of stood.slice(1).entries()) {
    const before = stood[at]!
    for (const id of new Set([...before.cards.keys(), ...after.cards.keys()])) {
      const [was, is] = [before.cards.get(id), after.cards.get(id)]
      if (isDeepStrictEqual(was, is)) continue
      const reaches = (is ? after : before).productOf(id) !== product
      if (reaches || ['prp', 'sgn', 'stp'].includes(prefixOf(id)) || (prefixOf(id) === 'prd' && !is))
        throw new Trouble(`${id} is nothing to propose about`)
    }
    // Cards do not say where they stand.
    for (const [list, ids] of after.lists) {
      const [, within = ''] = list.split(' ')
      if (isDeepStrictEqual(before.lists.get(list) ?? [], ids) || !after.cards.has(within)) continue
      if (after.productOf(within) !== product) throw new Trouble(`${list} is nothing to propose about`)
    }
  }
}

/** What the command at `at` makes, and how what it names or overwrites stood before all of them; its place is a wish. */
function effects(stood: readonly Paper[], at: number, { command, input }: Suggested) {
  const [first, before, after] = [stood[0]!, stood[at]!, stood[at + 1]!]
  const makes = [...after.cards.keys()].filter((id) => !before.cards.has(id))
  const was: { [id: string]: Fields } = {}
  const { after: _, ...rest } = input
  for (const id of namedBy(command, rest)) if (first.cards.has(id)) was[id] = {}
  for (const [id, card] of before.cards) {
    const [stands, is] = [first.cards.get(id), after.cards.get(id)]
    if (!stands) continue
    for (const field of Object.keys(stands))
      if (overwrites(field, card, is)) was[id] = { ...was[id], [field]: stands[field] }
  }
  return { makes, was }
}

/** Whether a field gets another value; what only grows is nobody's. */
const overwrites = (field: string, card: Fields, is: Fields | undefined) =>
  field !== 'nextNumber' && field !== 'formerKeys' && !isDeepStrictEqual(card[field], is?.[field])

const differs = (card: Fields | undefined, is: Fields | undefined) =>
  card !== undefined && Object.keys(card).some((field) => overwrites(field, card, is))

function standsAs(paper: Paper, suggestion: string, was: Suggested['was']): void {
  for (const [id, fields] of Object.entries(was)) {
    const card = paper.card(id)
    for (const [field, value] of Object.entries(fields))
      if (!isDeepStrictEqual(card[field], value))
        throw new Trouble(`${field} of ${id}, which ${suggestion} overwrites, was changed since`)
  }
}
