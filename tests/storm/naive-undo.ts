import { isDeepStrictEqual } from 'node:util'
import { listOf, type Paper, type Plain, pointers, prefixOf, Trouble } from './paper.ts'
import type { PaperHistory, Step } from './paper-history.ts'

/** Takes back on paper what a commit did. `written` tells the order that the server made of a list. */
export function undoOnPaper(
  paper: Paper,
  history: PaperHistory,
  commit: string,
  actor: string,
  written: (list: string) => string[],
): void {
  const step = history.steps.get(commit)
  if (!step) throw new Trouble(`${commit} is not in the history`)
  const { cards, lists } = paper.copy()
  const moved = new Set<string>()
  const touched = new Set<string>()
  for (const [id, { before, after }] of step.records) {
    const now = paper.cards.get(id)
    if (before && after && now) putBack(paper, now, before, after, step, touched)
    if (before && !after && !now) {
      bringBack(paper, before, step, touched)
      moved.add(id)
    }
    if (before && !after && now && !sameBut(now, before)) throw new Trouble(`${id} is something else now`)
  }
  for (const [id, { before, after }] of step.records) {
    const now = paper.cards.get(id)
    if (before || !after || !now) continue
    if (!sameBut(now, after)) throw new Trouble(`${id} was changed since`)
    touched.add(id)
    paper.takeOut(id)
    paper.cards.delete(id)
  }
  nothingDangles(paper, step)
  rightsOfUndo(paper, actor, cards, touched)
  adoptOrders(paper, history, commit, step, { cards, lists }, moved, written)
  paper.keysDiffer()
  paper.somebodyLeads()
  for (const [id, card] of paper.cards) {
    if (prefixOf(id) === 'mtr') paper.rangeRuns(id)
    if (prefixOf(id) === 'itm') {
      paper.notBeneathItself(id)
      for (const field of ['parent', 'feature', 'theme']) paper.sameProduct(card.product, card[field])
    }
    if (prefixOf(id) === 'thm') paper.sameProduct(card.product, card.feature)
    if (prefixOf(id) === 'prd') paper.sameProduct(id, card.focus)
  }
}

/** Fields that stand as the commit left them go back; what somebody set since stays. */
function putBack(
  paper: Paper,
  now: Plain,
  before: Plain,
  after: Plain,
  step: Step,
  touched: Set<string>,
): void {
  for (const field of Object.keys(before)) {
    if (field === 'nextNumber' || isDeepStrictEqual(before[field], after[field])) continue
    if (!isDeepStrictEqual(now[field], after[field])) continue
    const target = before[field] as string | null
    const points = pointers[prefixOf(now.id)]?.[field] !== undefined && target !== null
    if (points && !paper.cards.has(target) && !comesBack(step, target)) continue
    if (listOf(now) !== listOf({ ...now, [field]: target })) {
      paper.takeOut(now.id)
      paper.set(now.id, { [field]: target })
      paper.list(listOf(paper.card(now.id))!).push(now.id)
    } else paper.set(now.id, { [field]: target })
    touched.add(now.id)
  }
}

function bringBack(paper: Paper, before: Plain, step: Step, touched: Set<string>): void {
  const back = { ...before }
  for (const [field, fate] of Object.entries(pointers[prefixOf(before.id)] ?? {})) {
    const target = back[field] as string | null
    if (target === null || paper.cards.has(target) || comesBack(step, target)) continue
    if (fate === 'goes') throw new Trouble(`what ${before.id} belongs to is gone`)
    back[field] = null
  }
  paper.add(back)
  touched.add(back.id)
}

function comesBack(step: Step, id: string): boolean {
  const entry = step.records.get(id)
  return entry !== undefined && entry.before !== null && entry.after === null
}

function nothingDangles(paper: Paper, step: Step): void {
  for (const card of paper.cards.values()) {
    for (const field of Object.keys(pointers[prefixOf(card.id)] ?? {})) {
      const target = card[field] as string | null
      if (target !== null && !paper.cards.has(target)) {
        const unmade = step.records.get(target)?.before === null
        throw new Trouble(`${card.id} ${unmade ? 'uses' : 'points at'} ${target}`)
      }
    }
  }
}

