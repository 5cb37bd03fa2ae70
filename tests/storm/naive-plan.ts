import { isDeepStrictEqual } from 'node:util'
import type { CommandCall } from '#domain/kernel/commit.ts'
import { model } from '#domain/model.ts'
import { onPeople } from './naive-people.ts'
import { onProposals } from './naive-proposals.ts'
import { restoreOnPaper } from './naive-restore.ts'
import { mayAsk } from './naive-rights.ts'
import { onSteps } from './naive-steps.ts'
import { undoOnPaper } from './naive-undo.ts'
import { placed, withoutLost, withoutMissing } from './naive-wishes.ts'
import { type Fields, Paper, type Plain, Trouble } from './paper.ts'
import { PaperHistory } from './paper-history.ts'

/** What somebody wants: the intents in full, texts too, which the log keeps elsewhere. */
export interface Meant {
  id: string
  actor: string
  at: string
  commands: readonly CommandCall[]
  /** each stands alone: what can be done is done */
  alone?: boolean | undefined
  /** part of a proposal, which does what it says or nothing */
  strict?: boolean
  /** the scopes that it touched, once it is done */
  scopes?: readonly string[]
  /** ids of the records that it changed, if only their place */
  touched?: readonly string[]
}

/** What the server wrote, for the few things that words cannot tell: places after an undo, texts that were merged. */
export interface Written {
  order(list: string): string[]
  card(id: string): Plain | undefined
}

/**
 * What each intent does to the plan, in the words of the method: slow, plain, and without any code that the program
 * shares.
 */
export class NaivePlan {
  #paper = new Paper()
  #history = new PaperHistory()
  /** sheets that the intents at hand began -> the item that each is for */
  readonly #begun = new Map<string, string>()

  get paper(): Paper {
    return this.#paper
  }

  /** All cards; a place in an order is not on the card. */
  records(): ReadonlyMap<string, Plain> {
    return this.#paper.cards
  }

  /** All orders; that of releases is the one people gave, which counts among equal dates (see `columns`). */
  lists(): ReadonlyMap<string, string[]> {
    return this.#paper.lists
  }

  columns(product: string): string[] {
    return this.#paper.columns(product)
  }

