import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readFile } from '../read-file.ts'
import { textShape } from './text-shape.ts'

const repository = resolve(import.meta.dirname, '../../../..')

describe('what is no list of items is told from one', () => {
  const others: [name: string, shape: string, text: string][] = [
    ['YAML of records', 'yaml', '- title: Book a room\n  points: 3\n- title: Pick a size\n  points: 5'],
    [
      'YAML of one thing',
      'yaml',
      'name: build\non:\n  push:\n    branches: [main]\njobs:\n  test:\n    steps: []',
    ],
    ['YAML with its mark', 'yaml', '---\ntitle: A\nstatus: done\n'],
    ['TOML', 'settings', '[package]\nname = "x"\nversion = "1.0"\n\n[dependencies]\nserde = "1"'],
    ['INI', 'settings', '; a\n[core]\nbare = false\nname=x'],
    ['an environment', 'settings', 'A=1\nB=two\nC_D=three'],
    ['a calendar', 'calendar', 'BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Meet\nEND:VEVENT\nEND:VCALENDAR'],
    ['a contact', 'calendar', 'BEGIN:VCARD\nFN:Ann\nEND:VCARD'],
    ['SQL', 'sql', "CREATE TABLE a (id int);\nINSERT INTO a VALUES (1, 'x');\nSELECT * FROM a;"],
    ['TypeScript', 'code', "import { a } from 'b'\n\nexport function f(x: number) {\n  return x + 1\n}\n"],
    [
      'Python',
      'code',
      'import os\n\ndef main(a):\n    if a:\n        return os.name\n\nclass X:\n    pass\n',
    ],
    ['C', 'code', '#include <stdio.h>\nint main() {\n  printf("x");\n  return 0;\n}'],
    ['CSS', 'code', 'a {\n  color: red;\n}\nb {\n  top: 0;\n}'],
    ['a shell script', 'code', '#!/bin/sh\nset -e\necho hello\nls -l | wc'],
    ['a difference', 'code', 'diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b'],
    [
      'a log',
      'log',
      '2026-01-01 10:00:00 INFO started\n2026-01-01 10:00:01 ERROR broken\n2026-01-01 10:00:02 INFO x',
    ],
    [
      'a log of a web server',
      'log',
      '10.0.0.1 - - [01/Jan/2026] "GET /"\n10.0.0.2 - - [01/Jan/2026] "GET /a"',
    ],
    ['an e-mail', 'mail', 'From: a@b.org\nTo: c@d.org\nSubject: Hello\nDate: today\n\nHi there'],
    [
      'wrapped prose',
      'prose',
      'The product roadmap is a plan of how the product is likely to grow over\nseveral releases, and it says why and roughly when, so that everybody who\nworks on it knows what to expect and can plan their own work with some\nconfidence in it.',
    ],
    [
      'paragraphs',
      'prose',
      `${'It was a long year. We worked a lot. Much was learned. The team grew, too. '.repeat(4)}\n\n${'Next year is another one. We plan to rest. Nobody knows. It will be fine. '.repeat(4)}`,
    ],
  ]
  for (const [what, shape, text] of others)
    test(what, () => {
      expect(textShape(text, 'pasted lines')).toBe(shape)
      expect(readFile(Buffer.from(text), 'x.txt')).toHaveProperty(
        'malformed',
        expect.stringMatching(/^The .*; .*\.$/),
      )
    })

  test('names under which nobody keeps a backlog', () => {
    for (const name of ['a.yml', 'b.toml', 'c.ics', 'd.sql', 'e.py', 'f.log', 'g.css', 'h.ini'])
      expect(['lines', 'markdown']).not.toContain(textShape('Book a room\nPick a size', name))
  })

  test('the source of this project', () => {
    const folder = resolve(repository, 'src/base/text')
    const told = readdirSync(folder).map((name) =>
      textShape(readFileSync(resolve(folder, name), 'utf8'), 'x.txt'),
    )
    expect(told.filter((shape) => shape === 'code').length).toBeGreaterThan(told.length * 0.8)
  })
})

describe('a list of items stays one, whatever stands in it', () => {
  const lists: Record<string, string> = {
    stories: 'As a guest, I want to book a room, so that I have a bed\nAs a guest, I want to pay',
    'short lines': 'Book a room\nPick a size\nPay online',
    'one line': 'Book a room',
    'a name before a colon': 'Login: remember the user\nLogin: forget the user\nPayment: refund',
    'kinds before a colon': 'Bug: price is wrong\nFeature: pay online\nBug: total is missing',
    'brackets, equals and braces':
      'Show a = b in the table\nUse {name} in mails\nSupport f(x) in formulas\nFix [core] page',
    'code words':
      'Import contacts\nExport invoices as CSV\nReturn to the last page\nIf offline, keep the draft',
    'sentences that end': 'I want A. It matters.\nI want B. It matters too.\nI want C!',
    'lower case': 'book a room\npick a size\npay online',
    dates: 'Pay by 2026-01-01\nShip before 1 March\n2026 plan is shown',
    'no spaces': '登录\n支付\n退款',
    'long stories':
      'As a camp administrator, I want to be able to keep camper records from previous years, so that the amount of work I need to do is lowered, and nobody has to ask for them again.\nAs a camp administrator, I want to see them all at once.',
  }
  for (const [what, text] of Object.entries(lists))
    test(what, () => {
      expect(textShape(text, 'pasted lines')).toBe('lines')
      expect(textShape(text, 'stories.txt')).toBe('lines')
    })

  const stories = resolve(repository, '../shared/data/stories')
  test.skipIf(!existsSync(stories))('every collection of stories, with and without its marks', () => {
    for (const name of readdirSync(stories).filter((one) => one.endsWith('.txt'))) {
      const text = readFileSync(resolve(stories, name), 'utf8')
      expect(textShape(text, name)).toBe('lines')
      expect(textShape(text.replace(/^#G\d+#\s*/gm, ''), name)).toBe('lines')
    }
  })
})

test('Markdown is told by its entries, boxes and bars', () => {
  for (const text of [
    '- a b\n- c d',
    '1. a\n2. b',
    '# Rooms\n- Book',
    '• Book a room\n• Pay',
    '☐ Book\n☑ Pay',
    'Title | Points\n--- | ---\nA | 3',
    'Rooms:\n- Book a room\n\nPayment:\n- Pay',
  ])
    expect(textShape(text, 'pasted lines')).toBe('markdown')
})
