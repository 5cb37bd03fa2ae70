import { maySee } from './naive-rights.ts'
import { type Fields, listOf, type Paper, prefixOf } from './paper.ts'

/** The fields that tie a card to another, by what is asked for. */
const ties: { [command: string]: readonly string[] } = {
  'create-item': ['parent', 'feature', 'theme'],
  'edit-item': ['parent', 'feature', 'theme'],
  'create-theme': ['feature'],
  'edit-theme': ['feature'],
  'trace-items': ['feature'],
  'group-items': ['theme'],
}

type OrderFor = (paper: Paper, input: Fields) => string | undefined
const ownOrder =
  (field: string): OrderFor =>
  (paper, input) => {
    const card = paper.cards.get(input[field] as string)
    return card && listOf(card)
  }

/** In which order the card is to stand behind another; undefined where that cannot be told. */
const orders: { [command: string]: OrderFor } = {
  'create-item': (_, { product }) => `item ${product}`,
  'create-metric': (_, { goal }) => `metric ${goal}`,
  'rank-item': ownOrder('item'),
  'move-feature': (_, { goal }) => `feature ${goal}`,
  'move-release': ownOrder('release'),
}

/** What is to be placed, by what is asked for. */
export const placed: { [command: string]: string } = {
  'create-item': 'item',
  'create-metric': 'metric',
  'rank-item': 'item',
  'move-feature': 'feature',
  'move-release': 'release',
}

/**
 * What can be had in the place of what was wished for and is gone: no tie, the end of an order. What was never there,
 * as far as one may know, stays for the rules to refuse. `passed`: what was not placed, and behind what it would stand.
 * What somebody has read before it is done is tied as it says or not at all: only its places are wishes.
 */
export function withoutLost(
  paper: Paper,
  actor: string,
  name: string,
  input: Fields,
  passed: ReadonlyMap<unknown, unknown>,
  wasRead = false,
): Fields {
  const fitted = { ...input }
  const sees = (scope: string) => actor === 'system' || maySee(paper, actor, scope)
  const isHere = (id: string) => paper.cards.has(id) && sees(paper.scopeOf(id))
  const isGone = (id: string) => !isHere(id) && paper.ever.has(id) && sees(paper.ever.get(id)!)
  for (const field of wasRead ? [] : (ties[name] ?? []))
    if (typeof fitted[field] === 'string' && isGone(fitted[field])) fitted[field] = null
  const order = orders[name]?.(paper, input)
  if (orders[name] === undefined || typeof fitted.after !== 'string') return fitted
  const past = new Set<unknown>()
  for (; passed.has(fitted.after) && !past.has(fitted.after); fitted.after = passed.get(fitted.after))
    past.add(fitted.after)
  // Round in a circle leads nowhere.
  if (past.has(fitted.after)) fitted.after = input.after
  const { after } = fitted
  if (!order || typeof after !== 'string') return fitted
  const within = order.split(' ')[1]!
  const strayed =
    isHere(after) &&
    ['ftr', 'mtr'].includes(prefixOf(after)) &&
    listOf(paper.card(after)) !== order &&
    paper.cards.has(within) &&
    paper.productOf(after) === paper.productOf(within)
  if (!isGone(after) && !strayed) return fitted
  const standing = order.startsWith('release') ? paper.columns(within) : (paper.lists.get(order) ?? [])
  fitted.after = standing.filter((id) => id !== input[placed[name]!]).at(-1) ?? null
  return fitted
}

/** Of what stands alone, the lists without what is not here; undefined when nothing of a list is. */
export function withoutMissing(paper: Paper, actor: string, input: Fields): Fields | undefined {
  const isHere = (id: unknown) =>
    paper.cards.has(id as string) && (actor === 'system' || maySee(paper, actor, paper.scopeOf(id as string)))
  const cut = { ...input }
  for (const field of ['items', 'suggestions']) {
    const ids = cut[field]
    if (!Array.isArray(ids) || ids.length === 0 || typeof ids[0] !== 'string') continue
    cut[field] = ids.filter(isHere)
    if ((cut[field] as unknown[]).length === 0) return undefined
  }
  return cut
}
