import { expect, test } from 'vitest'
import { htmlToText } from './html-text.ts'

test('blocks become lines and links keep their address', () => {
  expect(htmlToText('<p>One\n two</p><p>a <a class="x" href="https://example.org">b</a></p>')).toBe(
    'One two\na b (https://example.org)',
  )
  expect(htmlToText('<a href="https://a.org">https://a.org</a> <a href="#top">up</a>')).toBe(
    'https://a.org up',
  )
  expect(htmlToText('<div><div>a</div></div>b<br>c<br><br>d<br><br><br>e')).toBe('a\nb\nc\n\nd\n\ne')
})

test('a list stands apart; its entries get a dash or their number, further in below others', () => {
  expect(htmlToText('<ul><li>x</li><li>y</li></ul>')).toBe('- x\n- y')
  expect(htmlToText('a<ol start=3><li><p>x</p><ul><li>y</ul><li>z</ol>b')).toBe('a\n\n3. x\n  - y\n4. z\n\nb')
})

test('white space flows together, but not where it was set on purpose', () => {
  expect(htmlToText('<p> a  <b> b</b> c</p>')).toBe('a b c')
  expect(htmlToText('<p>x</p><pre>if a:\n    b</pre>')).toBe('x\nif a:\n    b')
  expect(htmlToText('<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>')).toBe('a b\nc')
})

test('text without tags is no HTML and stays untouched', () => {
  expect(htmlToText('a < b &amp; c\n  d')).toBe('a < b &amp; c\n  d')
})

test('entities are decoded once, and what only looks like one stays', () => {
  expect(htmlToText('<i>&amp;lt; &#233; &#x1F44D; &hellip; &nope; a&b</i>')).toBe('&lt; é 👍 … &nope; a&b')
})

test('what a browser would not show is no text', () => {
  expect(
    htmlToText('<style>p { color: red }</style><p title="a > b">x<!-- y --><script>z()</script></p>'),
  ).toBe('x')
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
  ]
  for (const piece of pieces) expect(htmlToText(`<b>${piece.repeat(50_000)}`)).toBeTypeOf('string')
  expect(htmlToText(`${'<b>'.repeat(190)}${'</i>'.repeat(50_000)}x`)).toBe('x')
})

test('what is nested too deep to be anybody’s text stays as it stands', () => {
  const deep = `${'<b>'.repeat(1000)}x`
  expect(htmlToText(deep)).toBe(deep)
})
