import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { proposeThemes, type ThemeInput, type ThemeProposal } from './themes.ts'

function backlog(groups: Record<string, readonly string[]>): ThemeInput[] {
  return Object.entries(groups).flatMap(([group, titles]) =>
    titles.map((title, i) => ({ id: `${group}-${i}`, title, text: '' })),
  )
}

// The groups as sets of the prefix before the dash: one entry a theme.
function prefixes(proposal: ThemeProposal): string[][] {
  return proposal.themes
    .map(({ items }) => [...new Set(items.map(({ id }) => id.split('-')[0] ?? ''))].sort())
    .sort()
}

function themeOf(proposal: ThemeProposal, id: string): string | undefined {
  return proposal.themes.find(({ items }) => items.some((item) => item.id === id))?.key
}

const shop = backlog({
  login: [
    'As a customer, I want to log in with my password, so that my account is safe',
    'As a customer, I want to reset my password by email',
    'As an admin, I want to lock an account after five wrong passwords',
    'As a customer, I want two-factor login for my account',
  ],
  invoice: [
    'As an accountant, I want to export invoices as PDF',
    'As an accountant, I want to send an invoice by post',
    'As a customer, I want to download the invoice of an order as PDF',
    'As an accountant, I want to cancel an invoice, so that a corrected invoice can be sent',
  ],
  map: [
    'As a driver, I want to see the delivery route on a map',
    'As a driver, I want the map to work offline on my route',
    'As a planner, I want to change a route on the map',
  ],
})

const japanese = backlog({
  data: [
    '公開者として、データセットを公開したい',
    '公開者として、データセットを更新したい',
    '閲覧者として、データセットを検索したい',
  ],
  pay: [
    '管理者として、請求書を送信したい',
    '利用者として、請求書を印刷したい',
    '利用者として、請求書を確認したい',
  ],
})

const greek = backlog({
  data: [
    'Ως εκδότης, θέλω να δημοσιεύω σύνολα δεδομένων',
    'Ως εκδότης, θέλω να διαγράφω σύνολα δεδομένων',
    'Ως αναγνώστης, θέλω να κατεβάζω σύνολα δεδομένων',
  ],
  pay: [
    'Ως λογιστής, θέλω να εκτυπώνω το τιμολόγιο',
    'Ως λογιστής, θέλω να στέλνω το τιμολόγιο με email',
    'Ως πελάτης, θέλω να ακυρώνω το τιμολόγιο',
  ],
})

