import { type DraftPlace, drafts, readDraft } from './drafts.ts'

/** How many pages have the same draft open and find what the others left there. */
const SEATS = 4

const BESIDE = / ~\w+$/

/** The place of a draft as such, whichever page's words lie beside it. */
export const mainPlace = (place: DraftPlace): DraftPlace => ({
  ...place,
  name: place.name.replace(BESIDE, ''),
})

const beside = (place: DraftPlace, seat: number | string): DraftPlace => ({
  ...place,
  name: `${place.name} ~${seat}`,
})

const placesOf = (main: DraftPlace): DraftPlace[] => [
  main,
  ...Array.from({ length: SEATS - 1 }, (_, index) => beside(main, index + 2)),
]

/** Whether any words lie beside others', as hardly ever; null until somebody asks. Many fields ask, often. */
let isAnyBeside: boolean | null = null
drafts.watch(() => {
  isAnyBeside = null
})

/** Whether something is half written here, on whichever page of the member. */
export function isDraftKept(main: DraftPlace): boolean {
  if (drafts.has(main)) return true
  isAnyBeside ??= drafts.places().some(({ name }) => BESIDE.test(name))
  return isAnyBeside && placesOf(main).some((place) => drafts.has(place))
}

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
    if (this.#mine === undefined || this.#isOthers() || !drafts.has(this.#place)) this.#choose()
    const value = readDraft(this.#place)
    this.#known = drafts.textOf(this.#place)
    return value
  }

  /** Keeps something, or with undefined throws away what is this page's. */
  keep(value: unknown): void {
    if (this.#isOthers()) this.#place = this.#free()
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

  #choose(): void {
    const places = placesOf(this.#main)
    const wanted = places.find(({ scope, name }) => asked?.scope === scope && asked.name === name)
    if (wanted) asked = null
    this.#place = [...(wanted ? [wanted] : []), ...places].find((place) => drafts.has(place)) ?? this.#main
    this.#mine = undefined
  }

  #free(): DraftPlace {
    const free = placesOf(this.#main).find((place) => !drafts.has(place))
    return free ?? beside(this.#main, crypto.randomUUID().slice(0, 8))
  }
}
