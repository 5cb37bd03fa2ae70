import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { allWords } from './area.ts'
import { type Element, elementsOf, formatOf, type Message } from './message.ts'
import { isPseudo, pseudo } from './pseudo.ts'

const said = (message: Message, values = {}) => formatOf(pseudo(message), 'en').format(values)

describe('the language that nobody speaks', () => {
  test('can be read, and told from every other', () => {
    expect(said('Settings')).toBe('⟦Ŝéŧŧîñĝŝ⟧')
    expect(isPseudo('⟦Ŝéŧŧîñĝŝ⟧ 12')).toBe(true)
    expect(isPseudo('⟦Ŝéŧŧîñĝŝ⟧ of 12')).toBe(false)
  })

  test('keeps what is put into a message, its plurals and its marks', () => {
    const message =
      '{count, plural, one {# item} other {# items}} of <b>{of}</b>, {at, select, top {first} other {}}'
    const b = (words: unknown[]) => `<b>${words.join('')}</b>`
    expect(said(message, { count: 1, of: 'Ada', at: 'top', b })).toBe('⟦1 îŧéɱ ôƒ <b>Ada</b>, ƒîŕŝŧ⟧')
    expect(said(message, { count: 1200, of: 'Ada', at: '', b })).toBe('⟦1,200 îŧéɱŝ ôƒ <b>Ada</b>, ⟧')
  })
})

describe('the catalogue', () => {
  beforeAll(async () => {
    const files = readdirSync(import.meta.dirname).filter((file) => /^[\w-]+\.ts$/.test(file))
    await Promise.all(files.map((file) => import(join(import.meta.dirname, file))))
  })

  test('can be read, every message of it, and has nothing that is not put into other words', () => {
    expect(allWords().size).toBeGreaterThan(300)
    const wrong = [...allWords()].flatMap(([place, message]) => {
      try {
        return wordsOf(elementsOf(pseudo(message))).filter((text) => !isPseudo(text))
      } catch (error) {
        return [`${place}: ${error}`]
      }
    })
    expect(wrong).toEqual([])
  })

  test('has a form for every number', () => {
    const without = [...allWords()].filter(([, message]) =>
      everyElement(elementsOf(message)).some((element) => 'options' in element && !element.options.other),
    )
    expect(without).toEqual([])
  })
})

function everyElement(elements: readonly Element[]): Element[] {
  return elements.flatMap((element) => [
    element,
    ...('options' in element
      ? Object.values(element.options).flatMap(({ value }) => everyElement(value))
      : []),
    ...('children' in element ? everyElement(element.children) : []),
  ])
}

/** What stands in a message as it is. */
const wordsOf = (elements: readonly Element[]) =>
  everyElement(elements).flatMap((element) => (element.type === 0 ? [element.value] : []))
