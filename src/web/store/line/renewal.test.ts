import { expect, test } from 'vitest'
import { isRenewed, mayRenew } from './renewal.ts'

function storage() {
  const kept = new Map<string, string>()
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  }
}

test('a reload that brings the old program again is tried three times', () => {
  const tab = storage()
  expect([1, 2, 3, 4, 5].map(() => mayRenew(tab))).toEqual([true, true, true, false, false])
})

test('a program that the server understands has its tries again for the next time', () => {
  const tab = storage()
  for (let n = 0; n < 4; n++) mayRenew(tab)
  isRenewed(tab)
  expect(mayRenew(tab)).toBe(true)
})
