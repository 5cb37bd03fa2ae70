import { isDeepStrictEqual } from 'node:util'
import { isActive, maySee, mayUndo, mayWorkOn } from './naive-rights.ts'
import { listOf, type Paper, type Plain, pointers, prefixOf, Trouble } from './paper.ts'
import type { PaperHistory, Step } from './paper-history.ts'

/** Fields that only grow. */
const monotonic = ['nextNumber', 'formerKeys']

/** The order that the server made of a list; null when nothing was written and it is only asked what might be. */
type OrderOf = ((list: string) => string[]) | null

/** What the server wrote: the orders, and ids of what it touched. */
type Wrote = { order(list: string): string[]; touched: readonly string[] } | null

/**
 * Takes back on paper what a commit did, but for what others have come to need or change since. What cannot be taken
 * back may keep other things, so it is tried again without, until nothing more is in the way.
 */
export function undoOnPaper(
  paper: Paper,
  history: PaperHistory,
  commit: string,
  actor: string,
  written: Wrote,
): void {
  const step = history.steps.get(commit)
  if (!step) throw new Trouble(`${commit} is not in the history`)
  const stood = paper.copy()
  const isLost = lostBy(paper, actor, step)
  for (const scope of step.scopes)
    if (!isLost(scope) && !maySee(paper, actor, scope))
      throw new Trouble(`${commit} is not there for ${actor}`)
  const stuck = new Set<string>()
  let tried = tryBack(paper.copy(), step, stuck)
  while (!('touched' in tried)) {
    for (const id of tried.stuck) stuck.add(id)
    tried = tryBack(paper.copy(), step, stuck)
  }
  const { touched, moved } = tried
  for (const id of touched) {
    const { scope } = step.records.get(id)!
    if (!isLost(scope))
      mayUndo(stood, actor, stood.cards.get(id), tried.paper.cards.get(id), scope.split('.')[0])
  }
  for (const id of stuck)
    if (['prd', 'mbr', 'mbs'].includes(prefixOf(id)))
      throw new Trouble(`${id} stays, and half of it is nothing`)
  if (stuck.size > 0 && touched.size === 0 && !written?.touched.length)
    throw new Trouble(`nothing of ${commit} is left to take back: ${[...stuck].join(' ')}`)
  paper.become(tried.paper)
  if (written) adoptOrders(paper, history, commit, step, stood, moved, written.order, stuck.size > 0)
  // Whether a place can still be given back is told by keys, so whoever may not place anything may be refused.
  else
    for (const scope of step.scopes)
      if (scope !== 'workspace' && !isLost(scope)) mayWorkOn(stood, actor, scope.split('.')[0])
}

/** Takes back all that is not stuck, on a copy; or tells what is stuck besides. */
function tryBack(
  paper: Paper,
  { records, ...rest }: Step,
  stuck: ReadonlySet<string>,
): { paper: Paper; touched: Set<string>; moved: Set<string> } | { stuck: string[] } {
  const step = { ...rest, records: new Map([...records].filter(([id]) => !stuck.has(id))) }
  const stood = paper.copy()
  const more: string[] = []
  const touched = new Set<string>()
  for (const [id, { before, after }] of step.records) {
    if (touched.has(id)) continue
    const now = paper.cards.get(id)
    if (before && after && now) putBack(paper, now, before, after, step, touched)
    if (before && !after && !now) {
      if (belongsNowhere(paper, before, step)) more.push(id)
      else bringBack(paper, before, step, touched)
    }
    if (before && !after && now && !sameBut(now, before)) more.push(id)
  }
  for (const [id, { before, after }] of step.records) {
    const now = paper.cards.get(id)
    if (before || !after || !now) continue
    if (!sameBut(now, after)) {
      more.push(id)
      continue
    }
    touched.add(id)
    paper.takeOut(id)
    paper.cards.delete(id)
  }
  if (more.length > 0) return { stuck: more }
  more.push(...stillNeeded(paper, step))
  if (more.length > 0) return { stuck: more }
  for (const id of touched) if (paper.cards.has(id) && breaksRule(paper, stood, id)) more.push(id)
  if (more.length > 0) return { stuck: more }
  more.push(...halves(records, touched, stuck))
  const moved = new Set([...touched].filter((id) => comesBack(step, id)))
  return more.length > 0 ? { stuck: more } : { paper, touched, moved }
}

/** Whether a card may not stand as it would, by the rules of the method; what it says that it did not before. */
function breaksRule(paper: Paper, stood: Paper, id: string): boolean {
  const [card, was] = [paper.card(id), stood.cards.get(id)]
  const isNew = (field: string) => card[field] !== was?.[field]
  try {
    if (prefixOf(id) === 'mtr') paper.rangeRuns(id)
    if (prefixOf(id) === 'itm') {
      if (isNew('parent') && card.parent !== null) paper.notBeneathItself(id)
      for (const field of ['parent', 'feature', 'theme'])
        if (isNew(field)) paper.sameProduct(card.product, card[field])
    }
    if (prefixOf(id) === 'thm' && isNew('feature')) paper.sameProduct(card.product, card.feature)
    if (prefixOf(id) === 'prp' && isNew('release')) paper.sameProduct(card.product, card.release)
    if (prefixOf(id) === 'prd' && isNew('focus')) paper.sameProduct(id, card.focus)
    if (prefixOf(id) === 'prd') paper.keysDiffer()
    if (['mbr', 'mbs', 'prd'].includes(prefixOf(id))) {
      paper.somebodyLeads()
      paper.rolesFit()
    }
    return false
  } catch (error) {
    if (error instanceof Trouble) return true
    throw error
  }
}

