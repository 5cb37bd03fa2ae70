import { isActive, maySee, mayUndo } from './naive-rights.ts'
import { type Fields, type Paper, pointers, prefixOf, Trouble } from './paper.ts'
import type { PaperHistory } from './paper-history.ts'

/** What people may write on each kind of card. */
const writable: { [prefix: string]: readonly string[] } = {
  wsp: ['name'],
  mbr: ['name', 'administrator'],
  prd: ['name', 'key', 'vision', 'stage'],
  mbs: ['role', 'group'],
  rel: ['name', 'date', 'released'],
  gol: ['text', 'type'],
  ftr: ['name'],
  mtr: ['name', 'unit', 'baseline', 'target', 'targetHigh', 'timing', 'nature'],
  thm: ['name', 'words', 'feature', 'released'],
  itm: ['title', 'kind', 'status', 'estimate', 'description', 'parent', 'feature', 'theme'],
}

/** Writes on a card again what stood there right after a step. */
export function restoreOnPaper(
  paper: Paper,
  history: PaperHistory,
  { record, commit }: Fields,
  actor: string,
): void {
  const id = record as string
  const step = history.steps.get(commit as string)
  if (!isActive(paper, actor) && actor !== 'system') throw new Trouble(`${actor} is nobody here`)
  if (!step?.touched.includes(id)) throw new Trouble(`${commit} did nothing to ${id}`)
  const then = step.cardsAfter.get(id)
  const now = paper.cards.get(id)
  if (!then || !now) throw new Trouble(`${id} is gone`)
  if (!maySee(paper, actor, paper.scopeOf(id))) throw new Trouble(`${id} is not there for ${actor}`)
  const fields: Fields = {}
  for (const field of writable[prefixOf(id)] ?? []) {
    const value = then[field]
    const points = pointers[prefixOf(id)]?.[field] !== undefined && value !== null
    if (value !== undefined && !(points && !paper.cards.has(value as string))) fields[field] = value
  }
  mayUndo(paper, actor, now, { ...now, ...fields }, paper.productOf(id))
  paper.set(id, fields)
  paper.keysDiffer()
  paper.somebodyLeads()
  paper.rolesFit()
  if (prefixOf(id) === 'mtr') paper.rangeRuns(id)
  if (prefixOf(id) === 'itm') paper.notBeneathItself(id)
  for (const field of ['parent', 'feature', 'theme'])
    if (fields[field] !== undefined) paper.sameProduct(now.product, fields[field])
}