  /** Does what the intents say. Returns the rules that they should have been refused for, in sentences. */
  perform(meant: Meant, written: Written): string[] {
    const found: string[] = []
    const stood = new Set(this.#paper.cards.keys())
    this.#begun.clear()
    this.#history.note(this.#paper, meant, () => {
      const troubles = this.#doAll(meant, written)
      if (!meant.alone || troubles.length === meant.commands.length)
        for (const { why } of troubles) found.push(`was accepted although ${why}`)
    })
    // What is made and taken away in one go was never there, and nobody keeps what it said.
    for (const [sheet, item] of this.#begun)
      if (!stood.has(item) && !this.#paper.cards.has(item)) this.#paper.texts.delete(sheet)
    return found
  }

  /** Why the intents cannot be done as things stand, and which of them; null when they can. Nothing is done. */
  refuses(meant: Meant): { at: number; why: string } | null {
    const [paper, history] = [this.#paper, this.#history]
    try {
      this.#paper = paper.copy()
      this.#history = history.copy()
      const troubles = this.#doAll(meant, null)
      return meant.alone && troubles.length < meant.commands.length ? null : (troubles[0] ?? null)
    } finally {
      this.#paper = paper
      this.#history = history
    }
  }

  /** Does what can be done of the intents, one after the other; tells what cannot. */
  #doAll(meant: Meant, written: Written | null): { at: number; why: string }[] {
    const troubles: { at: number; why: string }[] = []
    const passed = new Map<unknown, unknown>()
    for (const [at, { name, input }] of meant.commands.entries()) {
      const stood = this.#paper.copy()
      const placedBefore = new Set(this.#history.placed)
      try {
        this.#do(name, input as Fields, meant, at, written, passed)
        passed.delete((input as Fields)[placed[name] ?? ''])
      } catch (error) {
        if (!(error instanceof Trouble)) throw error
        troubles.push({ at, why: error.message })
        if (!meant.alone && !written) break
        if (!meant.alone) continue
        this.#paper.become(stood)
        this.#history.placed = placedBefore
        const { after, [placed[name] ?? '']: own } = input as Fields
        if (own !== undefined && (typeof after === 'string' || after === null)) passed.set(own, after)
      }
    }
    return troubles
  }

  #do(
    name: string,
    asked: Fields,
    meant: Meant,
    call: number,
    written: Written | null,
    passed: ReadonlyMap<unknown, unknown> = new Map(),
  ): unknown {
    const { actor, at } = meant
    let input = asked
    input = withoutLost(this.#paper, actor, name, input, passed, meant.strict)
    if (meant.alone && !meant.strict) {
      const cut = withoutMissing(this.#paper, actor, input)
      if (!cut) throw new Trouble('nothing of the list is there')
      input = cut
    }
    mayAsk(this.#paper, actor, name, input)
    if (name.startsWith('edit-')) {
      const { was, ...rest } = input
      this.#paper.nobodyCameBetween(rest[name.slice(5)], rest, was as Fields | undefined)
      input = rest
    }
    if (onPeople(this.#paper, name, input, actor, at)) return
    if (this.#onProposals(name, input, meant, call, written)) return
    if (onSteps(this.#paper, this.#history, name, input, actor, at, written)) return
    switch (name) {
      case 'create-product': {
        const { product, owner, ...fields } = input
        const leads = owner ?? (this.#paper.cards.has(actor) ? actor : null)
        if (leads === null) throw new Trouble('a product needs an owner')
        if (this.#paper.card(leads).status === 'removed') throw new Trouble(`${leads} was removed`)
        this.#paper.add({
          id: this.#paper.free(product),
          ...fields,
          owner: leads,
          focus: null,
          formerKeys: [],
          createdAt: at,
        })
        this.#paper.add({ id: numberingOf(product), product, nextNumber: 1 })
        return this.#paper.keysDiffer()
      }
      case 'edit-product': {
        const { product, ...fields } = input
        const { key, formerKeys } = this.#paper.card(product) as Plain & { key: string; formerKeys: string[] }
        this.#paper.set(product as string, fields)
        if (fields.key !== undefined && fields.key !== key) {
          const others = formerKeys.filter((former) => former !== fields.key && former !== key)
          this.#paper.set(product as string, { formerKeys: [...others, key] })
        }
        return this.#paper.keysDiffer()
      }
      case 'delete-product':
        return this.#paper.remove([input.product as string])
      case 'focus-release': {
        const release = this.#paper.card(input.release)
        const next = this.#paper.columns(release.product).find((id) => !this.#paper.card(id).released)
        if (next && next !== release.id && input.reason === '') throw new Trouble(`${next} comes first`)
        return this.#paper.set(release.product as string, { focus: release.id })
      }
      case 'create-release': {
        const { release, goal, product, text, type, ...fields } = input
        this.#paper.card(product)
        const colour = this.#unusedColour(product as string)
        this.#paper.add({
          id: this.#paper.free(release),
          product,
          ...fields,
          released: false,
          colour,
          createdAt: at,
        })
        return this.#paper.add({ id: this.#paper.free(goal), release, text, type })
      }
      case 'edit-release': {
        const { release, ...fields } = input
        return this.#paper.set(release as string, fields)
      }
      case 'move-release':
        return this.#moveRelease(input.release as string, input.after as string | null)
      case 'delete-release':
        return this.#paper.remove([this.#paper.card(input.release).id])
      case 'edit-goal': {
        const { goal, ...fields } = input
        return this.#paper.set(goal as string, fields)
      }
      case 'create-feature': {
        const { feature, goal, ...fields } = input
        this.#paper.card(goal)
        this.#paper.atMostFive(goal, fields.reason)
        return this.#paper.add({ id: this.#paper.free(feature), goal, ...fields, createdAt: at })
      }
      case 'edit-feature':
        return this.#paper.set(input.feature as string, { name: input.name })
      case 'move-feature':
        return this.#moveFeature(input)
      case 'delete-feature':
        return this.#paper.remove([this.#paper.card(input.feature).id])
      case 'create-metric': {
        const { metric, goal, after, ...fields } = input
        this.#paper.card(goal)
        this.#paper.add(
          { id: this.#paper.free(metric), goal, ...fields },
          this.#place(`metric ${goal}`, after),
        )
        return this.#paper.rangeRuns(metric as string)
      }
      case 'edit-metric': {
        const { metric, ...fields } = input
        this.#paper.set(metric as string, fields)
        return this.#paper.rangeRuns(metric as string)
      }
      case 'delete-metric':
        return this.#paper.remove([this.#paper.card(input.metric).id])
      case 'create-theme': {
        const { theme, product, ...fields } = input
        this.#paper.card(product)
        this.#paper.sameProduct(product, fields.feature)
        return this.#paper.add({ id: this.#paper.free(theme), product, ...fields })
      }
      case 'edit-theme': {
        const { theme, ...fields } = input
        this.#paper.sameProduct(this.#paper.card(theme).product, fields.feature)
        return this.#paper.set(theme as string, fields)
      }
      case 'delete-theme':
        return this.#paper.remove([this.#paper.card(input.theme).id])
      case 'create-item':
        return this.#createItem(input, meant, call)
      case 'edit-item': {
        const { item, base, ...fields } = input
        for (const field of ['parent', 'feature', 'theme'])
          this.#paper.sameProduct(this.#paper.card(item).product, fields[field])
        this.#text(item as string, fields, base as Fields | undefined, meant, call, written)
        this.#paper.set(item as string, fields)
        return this.#paper.notBeneathItself(item as string)
      }
      case 'rank-item': {
        const card = this.#paper.card(input.item)
        if (input.after === card.id) throw new Trouble('nothing stands behind itself')
        this.#paper.takeOut(card.id)
        this.#history.placed.add(card.id)
        const list = `item ${card.product}`
        this.#paper.list(list).splice(this.#paper.placeBehind(list, input.after), 0, card.id)
        return
      }
      case 'put-release-first':
        return this.#putFirst(this.#paper.card(input.release))
      case 'trace-items':
      case 'group-items': {
        const field = name === 'trace-items' ? 'feature' : 'theme'
        for (const id of input.items as string[]) {
          this.#paper.sameProduct(this.#paper.card(id).product, input[field])
          this.#paper.set(id, { [field]: input[field] })
        }
        return
      }
      case 'delete-items':
        for (const id of input.items as string[]) this.#paper.card(id)
        return this.#paper.remove(input.items as string[])
      case 'restore-record':
        return restoreOnPaper(this.#paper, this.#history, input, actor)
      case 'revert-commit':
        return undoOnPaper(
          this.#paper,
          this.#history,
          input.commit as string,
          actor,
          written && { order: written.order, touched: meant.touched ?? [] },
        )
      default:
        throw new Error(`The referee does not know ${name}: write down in words what it does`)
    }
  }

  #onProposals(name: string, input: Fields, meant: Meant, call: number, written: Written | null): boolean {
    const run = (place: number, { name: of, input: given }: CommandCall) => {
      if (['revert-commit', 'restore-record', 'withdraw-commit'].includes(of))
        throw new Trouble('nothing is taken back within a proposal')
      const command = model.commandNamed(of)
      const read = command?.input.safeParse(given)
      if (!read?.success) throw new Trouble(`${of} is not to be understood`)
      this.#do(of, read.data as Fields, { ...meant, strict: true, id: `${meant.id}.${call}` }, place, null)
    }
    const [paper, history] = [this.#paper, this.#history]
    /** Runs commands on a copy, and tells how the plan stood after each. */
    const trying = (calls: readonly CommandCall[]): Paper[] => {
      try {
        this.#paper = paper.copy()
        this.#history = history.copy()
        return calls.map((one, place) => {
          run(place, one)
          return this.#paper.copy()
        })
      } finally {
        this.#paper = paper
        this.#history = history
      }
    }
    const doing = (calls: readonly CommandCall[]) => {
      for (const [place, one] of calls.entries()) run(place, one)
    }
    return onProposals(paper, name, input, meant, written, { trying, doing })
  }

  #place(list: string, after: unknown): number {
    return after === undefined ? this.#paper.list(list).length : this.#paper.placeBehind(list, after)
  }

  /** The first that no other column of the product has, and once all are taken the one that fewest have. */
  #unusedColour(product: string): string {
    const taken = this.columns(product).map((id) => this.#paper.card(id).colour as string)
    const all = ['blue', 'green', 'amber', 'pink', 'cyan', 'red', 'olive', 'violet']
    for (let times = 0; ; times++) {
      const colour = all.find((one) => taken.filter((other) => other === one).length === times)
      if (colour) return colour
    }
  }

  /** Open work of the release goes before the first open work that is not of it. */
  #putFirst({ id: release, product }: Plain): void {
    const list = this.#paper.list(`item ${product}`)
    const isOpen = (id: string) => this.#paper.card(id).status !== 'done'
    const isOfIt = (id: string) => {
      const { feature } = this.#paper.card(id)
      return feature != null && this.#paper.card(this.#paper.card(feature).goal).release === release
    }
    const foreign = list.findIndex((id) => isOpen(id) && !isOfIt(id))
    if (foreign === -1) return
    const behind = list.slice(foreign).filter((id) => isOpen(id) && isOfIt(id))
    for (const id of behind) {
      this.#paper.takeOut(id)
      this.#history.placed.add(id)
    }
    this.#paper.list(`item ${product}`).splice(foreign, 0, ...behind)
  }

  #createItem({ item, product, after, ...fields }: Fields, meant: Meant, call: number): void {
    this.#paper.card(product)
    this.#paper.free(item)
    for (const field of ['parent', 'feature', 'theme']) this.#paper.sameProduct(product, fields[field])
    const place = this.#place(`item ${product}`, after)
    const numbering = this.#paper.card(numberingOf(product))
    const number = numbering.nextNumber as number
    this.#text(item as string, fields, undefined, meant, call, null)
    this.#paper.add({ id: item as string, product, number, ...fields, createdAt: meant.at }, place)
    this.#paper.set(numbering.id, { nextNumber: number + 1 })
  }

  /** A text goes onto a sheet of its own, and the card says which; nothing to say needs no sheet. */
  #text(
    item: string,
    fields: Fields,
    base: Fields | undefined,
    meant: Meant,
    call: number,
    written: Written | null,
  ): void {
    const text = fields.description as string | undefined
    if (text === undefined) return
    const sheet = `doc_${meant.id}.${call}.description`
    fields.description = text === '' ? null : sheet
    this.#begun.set(sheet, item)
    const began = base?.description
    const stands = this.#paper.cards.get(item)?.description
    const merged = began !== undefined && !isDeepStrictEqual(began, stands)
    if (!merged) {
      if (text !== '') this.#paper.texts.set(sheet, text)
      return
    }
    // How two edits of one text are joined is told in merge-texts.test.ts.
    if (began !== null && !this.#paper.texts.has(began as string))
      throw new Trouble(`there never was a text ${began}`)
    // Of what stands alone the server has left out what it could not join.
    const isLeftOut = meant.alone && !meant.touched?.includes(item)
    if (!written || isLeftOut) throw new Trouble('both may have changed the same words')
    fields.description = written.card(item)?.description === null ? null : sheet
    this.#paper.texts.set(sheet, null)
  }

  #moveFeature({ feature, goal, after, reason }: Fields): void {
    const card = this.#paper.card(feature)
    this.#paper.card(goal)
    if (after === feature) throw new Trouble('nothing stands behind itself')
    if (this.#paper.productOf(goal) !== this.#paper.productOf(card.goal))
      throw new Trouble(`${goal} is another product's`)
    const moves = card.goal !== goal
    if (moves) this.#paper.atMostFive(goal, reason)
    this.#paper.takeOut(card.id)
    if (moves) this.#paper.set(card.id, { goal, reason })
    this.#history.placed.add(card.id)
    const list = `feature ${goal}`
    this.#paper.list(list).splice(this.#paper.placeBehind(list, after), 0, card.id)
  }

  /** The column goes behind the other; the dates stay where they are. */
  #moveRelease(release: string, after: string | null): void {
    const { product } = this.#paper.card(release)
    if (after === release) throw new Trouble('nothing stands behind itself')
    const standing = this.#paper.columns(product)
    const dates = standing.map((id) => this.#paper.card(id).date)
    const rest = standing.filter((id) => id !== release)
    const at = after === null ? 0 : rest.indexOf(after) + 1
    if (after !== null && at === 0) throw new Trouble(`${after} is not a column of this roadmap`)
    const asked = [...rest.slice(0, at), release, ...rest.slice(at)]
    if (isDeepStrictEqual(asked, standing)) return
    // What is released keeps its place, and the others move around it.
    const isOut = (id: string) => this.#paper.card(id).released === true
    const planned = asked.filter((id) => !isOut(id))
    const wanted = standing.map((id) => (isOut(id) ? id : planned.shift()!))
    if (isOut(release) || isDeepStrictEqual(wanted, standing)) throw new Trouble('what is released stays')
    for (const [index, id] of wanted.entries()) this.#paper.set(id, { date: dates[index] })
    this.#paper.lists.set(`release ${product}`, wanted)
  }
}

const numberingOf = (product: unknown) => `nbr_${String(product).slice(4)}`