/** A release and its goal, a product and its numbers: one is never there without the other. */
function halves(
  records: Step['records'],
  touched: ReadonlySet<string>,
  stuck: ReadonlySet<string>,
): string[] {
  return [...records].flatMap(([id, { before, after }]) => {
    if (before && after) return []
    const card = (before ?? after)!
    const whole = { gol: card.release, nbr: card.product }[prefixOf(id)] as string | undefined
    if (whole === undefined) return []
    if (touched.has(id) && stuck.has(whole)) return [id]
    return stuck.has(id) && touched.has(whole) ? [whole] : []
  })
}

/** Fields that stand as the commit left them go back; what somebody set since stays. */
function putBack(
  paper: Paper,
  now: Plain,
  before: Plain,
  after: Plain,
  step: Pick<Step, 'records'>,
  touched: Set<string>,
): void {
  for (const field of Object.keys(before)) {
    if (monotonic.includes(field) || isDeepStrictEqual(before[field], after[field])) continue
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
  // What is released is history: the date that it had in a plan before does not come back.
  const is = paper.card(now.id)
  if (prefixOf(now.id) === 'rel' && is.released && !before.released) paper.set(now.id, { date: now.date })
}

/** What a step deleted and what may come back: what it belongs to is there, or comes back too. */
function comingBack(paper: Paper, step: Step): Pick<Step, 'records'> {
  const records = new Map(
    [...step.records].filter(([id, { before, after }]) => before && !after && !paper.cards.has(id)),
  )
  for (let shrinks = true; shrinks; ) {
    shrinks = false
    for (const [id, { before }] of records) {
      const needs = Object.entries(pointers[prefixOf(id)] ?? {}).flatMap(([field, fate]) =>
        fate === 'lets go' ? [] : ((before![field] as string | null) ?? []),
      )
      if (needs.every((target) => paper.cards.has(target) || records.has(target))) continue
      records.delete(id)
      shrinks = true
    }
  }
  return { records }
}

/** And before it, what it belongs to. */
function bringBack(paper: Paper, before: Plain, step: Pick<Step, 'records'>, touched: Set<string>): void {
  const back = { ...before }
  for (const [field, fate] of Object.entries(pointers[prefixOf(before.id)] ?? {})) {
    const target = back[field] as string | null
    if (target === null || paper.cards.has(target)) continue
    if (comesBack(step, target)) {
      if (fate !== 'lets go') bringBack(paper, step.records.get(target)!.before!, step, touched)
      continue
    }
    if (fate !== 'lets go') throw new Trouble(`what ${before.id} belongs to is gone`)
    back[field] = null
  }
  paper.add(back)
  touched.add(back.id)
}

function belongsNowhere(paper: Paper, before: Plain, step: Pick<Step, 'records'>): boolean {
  return Object.entries(pointers[prefixOf(before.id)] ?? {}).some(([field, fate]) => {
    const target = before[field] as string | null
    if (fate === 'lets go' || target === null || paper.cards.has(target)) return false
    return !comesBack(step, target) || belongsNowhere(paper, step.records.get(target)!.before!, step)
  })
}

function comesBack(step: Pick<Step, 'records'>, id: string): boolean {
  const entry = step.records.get(id)
  return entry !== undefined && entry.before !== null && entry.after === null
}

/** What was made and taken away again, and something still points at. */
function stillNeeded(paper: Paper, step: Pick<Step, 'records'>): string[] {
  const needed = new Set<string>()
  for (const card of paper.cards.values()) {
    for (const field of Object.keys(pointers[prefixOf(card.id)] ?? {})) {
      const target = card[field] as string | null
      if (target === null || paper.cards.has(target)) continue
      if (step.records.get(target)?.before !== null) throw new Trouble(`${card.id} points at ${target}`)
      needed.add(target)
    }
  }
  return [...needed]
}

/** Products that the step deleted and the actor led: nobody has a role in what is not there. */
function lostBy(paper: Paper, actor: string, step: Step): (scope: string) => boolean {
  const lost = [...step.records].flatMap(([id, { before, after }]) =>
    prefixOf(id) === 'prd' && before && !after && !paper.cards.has(id) && before.owner === actor ? id : [],
  )
  return (scope) => isActive(paper, actor) && lost.includes(scope.split('.')[0]!)
}

/** Takes back on paper a part of long work that was given up: what it made goes, whoever has touched it since. */
export function withdrawOnPaper(paper: Paper, history: PaperHistory, commit: string, written: OrderOf): void {
  const step = history.steps.get(commit)
  if (!step) throw new Trouble(`${commit} is not in the history`)
  const stood = paper.copy()
  const back = comingBack(paper, step)
  for (const [id, { before, after }] of step.records) {
    const now = paper.cards.get(id)
    if (before && after && now) putBack(paper, now, before, after, back, new Set())
  }
  for (const [id, { before }] of back.records)
    if (!paper.cards.has(id)) bringBack(paper, before!, back, new Set())
  paper.remove([...step.records].flatMap(([id, { before }]) => (!before && paper.cards.has(id) ? id : [])))
  if (written) adoptOrders(paper, history, commit, step, stood, new Set(back.records.keys()), written)
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
  written: NonNullable<OrderOf>,
  partly = false,
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
    if (history.changed.get(list) === commit && free && !exact && !partly)
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
  const still = Object.fromEntries(monotonic.map((field) => [field, null]))
  return isDeepStrictEqual({ ...a, ...still }, { ...b, ...still })
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
