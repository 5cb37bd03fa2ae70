import { fold } from '#base/text/fold.ts'
import type { Fields } from '../kernel/field.ts'
import { find, ordered, type State } from '../kernel/state.ts'
import { itemKey } from '../keys.ts'
import { partAt, quoted } from './filter.ts'
import { fieldsByKey, keysOf } from './filter-keys.ts'
import { valuesOf } from './filter-values.ts'
import { foldedTitle } from './folded-title.ts'
import { keyFit } from './key-fit.ts'

/** Something that may stand where the caret is. */
export interface Offer {
  /** what the language calls it: `status:`, `ready`, `"First hikes"` */
  text: string
  /** what people call it, where that is another word */
  label: string | null
}

export interface Completion {
  /** the part of the text that an offer takes the place of, in UTF-16 units */
  from: number
  to: number
  offers: Offer[]
}

/** More would not be read; typing on is quicker. */
const MOST = 50
/** A word that is searched for as text is asked about only once it is likely to be more than that. */
const LETTERS = 2

/** What may stand at the caret of a filter, the likeliest first; null where there is nothing to offer. */
export function completeFilter(
  state: State,
  product: string,
  text: string,
  caret: number,
): Completion | null {
  const { fields } = state.kinds.of('item')
  const part = partAt(text, caret, keysOf(fields))
  if (!part) return null
  const { from, to, typed } = part
  const all =
    part.key === null
      ? keysAndValues(state, product, fields, typed)
      : part.key === 'parent'
        ? parents(state, product, typed)
        : fitting(valuesOf(state, product, part.key), typed).map(({ value, label }) => ({
            text: quoted(value),
            label,
          }))
  const offers = all.filter(({ text: offered }) => !part.others.includes(offered)).slice(0, MOST)
  // What stands there already need not be offered.
  const isWhole = offers.length === 1 && offers[0]!.text === text.slice(from, to)
  return offers.length === 0 || isWhole ? null : { from, to, offers }
}

/** The text with an offer in its place, and where the caret then stands. */
export function withOffer(
  text: string,
  { from, to }: Pick<Completion, 'from' | 'to'>,
  offer: Offer,
): { text: string; caret: number } {
  const rest = text.slice(to)
  // After a key its value is typed, after a value the next term.
  const gap = offer.text.endsWith(':') || /^[\s,)|]/.test(rest) ? '' : ' '
  return { text: text.slice(0, from) + offer.text + gap + rest, caret: from + offer.text.length + gap.length }
}

/** Those that begin so, then those with a word that does; as they stand where nothing is typed. */
function fitting<T extends { value: string; label: string | null }>(all: readonly T[], typed: string): T[] {
  const wanted = fold(typed)
  const names = ({ value, label }: T) => [fold(value), fold(label ?? '')]
  const begin = all.filter((one) => names(one).some((name) => name.startsWith(wanted)))
  // Some scripts set no spaces between words; and of some letters more than words begin with them.
  const isTelling = wanted.length > LETTERS || /[^ -~]/.test(wanted)
  const has = (name: string) => name.includes(isTelling ? wanted : ` ${wanted}`)
  return [...begin, ...all.filter((one) => !begin.includes(one) && names(one).some(has))]
}

function keysAndValues(state: State, product: string, fields: Fields, typed: string): Offer[] {
  if (typed === '') return []
  const wanted = fold(typed)
  const keys = [...keysOf(fields)].filter((key) => key.startsWith(wanted)).map((key) => `${key}:`)
  const offers = keys.map((text): Offer => ({ text, label: null }))
  if (wanted.length < LETTERS) return offers
  const choices = [...fieldsByKey(fields)].flatMap(([key, { field }]) =>
    field.type === 'choice' ? [key] : [],
  )
  for (const key of [...choices, 'is']) {
    for (const { value, label } of valuesOf(state, product, key)) {
      // Of `is` only what has no key of its own.
      if (key === 'is' && choices.some((own) => isValue(state, product, own, value))) continue
      if (![value, label ?? ''].some((name) => fold(name).startsWith(wanted))) continue
      offers.push({ text: `${key}:${quoted(value)}`, label })
    }
  }
  return offers
}

const isValue = (state: State, product: string, key: string, wanted: string) =>
  valuesOf(state, product, key).some(({ value }) => value === wanted)

/** Items by key or words of their titles, epics first: what others stand beneath. */
function parents(state: State, product: string, typed: string): Offer[] {
  const owner = find(state, 'product', product)
  if (!owner) return []
  const wanted = fold(typed)
  const hasKey = keyFit(owner.key, typed)
  const epics: Offer[] = []
  const others: Offer[] = []
  for (const item of ordered(state, 'item', product)) {
    if (epics.length >= MOST) break
    if (item.kind !== 'epic' && (typed === '' || others.length >= MOST)) continue
    if (typed !== '' && !hasKey?.(item) && !foldedTitle(item).includes(wanted)) continue
    const into = item.kind === 'epic' ? epics : others
    into.push({ text: itemKey(owner, item), label: item.title })
  }
  return [...epics, ...others]
}
