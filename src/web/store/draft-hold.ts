import { type DraftPlace, drafts, readDraft } from './drafts.ts'

const BESIDE = / ~\w+$/

/** The place of a draft as such, whichever page's words lie beside it. */
export const mainPlace = (place: DraftPlace): DraftPlace => ({
  ...place,
  name: place.name.replace(BESIDE, ''),
})

/** A place of one page's own. */
const besideOf = (main: DraftPlace): DraftPlace => ({
  ...main,
  name: `${main.name} ~${crypto.randomUUID().slice(0, 8)}`,
})

/** Whether a place is this one, or lies beside it. */
const isOf = (place: DraftPlace, main: DraftPlace): boolean =>
  place.member === main.member && place.scope === main.scope && mainPlace(place).name === main.name

/** All that lies beside others', hardly ever anything; null until somebody asks. Many fields ask, often. */
let beside: readonly DraftPlace[] | null = null
drafts.watch(() => {
  beside = null
})

/** Where this draft lies: as such first, and then what pages keep beside. */
function placesOf(main: DraftPlace): DraftPlace[] {
  beside ??= drafts.places().filter(({ name }) => BESIDE.test(name))
  return [main, ...beside.filter((place) => isOf(place, main))].filter((place) => drafts.has(place))
}

/** Whether something is half written here, on whichever page of the member. */
export const isDraftKept = (main: DraftPlace): boolean => placesOf(main).length > 0

/** The draft that the person has asked to go on with. */
let asked: DraftPlace | null = null

/** Of several that lie beside each other, this one is taken up next. */
export function askForDraft(place: DraftPlace): void {
  asked = place
}

/**
 * One page's hold on a draft. A member may have one field open on several pages: none of them writes over what another
 * has typed meanwhile, but keeps its own words beside; whoever opens the field next takes up what was left.
 */
export class DraftHold {
  readonly #main: DraftPlace
  #place: DraftPlace
  /** what this page read or kept there last, as it lies in the browser */
  #known: string | null = null
  /** what this page has kept */
  #mine: unknown

  constructor(place: DraftPlace) {
    this.#main = place
    this.#place = place
  }

  /** Where this page's words lie, or would. */
  get place(): DraftPlace {
    return this.#place
  }

  /** Takes up what waits: this page's own, or else what any page has left. Undefined when there is nothing. */
  read(): unknown {
    const isMine = this.#mine !== undefined && !this.#isOthers() && drafts.has(this.#place)
    if (!isMine || this.#isAsked()) this.#choose()
    const value = readDraft(this.#place)
    this.#known = drafts.textOf(this.#place)
    return value
  }

  /** Keeps something, or with undefined throws away what is this page's. */
  keep(value: unknown): void {
    if (this.#isOthers()) this.#place = drafts.has(this.#main) ? besideOf(this.#main) : this.#main
    if (value !== undefined || drafts.has(this.#place)) drafts.keep(this.#place, value)
    this.#known = drafts.textOf(this.#place)
    this.#mine = value
    if (value === undefined) this.#place = this.#main
  }

  /** Another page took up what this one still types, and wrote over it: the words of this one are kept beside. */
  rescue(): void {
    if (this.#mine !== undefined && this.#isOthers()) this.keep(this.#mine)
  }

  #isOthers(): boolean {
    const there = drafts.textOf(this.#place)
    return there !== null && there !== this.#known
  }

  #isAsked(): boolean {
    return asked !== null && isOf(asked, this.#main)
  }

  #choose(): void {
    const wanted = this.#isAsked() ? asked : null
    if (wanted) asked = null
    this.#place = wanted && drafts.has(wanted) ? wanted : (placesOf(this.#main)[0] ?? this.#main)
    this.#mine = undefined
  }
}
