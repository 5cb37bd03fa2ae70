import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readMarkdown } from './markdown.ts'
import { pointsInTitle } from './points-in-title.ts'

/** Indented titles with what else is told of them. */
function read(text: string): string[] {
  const found = readMarkdown(text)
  if ('malformed' in found) return [found.malformed]
  return found.rows
    .slice(1)
    .map(
      ({ line, indent = 0, cells: [title, kind, status, points] }) =>
        `${line} ${'  '.repeat(indent)}${title}${[kind, status, points].map((word) => (word ? ` <${word}>` : '')).join('')}`,
    )
}

describe('an outline', () => {
  test('headings are groups, boxes say what is done, entries stand beneath entries, marks go', () => {
    expect(
      read(
        '# Product backlog\n\n## Rooms\n- [ ] Book a room (5)\n  - [x] Pick a **size**\n- [x] Cancel a room\n\n## Payment\n1. Pay online\n2. Refund\n',
      ),
    ).toEqual([
      '3 Rooms <Epic>',
      '4   Book a room <5>',
      '5     Pick a size <Done>',
      '6   Cancel a room <Done>',
      '8 Payment <Epic>',
      '9   Pay online',
      '10   Refund',
    ])
  })

  test('headings that are a status or a kind say so and are no item', () => {
    expect(read('## To do\n- [ ] A\n\n## In progress\n- B\n\n## Bugs\n- C\n\n## ✅ Done (1)\n- D')).toEqual([
      '2 A <To do>',
      '5 B <In progress>',
      '8 C <Bugs>',
      '11 D <Done>',
    ])
  })

  test('one heading above all that is a status is no name of the document', () => {
    expect(read('# In progress\n- A\n- B')).toEqual(['2 A <In progress>', '3 B <In progress>'])
  })

  test('signs before entries say where they stand only where several kinds of them do', () => {
    expect(read('- ✅ A\n- 🚧 B\n- 🚫 C\n- D')).toEqual([
      '1 A <Done>',
      '2 B <In progress>',
      '3 C <Cancelled>',
      '4 D',
    ])
    expect(read('- ⚙ Settings\n- ⚙ Tools\n- Rooms')).toEqual(['1 ⚙ Settings', '2 ⚙ Tools', '3 Rooms'])
    expect(read('- 💡 Light\n- 🔧 Tools\n- A\n- B\n- C')).toContain('1 💡 Light')
  })

  test('groups within groups, and a name above a list', () => {
    expect(
      read('# Shop\n## Rooms\n### Booking\n- A\n### Sizes\n- B\n## Pay\nCards:\n- C\n\n**Cash**\n\n- D'),
    ).toEqual([
      '2 Rooms <Epic>',
      '3   Booking <Epic>',
      '4     A',
      '5   Sizes <Epic>',
      '6     B',
      '7 Pay <Epic>',
      '8   Cards <Epic>',
      '9     C',
      '11   Cash <Epic>',
      '13     D',
    ])
  })

  test('what stands below an entry is its text, and criteria are no items', () => {
    const found = readMarkdown(
      '- Book a room\n  so that I sleep.\n\n  More of it.\n\n  ```\n  code\n  ```\n  - Acceptance criteria:\n    - quick\n    - safe\n- See [docs](https://a.org) and `x`\n',
    )
    if ('malformed' in found) throw new Error(found.malformed)
    expect(found.rows.slice(1).map(({ cells }) => [cells[0], cells[4], cells[5]])).toEqual([
      [
        'Book a room so that I sleep.',
        'More of it.\n\n```\ncode\n```\n\nAcceptance criteria:\n- quick\n- safe',
        '',
      ],
      ['See docs and x', '', 'https://a.org'],
    ])
  })

  test('front matter, comments and other bullets', () => {
    expect(read('---\ntitle: x\n---\n<!-- no -->\n• A\n• B & C <D>\n☑ E\n☐ F')).toEqual([
      '5 A',
      '6 B & C <D>',
      '7 E <Done>',
      '8 F',
    ])
  })

  test('a document of stories as headings', () => {
    expect(read('# Shop\n\n## As a guest I want to book\nText\n\n## As a guest I want to pay\n')).toEqual([
      '3 As a guest I want to book',
      '6 As a guest I want to pay',
    ])
  })

  test('a document without any item is refused, and a heading without any is named', () => {
    expect(read('# Read me\n\nThis is a program.\n\n## Use\n\nRun it.')[0]).toContain('no list')
    const found = readMarkdown('## Rooms\n- A\n\n## Notes\nText')
    expect(found).toHaveProperty('skipped', [expect.objectContaining({ line: 4, text: 'Notes' })])
  })

  test('what makes no item is named with its line: the name of the document, and text beside the items', () => {
    const skipped = (text: string) => {
      const found = readMarkdown(text)
      return 'skipped' in found && found.skipped?.map(({ line, text }) => `${line} ${text}`)
    }
    expect(skipped('# Product backlog\n\nOf May.\n\n## Rooms\n\nAll of them.\n- A\n')).toEqual([
      '1 Product backlog',
      '3 Of May.',
    ])
    expect(skipped('Hello all.\n\nThese:\n- A\n- B')).toEqual(['1 Hello all.'])
    expect(skipped('## To do\nFor June.\n\n- A\n')).toEqual(['2 For June.'])
    expect(skipped('# Backlog\n\nOf us.\n\n| ID | Title |\n|--|--|\n| 1 | A |\n')).toEqual([
      '1 Backlog',
      '3 Of us.',
    ])
  })
})

