import { fold } from '#base/text/fold.ts'
import { nearest } from '#base/text/nearest.ts'
import type { Field, Fields } from '../kernel/field.ts'
import { find, type State } from '../kernel/state.ts'
import { itemByKey } from '../keys.ts'
import type { AnyRecord, Kind } from '../kinds.ts'
import { traceOf } from '../roadmap/trace.ts'
import { type Filter, termsOf } from './filter.ts'
import { absences, fieldsByKey, traced } from './filter-keys.ts'
import { featuresNamed, featuresOfReleases, oneOf, themesNamed } from './filter-names.ts'
import { type Slip, sentenceOf } from './filter-slip.ts'
import { standings, valuesOf } from './filter-values.ts'
import { foldedTitle } from './folded-title.ts'
import { type Item, itemKinds, itemStatuses } from './item.ts'
import { keyFit } from './key-fit.ts'

export type Fits = (item: Item) => boolean

/**
 * The filter as a test of one item of the product, names looked up once. It holds for the State as it is now;
 * make it again when releases, features or themes change. `hints` says which values name nothing.
 */
export function compileFilter(
  state: State,
  product: string,
  filter: Filter,
): { fits: Fits; hints: string[]; slips: Slip[] } {
  const slips: Slip[] = []
  const fits = compile(state, product, filter, slips)
  return { fits, hints: slips.map(sentenceOf), slips }
}

function compile(state: State, product: string, filter: Filter, slips: Slip[]): Fits {
  switch (filter.is) {
    case 'all': {
      const parts = filter.of.map((part) => compile(state, product, part, slips))
      if (parts.length === 1) return parts[0]!
      return (item) => parts.every((fits) => fits(item))
    }
    case 'any': {
      const parts = filter.of.map((part) => compile(state, product, part, slips))
      return (item) => parts.some((fits) => fits(item))
    }
    case 'not': {
      const fits = compile(state, product, filter.of, slips)
      return (item) => !fits(item)
    }
    case 'text':
      return compileText(state, product, filter.text)
    case 'field':
      return compileField(state, product, filter, slips)
  }
}

/** A key as people write it, `TM-12`, `tm12` or its beginning, finds the item; anything finds titles. */
function compileText(state: State, product: string, text: string): Fits {
  const wanted = fold(text)
  const key = find(state, 'product', product)?.key ?? ''
  if (wanted === fold(`${key}-`)) return () => true
  const hasKey = keyFit(key, text)
  return (item) => hasKey?.(item) || foldedTitle(item).includes(wanted)
}

function compileField(
  state: State,
  product: string,
  { key, values }: Extract<Filter, { is: 'field' }>,
  slips: Slip[],
): Fits {
  const among = (names: readonly string[]): ReadonlySet<string> => {
    const found = new Set<string>()
    for (const value of values) {
      const match = oneOf(value, names)
      if (match.length === 0) {
        const values = { key, names: names.join(', ') }
        slips.push({ words: 'oneOf', values, at: { key, value }, near: nearest(value, names) })
      }
      for (const name of match) found.add(name)
    }
    return found
  }
  const namesNothing = (value: string, kind = key) => {
    const near = nearest(
      value,
      valuesOf(state, product, key).map((one) => one.value),
    )
    slips.push({ words: 'notCalled', values: { kind, name: value }, at: { key, value }, near })
  }
  const { fields } = state.kinds.of('item')
  switch (key) {
    case 'is': {
      const words = among([...standings, ...itemKinds, ...itemStatuses])
      return (item) =>
        words.has(item.kind) ||
        words.has(item.status) ||
        words.has('item') ||
        (words.has('open') && item.status !== 'done') ||
        (words.has('orphan') && traceOf(state, item) === null)
    }
    case 'no':
    case 'has': {
      const asked = [...among(absences(fields))]
      return (item) => asked.some((one) => lacks(state, fields, item, one) === (key === 'no'))
    }
    case 'release':
    case 'feature': {
      const features = new Set<string>()
      for (const value of values) {
        const found =
          key === 'release' ? featuresOfReleases(state, product, value) : featuresNamed(state, product, value)
        if (found === null) namesNothing(value)
        for (const feature of found ?? []) features.add(feature.id)
      }
      return (item) => item.feature !== null && features.has(item.feature)
    }
    case 'theme': {
      const themes = new Set<string>()
      for (const value of values) {
        const found = themesNamed(state, product, value)
        if (found.length === 0) namesNothing(value)
        for (const id of found) themes.add(id)
      }
      return (item) => item.theme !== null && themes.has(item.theme)
    }
    case 'parent': {
      const productKey = find(state, 'product', product)?.key ?? ''
      const parents = new Set<string>()
      for (const value of values) {
        const parent = itemByKey(state, /^\d+$/.test(value) ? `${productKey}-${value}` : value)
        if (parent?.product === product) parents.add(parent.id)
        else namesNothing(value, 'item')
      }
      return (item) => item.parent !== null && parents.has(item.parent)
    }
    default: {
      const told = fieldsByKey(fields).get(key)
      return told ? compileOwn(told, { state, key, values, slips, among }) : () => true
    }
  }
}

