import { type Element, elementsOf, type Message } from './message.ts'

/**
 * The message in a language that nobody speaks: ⟦Ŝéttîñĝŝ⟧ for "Settings". It is read in place of a translation by
 * the tests that look for sentences which are not in the catalogue; values, plurals and marks stay what they are.
 */
export function pseudo(message: Message): Message {
  return [literal('⟦'), ...elementsOf(message).map(accented), literal('⟧')]
}

/** Whether a text is all in that language. What people typed, names and numbers are told apart by the caller. */
export function isPseudo(text: string): boolean {
  return !plain.test(text)
}

const letters = 'abcdefghijklmnopqrstuvwxyz'
const accents = 'âƀçđéƒĝĥîĵķļɱñôþǫŕŝŧûṽŵẋýž'
const capitals = 'ÂƁÇĐÉƑĜĤÎĴĶĻṀÑÔÞǪŔŜŦÛṼŴẊÝŽ'
const plain = /[A-Za-z]/

function accent(text: string): string {
  return text.replace(/[A-Za-z]/g, (letter) => {
    const at = letters.indexOf(letter.toLowerCase())
    return (letters.includes(letter) ? accents : capitals)[at]!
  })
}

/** The enumeration of the library's parser, which the build leaves out. */
const LITERAL = 0

const literal = (value: string): Element => ({ type: LITERAL, value })

function accented(element: Element): Element {
  if ('options' in element) {
    const options = Object.entries(element.options).map(([rule, option]) => [
      rule,
      { ...option, value: option.value.map(accented) },
    ])
    return { ...element, options: Object.fromEntries(options) }
  }
  if ('children' in element) return { ...element, children: element.children.map(accented) }
  return element.type === LITERAL ? { ...element, value: accent(element.value) } : element
}
