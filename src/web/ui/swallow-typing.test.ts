import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { swallowTyping } from './swallow-typing.ts'

let page: EventTarget
beforeEach(() => {
  page = new EventTarget()
  vi.stubGlobal('window', page)
  vi.stubGlobal('Element', class {})
})
afterEach(() => {
  page.dispatchEvent(new Event('pointerdown'))
  vi.unstubAllGlobals()
})

/** What is taken of keys, and which of them were kept from the page. */
function press(...keys: string[]) {
  const taken: (string | null)[] = []
  swallowTyping((text) => taken.push(text))
  const swallowed = keys.filter((key) => {
    const event = Object.assign(new Event('keydown', { cancelable: true }), { key })
    page.dispatchEvent(event)
    return event.defaultPrevented
  })
  return { taken, swallowed: swallowed.join(' ') }
}

test('what is typed on is taken a letter at a time; Backspace takes one back, and Delete has nothing to take', () => {
  expect(press('a', 'Delete', '😀', 'Backspace', 'Enter')).toEqual({
    taken: ['a', '😀', null, '\n'],
    swallowed: 'a Delete 😀 Backspace Enter',
  })
})

test('a key that walks ends it, and all that comes after is the page’s', () => {
  expect(press('a', 'ArrowDown', 'b')).toEqual({ taken: ['a'], swallowed: 'a' })
})
