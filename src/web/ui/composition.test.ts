import { describe, expect, test } from 'vitest'
import { guardComposition } from './composition.ts'

/** An event as browsers make it; `timeStamp` in ms. */
function event(type: string, timeStamp: number, more: object = {}): Event {
  const made = new Event(type, { cancelable: true })
  for (const [name, value] of Object.entries({ timeStamp, isComposing: false, keyCode: 13, ...more }))
    Object.defineProperty(made, name, { value })
  return made
}

function page(keyed = true) {
  const target = new EventTarget()
  const heard: string[] = []
  guardComposition(target, keyed)
  for (const type of ['keydown', 'keyup']) target.addEventListener(type, () => heard.push(type), true)
  return {
    /** what of these reached the page */
    after(...events: Event[]): string[] {
      heard.length = 0
      for (const one of events) target.dispatchEvent(one)
      return [...heard]
    },
  }
}

describe('a key that belongs to a composition reaches nothing on the page', () => {
  test('while the browser says that it composes', () => {
    expect(page().after(event('keydown', 5, { isComposing: true }))).toEqual([])
    expect(page().after(event('keyup', 6, { isComposing: true }))).toEqual([])
  })
  test('where the browser ends the composition first and says that the key was given away (Safari)', () => {
    expect(page().after(event('compositionend', 5), event('keydown', 5, { keyCode: 229 }))).toEqual([])
  })
  test('where the browser ends the composition first and says nothing', () => {
    expect(page().after(event('compositionend', 5.1), event('keydown', 4.2))).toEqual([])
    expect(page().after(event('compositionend', 5.1), event('keydown', 5.2))).toEqual([])
  })
  test('nor sends a form or leaves a field, and the input method has its own', () => {
    const typed = (more: object) => {
      const press = event('keydown', 5, { isComposing: true, ...more })
      page().after(press)
      return press.defaultPrevented
    }
    expect(typed({ key: 'Enter' })).toBe(true)
    expect(typed({ key: 'Tab', keyCode: 9 })).toBe(true)
    expect(typed({ key: 'Enter', keyCode: 229 })).toBe(false)
    expect(typed({ key: 'e', keyCode: 69 })).toBe(false)
  })
  test('where the key has no name (Android)', () => {
    expect(page(false).after(event('keydown', 5, { keyCode: 229, key: 'Unidentified' }))).toEqual([])
  })
})

describe('every other key reaches the page', () => {
  test('also the next press after a composition', () => {
    expect(page().after(event('compositionend', 5), event('keydown', 40), event('keyup', 90))).toEqual([
      'keydown',
      'keyup',
    ])
  })
  test('also the Enter of a phone, which finishes the word before it in one go', () => {
    expect(page(false).after(event('compositionend', 5), event('keydown', 5))).toEqual(['keydown'])
  })
})
