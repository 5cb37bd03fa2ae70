import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { items, missing, trailmix } from '#tests/support/sample-workspace.ts'
import { itemId } from '../backlog/item.ts'
import { model } from '../model.ts'
import { idFields, namedIn, shapeOf } from './named.ts'

const { kinds, commandNamed, commands } = model
const fieldsOf = (name: string) => idFields(kinds, commandNamed(name)!)

interface Shape {
  pattern?: string
  anyOf?: Shape[]
  items?: Shape
  properties?: { [field: string]: Shape }
}

/** The kind whose ids a JSON schema takes, however deep. */
function kindIn({ pattern = '', anyOf = [], items: each, properties = {} }: Shape): string | undefined {
  const own = kinds.ofId(pattern.replace('^', ''))
  const inner = [...anyOf, ...(each ? [each] : []), ...Object.values(properties)]
  return own ?? inner.map(kindIn).find((kind) => kind !== undefined)
}

describe('the records that an input names', () => {
  test.each(commands.map((command) => [command.name, command] as const))(
    'are all found in %s, as its JSON schema tells them',
    (_, command) => {
      const { properties = {} } = z.toJSONSchema(command.input, { io: 'input' }) as Shape
      const told = Object.entries(properties).flatMap(([field, shape]) => {
        const kind = kindIn(shape)
        return kind ? [`${field}: ${kind}`] : []
      })
      expect(idFields(kinds, command).map(({ field, kind }) => `${field}: ${kind}`)).toEqual(told)
    },
  )

  test('are found behind what is optional, may be null, or is a list', () => {
    expect(fieldsOf('rank-item')).toEqual([
      { field: 'item', kind: 'item', many: false },
      { field: 'after', kind: 'item', many: false },
    ])
    expect(fieldsOf('trace-items')).toEqual([
      { field: 'items', kind: 'item', many: true },
      { field: 'feature', kind: 'feature', many: false },
    ])
    expect(fieldsOf('create-product').map(({ field }) => field)).toEqual(['product', 'owner'])
    expect(fieldsOf('revert-commit')).toEqual([])
  })

  test('are each id, and nothing for what is null or not said', () => {
    const named = (name: string, input: unknown) => [...namedIn(kinds, commandNamed(name)!, input)]
    expect(named('trace-items', { items: [items[0], items[1]], feature: null })).toEqual([
      { field: 'items', kind: 'item', id: items[0] },
      { field: 'items', kind: 'item', id: items[1] },
    ])
    expect(named('create-item', { item: missing.item, product: trailmix })).toEqual([
      { field: 'item', kind: 'item', id: missing.item },
      { field: 'product', kind: 'product', id: trailmix },
    ])
  })
})

test('the shape of an input is found behind defaults and pipes, and is empty for what is no object', () => {
  const shape = z.object({ item: itemId })
  expect(Object.keys(shapeOf(shape.default({ item: items[0] })))).toEqual(['item'])
  expect(Object.keys(shapeOf(shape.transform((value) => value)))).toEqual(['item'])
  expect(shapeOf(z.string())).toEqual({})
})
