import { afterEach, describe, expect, test, vi } from 'vitest'
import { remember, remembered } from './remembered.ts'

afterEach(() => vi.unstubAllGlobals())

const asText = (kept: unknown) => (typeof kept === 'string' ? kept : 'nothing')

function storage(begin: Record<string, string> = {}) {
  const kept = new Map(Object.entries(begin))
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, text: string) => kept.set(name, text),
    removeItem: (name: string) => kept.delete(name),
  })
  return kept
}

describe('A browser remembers', () => {
  test('a value under its name, until it is forgotten', () => {
    const kept = storage()
    remember('a', 'folded')
    expect(remembered('a', asText)).toBe('folded')
    remember('a', null)
    expect(kept.size).toBe(0)
    expect(remembered('a', asText)).toBe('nothing')
  })

  test('nothing of what is spoilt', () => {
    storage({ a: '{"half' })
    expect(remembered('a', asText)).toBe('nothing')
  })

  test('nothing where it may keep nothing, and nobody is stopped by that', () => {
    const refuse = () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
    vi.stubGlobal('localStorage', { getItem: refuse, setItem: refuse, removeItem: refuse })
    remember('a', 'folded')
    expect(remembered('a', asText)).toBe('nothing')
  })
})