describe('tables', () => {
  test('one table is read as it stands, with its lines', () => {
    const found = readMarkdown(
      '# Backlog\n\n| ID | User Story | Points |\n|----|:---|---:|\n| 1 | As **a** guest \\| host | 3 |\n| 2 | B | 5 |',
    )
    expect(found).toMatchObject({ headerAt: 0 })
    expect('rows' in found && found.rows.map(({ line, cells }) => [line, ...cells])).toEqual([
      [3, 'ID', 'User Story', 'Points'],
      [5, '1', 'As a guest | host', '3'],
      [6, '2', 'B', '5'],
    ])
  })

  test('several under headings have these as their epics, also without bars at the ends', () => {
    const found = readMarkdown(
      '## Rooms\nTitle | Points\n--- | ---\nA | 1\n\n## Pay\nTitle | Points\n--- | ---\nB | 2\n',
    )
    expect('rows' in found && found.rows.map(({ cells }) => cells)).toEqual([
      ['Title', 'Points', 'Epic'],
      ['A', '1', 'Rooms'],
      ['B', '2', 'Pay'],
    ])
  })

  test('among lists their rows are entries', () => {
    expect(
      read('## Rooms\n- A\n\n## Pay\n\n| Title | Points | Status |\n|---|---|---|\n| B | 2 | Done |'),
    ).toEqual(['1 Rooms <Epic>', '2   A', '4 Pay <Epic>', '8   B <Done> <2>'])
  })
})

test('points in brackets are taken off a title, years and counts are not', () => {
  const told: [string, string, string][] = [
    ['(8) As a guest, I want to book a room', 'As a guest, I want to book a room', '8'],
    ['Pay online [5]', 'Pay online', '5'],
    ['Refund (3 SP)', 'Refund', '3'],
    ['Refund (0.5 pts)', 'Refund', '0.5'],
    ['Refund - 13 points', 'Refund', '13'],
    ['Plan (2026)', 'Plan (2026)', ''],
    ['[Bug] Login', '[Bug] Login', ''],
    ['(8)', '(8)', ''],
    ['Step 5', 'Step 5', ''],
    ['#12 Fix', '#12 Fix', ''],
  ]
  for (const [text, title, points] of told) expect(pointsInTitle(text)).toEqual({ title, points })
})

describe('no text makes it throw', () => {
  test('pieces of Markdown in any order', () => {
    const piece = fc.constantFrom(
      '- ',
      '  - ',
      '# ',
      '## ',
      '|',
      '---',
      '\n',
      '\n\n',
      '[x] ',
      '[ ] ',
      '**',
      '`',
      '```\n',
      '> ',
      '1. ',
      'A',
      ' ',
      ':',
      '<!--',
      '-->',
      '[a](b)',
      '(5)',
      '~~',
      '\t',
      '| a | b |\n|---|---|\n',
      'Acceptance criteria:\n',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const found = readMarkdown(pieces.join(''))
        if ('rows' in found) for (const { line } of found.rows) expect(line).toBeGreaterThan(0)
        else expect(found.malformed).toMatch(/^The .*\.$/)
      }),
      { numRuns: 2000 },
    )
  })

  test('markers within markers and deep indentation are refused or read', () => {
    const deep = Array.from({ length: 400 }, (_, at) => `${'  '.repeat(at)}- a`).join('\n')
    for (const text of [
      '- '.repeat(5000),
      '> '.repeat(5000),
      `${'1. '.repeat(500)}x`,
      deep,
      '['.repeat(20_000),
      '|'.repeat(20_000),
    ])
      expect(readMarkdown(text)).toSatisfy((found: object) => 'rows' in found || 'malformed' in found)
  })
})
