import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { markdownOf } from './markdown-of.ts'
import { wikiToMarkdown } from './wiki-markdown.ts'

const jira = (text: string) => wikiToMarkdown(text, 'jira')
const textile = (text: string) => wikiToMarkdown(text, 'textile')

describe('Jira’s wiki markup becomes Markdown', () => {
  test('headings, lists, code, links and pictures of the case that was reported', () => {
    const text =
      'h2. Steps\n# open *cart*\n# see {{total}}\n{code:java}\nint a = 1;\n{code}\n[docs|https://example.org/docs] and !shot.png|thumbnail!'
    expect(jira(text)).toBe(
      '## Steps\n1. open **cart**\n2. see `total`\n\n```java\nint a = 1;\n```\n\n[docs](https://example.org/docs) and shot.png',
    )
  })

  test('colours, code that is not read, and code that is never closed', () => {
    expect(jira('{color:red}Red{color} {noformat}x *y* z{noformat}')).toBe('Red\n\n```\nx *y* z\n```')
    expect(jira('{code:title=A.java|java}x{code}')).toBe('**A.java**\n```java\nx\n```')
    expect(jira('a {code}x\ny')).toBe('a\n\n```\nx\ny\n```')
  })

  test('lists within lists', () => {
    expect(jira('h3. a\n* b\n** c\n*# d\n*# e\n* f\n- g')).toBe('### a\n- b\n  - c\n  1. d\n  2. e\n- f\n- g')
    expect(jira('# one\n# two')).toBe('1. one\n2. two')
  })

  test('tables, with links in their cells', () => {
    expect(jira('||A||B||\n|1|[a|https://x.org]|\n|2|3|\nafter')).toBe(
      '| A | B |\n| --- | --- |\n| 1 | [a](https://x.org) |\n| 2 | 3 |\n\nafter',
    )
  })

  test('panels, quotes, mentions, files, strikes and addresses', () => {
    expect(jira('{panel:title=Note|bgColor=#fff}\nbody\n{panel}\n{quote}\nsaid\n{quote}')).toBe(
      '**Note**\nbody\n> said',
    )
    expect(jira('bq. said\n[~bob] -gone- +new+ [^log.txt] https://x.org/a*b*c')).toBe(
      '> said\n@bob ~~gone~~ new log.txt https://x.org/a*b*c',
    )
    expect(jira('[https://x.org] [https://y.org|https://y.org|smart-link] [m|mailto:a@b.org]')).toBe(
      'https://x.org https://y.org [m](mailto:a@b.org)',
    )
  })

  test('an address that no browser may open stays text', () => {
    expect(jira('h1. a [x|javascript:steal()]')).toBe('# a [x|javascript:steal()]')
  })
})

test('Redmine’s Textile becomes Markdown', () => {
  expect(
    textile(
      'h3. T\n\n* a\n** b\n\n"link":https://x.org/z. @code@\n<pre><code class="ruby">\nx = 1\n</code></pre>\n[[Page|here]]',
    ),
  ).toBe('### T\n\n- a\n  - b\n\n[link](https://x.org/z). `code`\n\n```ruby\nx = 1\n```\n\nhere')
  expect(textile('|_. A |_. B |\n| 1 | 2 |')).toBe('| A | B |\n| --- | --- |\n| 1 | 2 |')
})

describe('text that is no wiki markup is left exactly alone', () => {
  const plain = [
    'a*b*c',
    '#1',
    '#1 and #2',
    '{x}',
    '{x} and {y: z}',
    '*bold* and _slanted_',
    '# Heading\ntext',
    'a - b - c',
    'see [1] and [2]',
    '- [ ] todo\n- [x] done',
    '**x** `y` [a](https://b.org)',
    'Wow! Really! ok',
    'a|b|c',
    'cc @ann and @bob',
    'f(x) = {{',
    '  two  spaces \r\n',
  ]
  for (const text of plain)
    test(JSON.stringify(text), () => {
      expect(jira(text)).toBe(text)
      expect(textile(text)).toBe(text)
      expect(markdownOf(text)).toBe(text)
      expect(markdownOf(text, 'html')).toBe(text)
    })

  test('any words with single signs between them', () => {
    const word = fc.stringMatching(/^[\p{L}\d]{1,8}$/u)
    const sign = fc.constantFrom(
      ' ',
      ', ',
      '. ',
      ' - ',
      '*',
      '_',
      '#',
      ' #',
      '~',
      '+',
      ' (',
      ') ',
      '\n',
      '/',
      ' & ',
      ' < ',
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(word, sign), { maxLength: 30 }), (parts) => {
        const text = `x${parts.flat().join('')}`
        expect(jira(text)).toBe(text)
        expect(textile(text)).toBe(text)
        expect(markdownOf(text)).toBe(text)
      }),
    )
  })
})

test('hostile markup costs no more than its length', () => {
  const marks = [
    '{code}',
    '||',
    '[a|',
    '{quote}',
    '!a.b',
    'h1. ',
    '* ',
    '# ',
    '{{',
    '*a ',
    '-a ',
    '@a ',
    '<pre>',
    '|a|',
    '[',
    '"a":http://',
  ]
  for (const mark of marks) {
    const text = `h1. x\n${mark.repeat(20_000)}\n${`${mark}\n`.repeat(20_000)}`
    for (const read of [jira, textile]) expect(read(text).length).toBeLessThan(40 * text.length)
  }
})
