import { describe, expect, test } from 'vitest'
import type { MenuEntry } from './menu.tsx'
import { foundEntries } from './menu-found.ts'

const item = (label: string): MenuEntry => ({ label, perform() {} })
const drawn = (found: ReturnType<typeof foundEntries>) =>
  found.entries.map((entry) =>
    entry === 'line' ? '—' : 'heading' in entry ? `# ${entry.heading}` : String(entry.label),
  )

describe('what is typed above a menu', () => {
  const all = [
    { heading: 'First' },
    item('Maps'),
    item('Map'),
    { heading: 'Second' },
    item('Café'),
    'line',
    item('None'),
  ] as const

  test('leaves what fits, best first, beneath its heading', () => {
    expect(drawn(foundEntries(all, 'map'))).toEqual(['# First', 'Map', 'Maps'])
    expect(drawn(foundEntries(all, 'CAFE'))).toEqual(['# Second', 'Café'])
    expect(drawn(foundEntries(all, 'none'))).toEqual(['None'])
  })

  test('leaves all as it stands when it is nothing', () => {
    expect(drawn(foundEntries(all, ' '))).toEqual(['# First', 'Maps', 'Map', '# Second', 'Café', '—', 'None'])
  })

  test('looks at all, also where not all are drawn, and tells how many there are', () => {
    const many = Array.from({ length: 500 }, (_, at) => item(`Item ${at}`))
    expect(foundEntries(many, '')).toMatchObject({ shown: 200, count: 500 })
    expect(drawn(foundEntries(many, 'item 499'))).toEqual(['Item 499'])
  })
})
