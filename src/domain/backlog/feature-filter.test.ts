import { expect, test } from 'vitest'
import { features, items, sampleWorkspace, trailmix } from '#tests/support/sample-workspace.ts'
import { featureFilter } from './feature-filter.ts'
import { parseFilter } from './filter.ts'
import { compileFilter } from './filter-match.ts'

function found({ state, get }: ReturnType<typeof sampleWorkspace>, query: string): string[] {
  const { fits } = compileFilter(state, trailmix, parseFilter(query).filter)
  return items.filter((id) => fits(get('item', id)))
}

test('a link to what a feature asks for tells it from others of the same name, also when it is renamed', () => {
  const sample = sampleWorkspace()
  const { act, get } = sample
  act('trace-items', { items: [...items], feature: null })
  act('trace-items', { items: [items[0]], feature: features[0] })
  act('trace-items', { items: [items[1]], feature: features[3] })
  for (const feature of [features[0], features[3]])
    act('edit-feature', { feature, name: 'Search, by "name"' })
  const link = featureFilter(get('feature', features[3]))
  expect(link).toContain('Search, by')
  expect(found(sample, link)).toEqual([items[1]])
  act('edit-feature', { feature: features[3], name: 'Maps' })
  expect(found(sample, link)).toEqual([items[1]])
  expect(found(sample, 'feature:"Search, by \\"name\\""')).toEqual([items[0]])
})

test('a sign in a name is only a name', () => {
  const sample = sampleWorkspace()
  sample.act('trace-items', { items: [...items], feature: null })
  sample.act('trace-items', { items: [items[2]], feature: features[1] })
  sample.act('edit-feature', { feature: features[1], name: 'Issue#123456' })
  expect(found(sample, 'feature:Issue#123456')).toEqual([items[2]])
})
