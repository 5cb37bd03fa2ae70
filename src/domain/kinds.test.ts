import { describe, expect, test } from 'vitest'
import { newId } from './kernel/new-id.ts'
import { model } from './model.ts'

const { kinds } = model
const { names } = kinds

describe('the kinds', () => {
  test('each have a prefix of their own, which tells the kind of an id', () => {
    expect(new Set(names.map((kind) => kinds.of(kind).prefix)).size).toBe(names.length)
    for (const kind of names) expect(kinds.ofId(`${kinds.of(kind).prefix}_00000001`)).toBe(kind)
  })

  test('take no other text for an id', () => {
    for (const text of ['', 'itm', 'itms', 'itmx', '_itm', 'xyz_00000001'])
      expect(kinds.ofId(text)).toBeUndefined()
  })

  test('point only at kinds that there are, and stand in order only within what they point at', () => {
    for (const kind of names) {
      const { refs, order } = kinds.of(kind)
      for (const ref of Object.values(refs)) expect(names).toContain(ref.kind)
      // What a record stands in must take it along, or the order would keep a list of nothing.
      if (order) expect(refs[order.within]?.onDelete).toBe('cascade')
    }
  })

  test('come parents first, but for the focus of a product, which may be cleared', () => {
    const late = names.flatMap((kind) =>
      Object.entries(kinds.of(kind).refs)
        .filter(([, ref]) => names.indexOf(ref.kind as never) > names.indexOf(kind))
        .map(([field]) => `${kind}.${field}`),
    )
    expect(late).toEqual(['product.focus'])
  })

  test('get new ids that their schemas take', () => {
    for (const kind of names) {
      const id = newId(
        kinds.of(kind).prefix,
        Uint8Array.from({ length: 14 }, (_, i) => i * 18),
      )
      expect(id).toMatch(new RegExp(`^${kinds.of(kind).prefix}_[0-9A-Za-z]{14}$`))
      expect(kinds.ofId(id)).toBe(kind)
    }
  })
})
