import type { Commit } from '#domain/kernel/commit.ts'
import { undoOnPaper } from './naive-undo.ts'
import { type Fields, Paper, type Plain, Trouble } from './paper.ts'
import { PaperHistory } from './paper-history.ts'

/**
 * What each intent does to the plan, in the words of the method: slow, plain, and without any code that the program
 * shares.
 */
export class NaivePlan {
  readonly #paper = new Paper()
  readonly #history = new PaperHistory()

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

  /**
   * Does what the commit's intents say. Returns the rules that it should have been refused for, in sentences.
   * `written` tells the order that the server made of a list, which is asked only about what an undo puts back.
   */
  perform(commit: Commit, written: (list: string) => string[]): string[] {
    const found: string[] = []
    this.#history.note(this.#paper, commit, () => {
      for (const { name, input } of commit.commands) {
        try {
          this.#may(commit.actor, name)
          this.#do(name, input as Fields, commit, written)
        } catch (error) {
          if (!(error instanceof Trouble)) throw error
          found.push(`was accepted although ${error.message}`)
        }
      }
    })
    return found
  }

  // Who may do what, by role.
  #may(actor: string, name: string): void {
    if (actor === 'system') return
    const role = this.#paper.cards.get(actor)?.role
    if (name === 'create-workspace' || name === 'add-member') throw new Trouble('only the server does this')
    const leads = ['edit-member', 'create-product', 'edit-product', 'delete-product'].includes(name)
    if (leads && role !== 'owner') throw new Trouble(`${role} ${actor} does not lead`)
    if (role !== 'owner' && role !== 'team') throw new Trouble(`${role} ${actor} does not plan`)
  }

  #do(name: string, input: Fields, { actor, at }: Commit, written: (list: string) => string[]): unknown {
    switch (name) {
      case 'create-workspace':
        return this.#paper.add({ id: this.#paper.free(input.workspace), name: input.name, createdAt: at })
      case 'add-member':
        return this.#paper.add({
          id: this.#paper.free(input.member),
          name: input.name,
          role: input.role,
          createdAt: at,
        })
      case 'edit-member':
        this.#paper.set(input.member as string, { name: input.name, role: input.role })
        return this.#paper.somebodyLeads()
      case 'create-product': {
        const { product, ...fields } = input
        const leads = this.#paper.cards.has(actor) ? actor : null
        this.#paper.add({
          id: this.#paper.free(product),
          ...fields,
          owner: leads,
          focus: null,
          nextNumber: 1,
          createdAt: at,
        })
        return this.#paper.keysDiffer()
      }
      case 'edit-product': {
        const { product, ...fields } = input
        this.#paper.set(product as string, fields)
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
        this.#paper.add({ id: this.#paper.free(release), product, ...fields, released: false, createdAt: at })
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
        const { metric, goal, ...fields } = input
        this.#paper.card(goal)
        this.#paper.add({ id: this.#paper.free(metric), goal, ...fields })
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
        return this.#createItem(input, at)
      case 'edit-item': {
        const { item, ...fields } = input
        this.#paper.sameProduct(this.#paper.card(item).product, fields.parent)
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
      case 'revert-commit':
        return undoOnPaper(this.#paper, this.#history, input.commit as string, actor, written)
      default:
        throw new Error(`The referee does not know ${name}: write down in words what it does`)
    }
  }

  #createItem({ item, product, after, ...fields }: Fields, at: string): void {
    const owner = this.#paper.card(product)
    this.#paper.free(item)
    for (const field of ['parent', 'feature', 'theme']) this.#paper.sameProduct(product, fields[field])
    const list = `item ${product}`
    const place = after === undefined ? this.#paper.list(list).length : this.#paper.placeBehind(list, after)
    const number = owner.nextNumber as number
    this.#paper.add({ id: item as string, product, number, ...fields, createdAt: at }, place)
    this.#paper.set(owner.id, { nextNumber: number + 1 })
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
    const wanted = [...rest.slice(0, at), release, ...rest.slice(at)]
    for (const [index, id] of wanted.entries()) this.#paper.set(id, { date: dates[index] })
    this.#paper.lists.set(`release ${product}`, wanted)
  }
}