interface Asked {
  state: State
  key: string
  values: readonly string[]
  slips: Slip[]
  among(names: readonly string[]): ReadonlySet<string>
}

/** A field that follows from the table alone: what may be asked of it is told by its type. */
function compileOwn({ name, field }: { name: string; field: Field }, asked: Asked): Fits {
  const { state, key, values, slips, among } = asked
  const fieldOf = (item: Item) => (item as unknown as Record<string, unknown>)[name]
  switch (field.type) {
    case 'choice': {
      const wanted = among(field.values!.map(({ value }) => value))
      return (item) => wanted.has(fieldOf(item) as string)
    }
    case 'number': {
      const ranges = values.map((value) => {
        const range = readRange(value)
        if (!range) slips.push({ words: 'number', values: { key }, at: { key, value }, near: null })
        return range
      })
      return (item) => {
        const value = fieldOf(item) as number | null
        return value !== null && ranges.some((within) => within?.(value))
      }
    }
    case 'flag': {
      const wanted = among(['yes', 'no'])
      return (item) => wanted.has(fieldOf(item) ? 'yes' : 'no')
    }
    case 'ref': {
      const kind = field.ref!.kind as Kind
      const { name: nameOf } = state.kinds.of(kind)
      const texts = values.map(fold)
      return (item) => {
        const id = fieldOf(item)
        const record = typeof id === 'string' ? (find(state, kind, id) as AnyRecord | undefined) : undefined
        return record !== undefined && texts.some((text) => fold(nameOf(record)).includes(text))
      }
    }
    case 'document': {
      const asksThere = among(['yes', 'no'])
      return (item) => asksThere.has(fieldOf(item) === null ? 'no' : 'yes')
    }
    default: {
      const texts = values.map(fold)
      return (item) => texts.some((text) => fold(String(fieldOf(item) ?? '')).includes(text))
    }
  }
}

function lacks(state: State, fields: Fields, item: Item, key: string): boolean {
  if (key === 'feature' || (traced as readonly string[]).includes(key)) return traceOf(state, item) === null
  const value = (item as unknown as Record<string, unknown>)[fieldsByKey(fields).get(key)!.name]
  return value === null || value === ''
}

/** `5`, `>5`, `<=8`, `3..8`, `3..*` as a test of a number; null when it is none of these. */
function readRange(value: string): ((number: number) => boolean) | null {
  const read = (text: string) => (/^\d+(?:\.\d+)?$/.test(text) ? Number(text) : null)
  const [, sign, bound = ''] = /^(<=?|>=?)(.+)$/.exec(value) ?? []
  if (sign) {
    const end = read(bound)
    if (end === null) return null
    if (sign === '<') return (number) => number < end
    if (sign === '<=') return (number) => number <= end
    return sign === '>' ? (number) => number > end : (number) => number >= end
  }
  const [from = '', to = from, more] = value.split('..')
  const low = from === '*' && to !== from ? Number.NEGATIVE_INFINITY : read(from)
  const high = to === '*' && to !== from ? Number.POSITIVE_INFINITY : read(to)
  if (low === null || high === null || more !== undefined) return null
  return (number) => low <= number && number <= high
}

/**
 * Whether everything that fits `next` also fits `before`, seen from their terms alone: what typing on usually
 * does. Then only what fitted before needs to be looked at again.
 */
export function narrows(before: Filter, next: Filter): boolean {
  const old = termsOf(before)
  const young = termsOf(next)
  if (young.length < old.length) return false
  return old.every((term, index) => {
    const now = young[index]!
    if (JSON.stringify(term) === JSON.stringify(now)) return true
    // A text that ends like a key finds items that its beginning did not: `tm` searches titles, `tm-1` keys too.
    return (
      term.is === 'text' &&
      now.is === 'text' &&
      !/\d|-$/.test(now.text) &&
      fold(now.text).includes(fold(term.text))
    )
  })
}
