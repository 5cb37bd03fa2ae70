import { type Fields, type Paper, type Plain, Trouble } from './paper.ts'

/** The input's fields that name what is to be made. */
const made: { [command: string]: readonly string[] } = {
  'create-workspace': ['workspace'],
  'add-member': ['member'],
  'create-product': ['product'],
  'create-release': ['release', 'goal'],
  'create-feature': ['feature'],
  'create-metric': ['metric'],
  'create-theme': ['theme'],
  'create-item': ['item'],
  'create-proposal': ['proposal'],
  'set-role': ['membership', 'former'],
  'begin-step': ['step'],
  'undo-step': ['undo'],
}

const serversOwn = ['create-workspace', 'add-member', 'withdraw-commit', 'begin-step', 'advance-step']
const administratorsOwn = ['create-product', 'remove-member', 'restore-member']
const everybodys = ['edit-member', 'revert-commit', 'restore-record']
const ownersOwn = ['set-role', 'clear-role', 'edit-product', 'delete-product']

export const isActive = (paper: Paper, actor: string) => paper.cards.get(actor)?.status === 'active'
export const isAdministrator = (paper: Paper, actor: string) =>
  isActive(paper, actor) && paper.cards.get(actor)?.administrator === true

/** What somebody is to a product, in a word. */
export function roleIn(paper: Paper, actor: string, product: unknown): unknown {
  if (!isActive(paper, actor)) return null
  if (isAdministrator(paper, actor)) return 'owner'
  const card = paper.cards.get(product as string)
  if (!card) return null
  if (card.owner === actor) return 'owner'
  return paper.all('mbs').find((role) => role.product === product && role.member === actor)?.role ?? null
}

/** Whether somebody may look at what lies there: stakeholders see the plan and not the backlog. */
export function maySee(paper: Paper, actor: string, scope: string): boolean {
  if (actor === 'system') return true
  if (scope === 'workspace') return isActive(paper, actor)
  const [product, shelf] = scope.split('.')
  const role = roleIn(paper, actor, product)
  return role !== null && (shelf === 'plan' || role !== 'stakeholder')
}

/** Whoever works on a plan: its owner and the team; whoever leads it: its owner. */
export function mayWorkOn(paper: Paper, actor: string, product: unknown, leading = false): void {
  const role = roleIn(paper, actor, product)
  if (role !== 'owner' && (leading || role !== 'team'))
    throw new Trouble(`${actor} is ${role} in ${product} and may not ${leading ? 'lead' : 'plan'}`)
}

/** What people write, and what is about the history: neither names a record, whatever it looks like. */
const namesNothing = ['title', 'commit', 'record']

/** The records that an input speaks of as being there. */
export function namedBy(name: string, input: Fields): string[] {
  return Object.entries(input).flatMap(([field, value]) => {
    if (namesNothing.includes(field) || made[name]?.includes(field)) return []
    const values = Array.isArray(value) ? value : [value]
    return values.filter((one): one is string => typeof one === 'string' && /^[a-z]{3}_\w{8,}$/.test(one))
  })
}

/** Whether one may ask for this at all: who one is, and whether one sees what is spoken of. */
export function mayAsk(paper: Paper, actor: string, name: string, input: Fields): void {
  if (actor === 'system') return
  if (!isActive(paper, actor)) throw new Trouble(`${actor} is nobody here`)
  if (serversOwn.includes(name)) throw new Trouble('only the server does this')
  if (administratorsOwn.includes(name) && !isAdministrator(paper, actor))
    throw new Trouble(`${actor} does not look after the workspace`)
  for (const id of namedBy(name, input)) {
    if (!paper.cards.has(id) || !maySee(paper, actor, paper.scopeOf(id)))
      throw new Trouble(`${id} is not there for ${actor}`)
    const product = paper.productOf(id)
    const free = everybodys.includes(name) || administratorsOwn.includes(name)
    if (product !== undefined && !free) mayWorkOn(paper, actor, product, ownersOwn.includes(name))
  }
}

/** Nobody gets by undo what they may not do. `was` and `is`: the card before and after. */
export function mayUndo(
  paper: Paper,
  actor: string,
  was: Plain | undefined,
  is: Plain | undefined,
  product: unknown,
): void {
  if (actor === 'system') return
  const id = (was ?? is)!.id
  const prefix = id.slice(0, 3)
  if (prefix === 'wsp' || prefix === 'stp' || (prefix === 'mbr' && !(was && is)))
    throw new Trouble(`only the server makes or unmakes ${id}`)
  if (prefix === 'mbr') {
    if (!isAdministrator(paper, actor)) throw new Trouble(`${actor} does not look after the workspace`)
    return
  }
  const differ = Object.keys(was ?? is!).filter((field) => was?.[field] !== is?.[field])
  const leading =
    prefix === 'mbs' || (prefix === 'prd' && !(was && is && differ.every((field) => field === 'focus')))
  mayWorkOn(paper, actor, product, leading)
}
