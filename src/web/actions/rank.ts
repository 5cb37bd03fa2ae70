import { fitOf, fits, isShortFor, type Sought, sought } from '#base/text/fit.ts'
import { fold } from '#base/text/fold.ts'

/*
 * What stands first where something to do and things to go to are looked for together. How well a text fits is told by
 * base/text/fit.ts; here is what decides beyond it, and what keeps a loose match from doing harm. docs/palette.md says
 * what was tried.
 */

/** What is likelier meant where two fit alike: the smaller. */
export const likely = { command: 0, plan: 1, open: 2, done: 3, elsewhere: 4 } as const

export interface Rated {
  /** see `fits` */
  fit: number
  likely: (typeof likely)[keyof typeof likely]
  /** of what it is called: the shorter is more of it */
  length: number
  /** gone to on this visit */
  recent?: boolean
  /** it cannot be done now, and stands behind what can */
  idle?: boolean
  /** it deletes */
  destroys?: boolean
}

/** What is called so in other words, which nobody reads: better than any other name that only holds the words. */
const CALLED_SO = fits.words + 4

/** What a command is found by. */
export interface CommandTexts {
  label: string
  /** other names, between commas: a whole one is worth nearly as much as the label */
  words?: string | undefined
  /** it deletes, and is found by its own words alone, each typed to its end */
  destroys?: boolean | undefined
}

/** How well a command fits; 0 where it does not. How its words stand counts in the label alone. */
export function commandFit(wanted: Sought, { label, words = '', destroys = false }: CommandTexts): number {
  const name = fold(label).replace(/(?:…|\.\.\.)$/, '')
  const others = fold(words)
    .split(',')
    .map((one) => one.trim())
  const own = fitOf(name, wanted)
  if (own === fits.same) return own
  if (others.includes(wanted.text)) return CALLED_SO
  // A word of a longer name is only a part of it.
  const whole = [name, ...others.filter((one) => !one.includes(' '))].join(' ')
  const fit = Math.max(
    own,
    withoutStanding(fitOf(whole, wanted)),
    Math.min(fits.starts, withoutStanding(fitOf([whole, ...others].join(' '), wanted))),
  )
  const least = destroys && !isTypedWhole(wanted, whole) ? fits.same : fits.starts
  return fit < least ? 0 : fit
}

const withoutStanding = (fit: number) => fit - (fit % 10)

const isTypedWhole = ({ words }: Sought, text: string) =>
  words.every((word) => text.split(' ').includes(word))

/** How well a command fits by three letters or more inside of its words or that begin them: for where nothing else fits. */
export function looseFit(wanted: Sought, { label, destroys = false }: CommandTexts): number {
  if (destroys || wanted.text.length < 3) return 0
  const name = fold(label)
  return fitOf(name, wanted) || (isShortFor(wanted.text, name) ? fits.letters : 0)
}

function byWorth(a: Rated, b: Rated): number {
  return (
    kindOf(b) - kindOf(a) ||
    Number(isElsewhere(a)) - Number(isElsewhere(b)) ||
    Number(a.idle ?? false) - Number(b.idle ?? false) ||
    b.fit - a.fit ||
    Number(b.recent ?? false) - Number(a.recent ?? false) ||
    a.likely - b.likely ||
    a.length - b.length
  )
}

/** What cannot be done now is never the very thing that was meant. */
function kindOf({ fit, idle = false }: Rated): number {
  const kind = withoutStanding(fit)
  return idle ? Math.min(kind, fits.words) : kind
}

const isElsewhere = (one: Rated) => one.likely === likely.elsewhere
const isRecord = (one: Rated) => one.likely !== likely.command

/** Best first, equals in the order given. What deletes is never first where a name was typed. */
export function bestOf<T extends Rated>(all: readonly T[]): T[] {
  const sorted = all.toSorted(byWorth)
  const named = sorted.findIndex((one) => isRecord(one) && one.fit >= fits.starts)
  const ahead = sorted.slice(0, Math.max(0, named))
  if (!ahead.some(({ destroys }) => destroys)) return sorted
  return [
    ...ahead.filter(({ destroys }) => !destroys),
    sorted[named]!,
    ...ahead.filter(({ destroys }) => destroys),
    ...sorted.slice(named + 1),
  ]
}

/** The first so many. What can be done and was asked for in whole words stays, however many records are called so. */
export function cutTo<T extends Rated>(most: number, ranked: readonly T[]): T[] {
  const asked = ranked.slice(most).filter((one) => !isRecord(one) && one.fit >= fits.words)
  const room = most - asked.length
  return [...ranked.slice(0, Math.max(0, room)), ...asked].slice(0, most)
}

/** Those that fit, best first; an empty query fits all. */
export function rank<T>(query: string, items: readonly T[], textsOf: (item: T) => CommandTexts): T[] {
  const wanted = sought(query)
  if (wanted.text === '') return [...items]
  return rated(items, textsOf, wanted, commandFit) ?? rated(items, textsOf, wanted, looseFit) ?? []
}

function rated<T>(
  items: readonly T[],
  textsOf: (item: T) => CommandTexts,
  wanted: Sought,
  fitOfTexts: (wanted: Sought, texts: CommandTexts) => number,
): T[] | null {
  const found = items
    .map((item) => {
      const texts = textsOf(item)
      const fit = fitOfTexts(wanted, texts)
      return { item, fit, likely: likely.command, length: texts.label.length }
    })
    .filter(({ fit }) => fit > 0)
  return found.length > 0 ? bestOf(found).map(({ item }) => item) : null
}

export interface Group<T> {
  heading: string
  items: T[]
}

/** Items under their headings, which stand in the order given; others follow as they come. */
export function grouped<T>(
  items: readonly T[],
  headingOf: (item: T) => string,
  order: readonly string[],
): Group<T>[] {
  const groups = Map.groupBy(items, headingOf)
  const placeOf = (heading: string) => {
    const place = order.indexOf(heading)
    return place < 0 ? order.length : place
  }
  return [...groups]
    .sort(([a], [b]) => placeOf(a) - placeOf(b))
    .map(([heading, own]) => ({ heading, items: own }))
}
