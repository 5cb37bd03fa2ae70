import { IntlMessageFormat } from 'intl-messageformat'

/** An ICU message as it is written, or as the build has parsed it already (scripts/compile-words.mjs). */
export type Message = ConstructorParameters<typeof IntlMessageFormat>[0]

/** A part of a message that is parsed. */
export type Element = Exclude<Message, string>[number]

/** What stands for no more than itself, as most messages do: nothing has to be parsed or formatted. */
export function isPlain(message: Message): message is string {
  return typeof message === 'string' && /^[^{}<']*$/.test(message)
}

/** A message that closes a tag has tags; in any other `<` is a sign like all. */
export function formatOf(message: Message, locale: string): IntlMessageFormat {
  const ignoreTag = typeof message === 'string' && !message.includes('</')
  return new IntlMessageFormat(message, locale, undefined, { ignoreTag })
}

export function elementsOf(message: Message): Element[] {
  if (typeof message !== 'string') return message
  // The parser need not be there for what has no syntax.
  return isPlain(message) ? [{ type: 0, value: message }] : formatOf(message, 'en').getAst()
}
