import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { htmlToMarkdown } from './html-markdown.ts'

test('blocks become lines, and links keep an address that leads somewhere', () => {
  expect(htmlToMarkdown('<p>One\n two</p><p>a <a class="x" href="https://example.org">b</a></p>')).toBe(
    'One two\n\na [b](https://example.org)',
  )
  expect(htmlToMarkdown('<a href="https://a.org">https://a.org</a> <a href="#top">up</a>')).toBe(
    'https://a.org up',
  )
  expect(htmlToMarkdown('<a href="javascript:steal()">click</a> <a href="/x">here</a>')).toBe('click here')
  expect(htmlToMarkdown('<div><div>a</div></div>b<br>c<br><br>d<br><br><br>e')).toBe('a\nb\nc\n\nd\n\ne')
})

test('a list stands apart; its entries get a dash or their number, further in below others', () => {
  expect(htmlToMarkdown('<ul><li>x</li><li>y</li></ul>')).toBe('- x\n- y')
  expect(htmlToMarkdown('a<ol start=3><li><p>x</p><ul><li>y</ul><li>z</ol>b')).toBe(
    'a\n\n3. x\n   - y\n4. z\n\nb',
  )
  expect(htmlToMarkdown('<ul><li><input type="checkbox" checked> a</li><li>b<p>c</p></li></ul>')).toBe(
    '- [x] a\n- b\n  c',
  )
})

test('headings, emphasis, code, quotes and pictures', () => {
  expect(htmlToMarkdown('<h2>Steps</h2><p>a <b>bold </b>b <i><b>both</b></i> <s>gone</s></p>')).toBe(
    '## Steps\n\na **bold** b ***both*** ~~gone~~',
  )
  expect(htmlToMarkdown('<p>x <code>y</code> <b></b>z</p>')).toBe('x `y` z')
  expect(htmlToMarkdown('<p>x</p><pre><code class="language-ts">if a:\n    b</code></pre>')).toBe(
    'x\n\n```ts\nif a:\n    b\n```',
  )
  expect(htmlToMarkdown('<blockquote><p>a</p><p>b</p></blockquote>c')).toBe('> a\n>\n> b\n\nc')
  expect(htmlToMarkdown('<img src="https://a.org/b.png" alt="Shot"><img src="data:x" alt="Icon">')).toBe(
    '![Shot](https://a.org/b.png)Icon',
  )
})

test('a table stands between bars; one that only lays text out is text', () => {
  expect(
    htmlToMarkdown('<table><tr><th>a<th>b</tr><tr><td>1|2</td><td><p>c</p><p>d</p></td></tr></table>'),
  ).toBe('| a | b |\n| --- | --- |\n| 1\\|2 | c d |')
  expect(htmlToMarkdown('<table><tr><td><p>a</p></td></tr><tr><td>b</td></tr></table>')).toBe('a\n\nb')
})

test('white space flows together', () => {
  expect(htmlToMarkdown('<p> a  <b> b</b> c</p>')).toBe('a **b** c')
})

test('entities are decoded once, and what only looks like one stays', () => {
  expect(htmlToMarkdown('<p>&amp;lt; &#233; &#x1F44D; &hellip; &nope; a&b</p>')).toBe(
    '&lt; é 👍 … &nope; a&b',
  )
})

test('what a browser would not show is no text', () => {
  expect(
    htmlToMarkdown('<style>p { color: red }</style><p title="a > b">x<!-- y --><script>z()</script></p>'),
  ).toBe('x')
})

describe('text that is no HTML stays untouched', () => {
  test('comparisons, entities, types and addresses in angle brackets', () => {
    for (const text of [
      'a < b &amp; c\n  d',
      'List<String> x',
      'if a<b and c>d',
      '<https://a.org>',
      '<me@a.org>',
    ])
      expect(htmlToMarkdown(text)).toBe(text)
  })

  test('any text without angle brackets', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const plain = text.replaceAll('<', '')
        expect(htmlToMarkdown(plain)).toBe(plain)
      }),
    )
  })
})

test('hostile markup costs no more than its length', () => {
  const pieces = [
    '<',
    '<a ',
    '<a href="',
    ' <li',
    '\n',
    '<b>',
    '</i>',
    '<!--',
    '&amp;',
    '<a href=x>y</a>',
    '<p>',
    '<td>',
    '<tr>',
    '</table>',
    '<pre>',
    '</pre>',
  ]
  for (const piece of pieces) expect(htmlToMarkdown(`<b>${piece.repeat(50_000)}`)).toBeTypeOf('string')
  expect(htmlToMarkdown(`${'<b>'.repeat(190)}${'</i>'.repeat(50_000)}x`)).toBe('**x**')
})

test('tags in any order never make it throw', () => {
  const tag = fc.constantFrom(
    'table',
    'tr',
    'td',
    'pre',
    'code',
    'ul',
    'li',
    'a href=https://a.b',
    'b',
    'h1',
    'p',
  )
  const piece = fc.oneof(
    tag.map((name) => `<${name}>`),
    tag.map((name) => `</${name.split(' ')[0]}>`),
    fc.constantFrom('x', ' ', '\n', '|', '`'),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      expect(htmlToMarkdown(pieces.join(''))).toBeTypeOf('string')
    }),
  )
})

test('what is nested too deep to be anybody’s text stays as it stands', () => {
  const deep = `${'<b>'.repeat(1000)}x`
  expect(htmlToMarkdown(deep)).toBe(deep)
})