/** Nobody gets by undo what they may not do: the server's own, and what only who leads may touch. */
function rightsOfUndo(
  paper: Paper,
  actor: string,
  cards: ReadonlyMap<string, Plain>,
  touched: ReadonlySet<string>,
): void {
  if (actor === 'system') return
  const leads = cards.get(actor)?.role === 'owner'
  for (const id of touched) {
    const [was, is] = [cards.get(id), paper.cards.get(id)]
    const prefix = prefixOf(id)
    if (prefix === 'wsp' || (prefix === 'mbr' && !(was && is)))
      throw new Trouble(`only the server makes or unmakes ${id}`)
    if (leads || (prefix !== 'mbr' && prefix !== 'prd')) continue
    const differ = Object.keys(was ?? is!).filter((field) => !isDeepStrictEqual(was?.[field], is?.[field]))
    if (differ.some((field) => field !== 'focus')) throw new Trouble(`${actor} does not lead`)
  }
}

/**
 * Where an undone record stands is told by its old key, which words cannot. So the server's order is taken over
 * for what the undone commit had moved, and checked for what it may not do: move anything else, or fall short
 * of the very order from before when nothing has happened to the list since.
 */
function adoptOrders(
  paper: Paper,
  history: PaperHistory,
  commit: string,
  step: Step,
  stood: { cards: ReadonlyMap<string, Plain>; lists: ReadonlyMap<string, string[]> },
  returned: ReadonlySet<string>,
  written: (list: string) => string[],
): void {
  for (const list of new Set([...paper.lists.keys(), ...stood.lists.keys(), ...step.listsBefore.keys()])) {
    const [was, became] = [step.listsBefore.get(list) ?? [], step.listsAfter.get(list) ?? []]
    const members = paper.lists.get(list) ?? []
    const placed = [...step.placed].filter((id) => members.includes(id))
    const concerned =
      list.startsWith('release') || !isDeepStrictEqual(was, became) || members.some((id) => returned.has(id))
    if (!concerned && placed.length === 0) continue
    const order = written(list)
    const now = stood.lists.get(list) ?? []
    if (!isDeepStrictEqual([...order].sort(), [...members].sort()))
      throw new Trouble(`${list} holds ${order.join(' ')} instead of ${members.join(' ')}`)
    if (order.length > 0) paper.lists.set(list, order)
    else paper.lists.delete(list)
    // Among equal dates a column's place is told by keys that undo may leave; time order is checked elsewhere.
    if (list.startsWith('release')) continue
    const exact = isDeepStrictEqual(order, was)
    // A record that went from one list to another can go back only if both are still there to have it.
    const left = was.filter((id) => !became.includes(id))
    const came = became.filter((id) => !was.includes(id))
    const free =
      was.every((id) => paper.cards.has(id)) &&
      left.every((id) => !stood.cards.has(id)) &&
      came.every((id) => !step.records.get(id)?.before)
    if (history.changed.get(list) === commit && free && !exact)
      throw new Trouble(`${list} is ${order.join(' ')} and not ${was.join(' ')} again`)
    const mayMove = new Set([...returned, ...placed, ...movedIn(was, became)])
    const still = (ids: readonly string[]) => ids.filter((id) => members.includes(id) && !mayMove.has(id))
    if (!isDeepStrictEqual(still(order), still(now)))
      throw new Trouble(`${list} moved what the undone step had not: ${still(order).join(' ')}`)
    for (const id of mayMove) history.placed.add(id)
    const earlier = step.changedBefore.get(list)
    // Taken back exactly, the order is as the commit before left it; an undo of that one must be exact again.
    if (history.changed.get(list) === commit && exact && earlier) history.changed.set(list, earlier)
    else history.changed.set(list, '(undo)')
  }
}

/** The same card, but for its place and for counters that only grow. */
function sameBut(a: Plain, b: Plain): boolean {
  return isDeepStrictEqual({ ...a, nextNumber: 0 }, { ...b, nextNumber: 0 })
}

/** Who moved between two orders: a smallest set of records without which the rest kept their order. */
function movedIn(was: readonly string[], became: readonly string[]): string[] {
  const places = became.map((id) => was.indexOf(id))
  // Longest rising run of old places (quadratic; lists are short): those in it stood still.
  const best: number[][] = []
  for (const [index, place] of places.entries()) {
    let longest: number[] = []
    for (let earlier = 0; earlier < index; earlier++) {
      if (
        place >= 0 &&
        places[earlier]! >= 0 &&
        places[earlier]! < place &&
        best[earlier]!.length > longest.length
      )
        longest = best[earlier]!
    }
    best.push(place < 0 ? [] : [...longest, index])
  }
  const still = new Set(
    best.reduce((a, b) => (b.length > a.length ? b : a), []).map((index) => became[index]!),
  )
  return [...new Set([...was, ...became])].filter((id) => !still.has(id))
}
