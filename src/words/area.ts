import { formatOf, isPlain, type Message } from './message.ts'

/** What stands between the braces of a message. */
export type Values = { readonly [name: string]: string | number }

/** A sentence by its place in the catalogue: what the log keeps, so that everybody reads it in their own words. */
export interface Said {
  /** area and key, `import.note` */
  words: string
  values?: Values
}

/** The words of one area: a function from key and values to the sentence in the language of the moment. */
export interface Area<Key extends string> {
  (key: Key, values?: Values): string
  /** the same as data, to be put into words where it is read */
  said(key: Key, values?: Values): Said
  /**
   * The sentence in parts, for a message that marks some of its words: `<b>The server is away.</b> Go on working.`
   * What stands within a mark goes to the function of its name, wherever the language puts it.
   */
  parts<Part>(key: Key, marks: Marks<Part>, values?: Values): (string | Part)[]
}

export type Marks<Part> = { readonly [name: string]: (words: (string | Part)[]) => Part }

const english = new Map<string, Message>()
const read = new Map<string, string | ReturnType<typeof formatOf>>()
let locale = 'en'
let translate: (message: Message, place: string) => Message = (message) => message

/**
 * Registers the English messages of an area (ICU message syntax: `{count, plural, one {# item} other {# items}}`).
 * Every sentence that a person reads stands in one of these files; a translation replaces them key by key.
 *
 * @throws Error when a key of the area has another message already.
 */
export function area<const Messages extends { readonly [key: string]: string }>(
  name: string,
  messages: Messages,
): Area<keyof Messages & string> {
  for (const [key, message] of Object.entries(messages)) {
    const place = `${name}.${key}`
    // A program that lists the same command twice, as tests with a model of their own do, says the same.
    if ((english.get(place) ?? message) !== message)
      throw new Error(`The words ${place} are registered twice`)
    english.set(place, message)
  }
  const say = (key: string, values?: Values) => wordsAt(`${name}.${key}`, values)
  return Object.assign(say, {
    said: (key: string, values?: Values): Said => ({ words: `${name}.${key}`, ...(values && { values }) }),
    parts: <Part>(key: string, marks: Marks<Part>, values?: Values) =>
      partsAt(`${name}.${key}`, marks, values),
  })
}

/**
 * Puts into words what the log or another program kept as data. A place that nobody registered is shown as it is, as
 * is one whose values are not those of its message: what another program wrote must not keep a screen from opening.
 */
export function saidInWords({ words, values }: Said): string {
  if (!english.has(words)) return words
  try {
    return wordsAt(words, values)
  } catch {
    return words
  }
}

/** Reads all messages through `change` from now on; the pseudo-locale of the tests, and one day a language. */
export function useWords(of: string, change: (message: Message, place: string) => Message): void {
  locale = of
  translate = change
  read.clear()
}

/** Every place that is registered so far, with its English message. */
export function allWords(): ReadonlyMap<string, Message> {
  return english
}

function wordsAt(place: string, values: Values | undefined): string {
  const format = formatAt(place)
  return typeof format === 'string' ? format : (format.format(values) as string)
}

function partsAt<Part>(place: string, marks: Marks<Part>, values: Values | undefined): (string | Part)[] {
  const format = formatAt(place)
  if (typeof format === 'string') return [format]
  const parts = format.format<Part>({ ...values, ...marks })
  return Array.isArray(parts) ? parts : [parts]
}

function formatAt(place: string) {
  let format = read.get(place)
  if (format === undefined) {
    const message = translate(english.get(place)!, place)
    format = isPlain(message) ? message : formatOf(message, locale)
    read.set(place, format)
  }
  return format
}