describe('proposeThemes', () => {
  test('finds the groups of a small backlog and names them by what they are about', () => {
    const proposal = proposeThemes(shop)
    expect(prefixes(proposal)).toEqual([['invoice'], ['login'], ['map']])
    expect(proposal.loose).toEqual([])
    const said = proposal.themes.map(({ name, words }) => [name, ...words].join(' ').toLowerCase()).join('\n')
    expect(said).toMatch(/invoice/)
    expect(said).toMatch(/password|account/)
    expect(said).toMatch(/route|map/)
    for (const { name, words } of proposal.themes) {
      expect(name.charAt(0)).toBe(name.charAt(0).toUpperCase())
      expect(name.split(' ').length).toBeLessThanOrEqual(3)
      expect(words.length).toBeGreaterThan(0)
      expect(words.length).toBeLessThanOrEqual(6)
    }
  })

  test('looks at what is wanted, not at who wants it', () => {
    const items = backlog({
      search: ['find a book by title', 'find a book by author', 'find a book by year'],
      fine: ['pay my fine by card', 'see my fine', 'dispute my fine'],
    }).map((item, i) => ({
      ...item,
      title: `As a ${i % 2 ? 'reader' : 'librarian'}, I want to ${item.title}`,
    }))
    const proposal = proposeThemes(items)
    expect(prefixes(proposal)).toEqual([['fine'], ['search']])
    const said = proposal.themes.flatMap(({ name, words }) => [name, ...words]).join(' ')
    expect(said).not.toMatch(/reader|librarian|want/i)
  })

  test.each([
    ['Japanese', japanese, /データ|請求/],
    ['Greek', greek, /σύνολα|δεδομένων|τιμολόγιο/i],
  ])('finds and names groups in %s', (_, items, words) => {
    const proposal = proposeThemes(items)
    expect(prefixes(proposal)).toEqual([['data'], ['pay']])
    for (const theme of proposal.themes) expect(theme.name).toMatch(words)
  })

  test('gives the same themes in whatever order the items come', () => {
    const expected = proposeThemes(shop)
    fc.assert(
      fc.property(fc.shuffledSubarray(shop, { minLength: shop.length }), (shuffled) => {
        expect(proposeThemes(shuffled)).toEqual(expected)
      }),
      { numRuns: 20 },
    )
  })

  test('gives the same themes for the same stories whatever their ids', () => {
    const told = ({ themes, loose }: ThemeProposal, items: readonly ThemeInput[]) => {
      const title = (id: string) => items.find((item) => item.id === id)?.title
      return {
        themes: themes.map((theme) => ({
          ...theme,
          items: theme.items.map(({ id, fit }) => [title(id), fit]),
        })),
        loose: loose.map(title),
      }
    }
    const expected = told(proposeThemes(shop), shop)
    const ids = fc.uniqueArray(fc.uuid(), { minLength: shop.length, maxLength: shop.length })
    fc.assert(
      fc.property(ids, (drawn) => {
        const renamed = shop.map((item, i) => ({ ...item, id: drawn[i]! }))
        expect(told(proposeThemes(renamed), renamed)).toEqual(expected)
      }),
      { numRuns: 20 },
    )
  })

  test('orders themes by size and items by fit', () => {
    const { themes } = proposeThemes(shop)
    expect(themes.map(({ items }) => items.length)).toEqual([4, 4, 3])
    for (const { items } of themes) {
      const fits = items.map(({ fit }) => fit)
      expect(fits).toEqual([...fits].sort((a, b) => b - a))
      for (const fit of fits) expect(fit).toBeGreaterThan(0)
      for (const fit of fits) expect(fit).toBeLessThanOrEqual(1)
    }
    expect(new Set(themes.map(({ key }) => key)).size).toBe(themes.length)
    expect(new Set(themes.map(({ name }) => name)).size).toBe(themes.length)
  })

  test('keeps items a person moved together, and apart from those of other themes', () => {
    const pinned = new Map([
      ['login-0', 'security'],
      ['map-0', 'security'],
      ['login-1', 'mails'],
      ['login-2', 'mails'],
    ])
    const proposal = proposeThemes(shop, { pinned })
    expect(themeOf(proposal, 'login-0')).toBe('security')
    expect(themeOf(proposal, 'map-0')).toBe('security')
    expect(themeOf(proposal, 'login-1')).toBe('mails')
    expect(themeOf(proposal, 'login-2')).toBe('mails')
    expect(new Set(proposal.themes.map(({ key }) => key)).size).toBe(proposal.themes.length)
  })

  test('lets a theme that somebody made hold its own items and lend its name to no others', () => {
    const pinned = new Map([
      ['login-0', 'profile'],
      ['login-1', 'profile'],
      ['invoice-0', 'profile'],
    ])
    for (const resolution of [0.2, 0.5, 1, 2]) {
      const { themes } = proposeThemes(shop, { pinned, named: new Map([['profile', 'Profile']]), resolution })
      const mine = themes.filter(({ name }) => name === 'Profile')
      expect(mine.map(({ key, items }) => [key, items.map(({ id }) => id).sort()])).toEqual([
        ['profile', ['invoice-0', 'login-0', 'login-1']],
      ])
      expect(themes.length).toBeGreaterThan(1)
    }
  })

  test('gives no theme that it finds the name of one that somebody made', () => {
    const [found] = proposeThemes(shop).themes
    const pinned = new Map([['map-0', 'mine']])
    const { themes } = proposeThemes(shop, { pinned, named: new Map([['mine', found!.name.toUpperCase()]]) })
    const names = themes.map(({ name }) => name.toLowerCase())
    expect(new Set(names).size).toBe(names.length)
    expect(names).toContain(found!.name.toLowerCase())
  })

  test('respects any pins and places every item exactly once', () => {
    const pins = fc.array(fc.tuple(fc.nat({ max: shop.length - 1 }), fc.constantFrom('a', 'b', 'c')))
    fc.assert(
      fc.property(pins, fc.integer({ min: 1, max: 5 }), (chosen, seed) => {
        const pinned = new Map(chosen.map(([item, key]) => [shop[item]?.id ?? '', key]))
        const proposal = proposeThemes(shop, { pinned, seed })
        for (const [id, key] of pinned) expect(themeOf(proposal, id)).toBe(key)
        const placed = [
          ...proposal.loose,
          ...proposal.themes.flatMap(({ items }) => items.map(({ id }) => id)),
        ]
        expect(placed.sort()).toEqual(shop.map(({ id }) => id).sort())
      }),
      { numRuns: 40 },
    )
  })

  test('leaves an item without anything in common with the others loose', () => {
    const odd = { id: 'odd', title: 'Zeppelin', text: '' }
    expect(proposeThemes([...shop, odd]).loose).toEqual(['odd'])
  })

  test('leaves an item of a real backlog loose that has but a passing word in common with a theme', () => {
    const items = readFileSync(resolve(import.meta.dirname, '../../examples/g14-datahub.txt'), 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line, i) => ({ id: `i${i}`, title: line.replace(/^#G\d+# */, ''), text: '' }))
    const odd = { id: 'odd', title: 'Second quick item', text: '' }
    const { loose, themes } = proposeThemes([...items, odd])
    expect(loose).toContain('odd')
    expect(loose.length).toBeLessThan(items.length / 10)
    for (const theme of themes) expect(theme.items.length).toBeGreaterThanOrEqual(3)
  })

  test('cuts finer at a higher resolution', () => {
    const coarse = proposeThemes(shop, { resolution: 0.2 }).themes.length
    const fine = proposeThemes(shop, { resolution: 3 }).themes.length
    expect(fine).toBeGreaterThanOrEqual(coarse)
    expect(coarse).toBeLessThanOrEqual(3)
  })

  test('is calm about empty and tiny backlogs', () => {
    expect(proposeThemes([])).toEqual({ themes: [], loose: [] })
    const one = { id: 'a', title: 'Export invoices', text: '' }
    expect(proposeThemes([one])).toEqual({ themes: [], loose: ['a'] })
    const three = proposeThemes([one, { ...one, id: 'b', title: 'Export an invoice' }, { ...one, id: 'c' }])
    expect(three.themes).toHaveLength(1)
    expect(three.themes[0]?.items).toHaveLength(3)
    expect(proposeThemes([{ id: 'x', title: '', text: '' }]).loose).toEqual(['x'])
  })
})
