import { expect, test } from 'vitest'
import { decodeEntities, htmlToText } from './html-text.ts'

test('tags become lines, links keep their address, text without tags is untouched', () => {
  expect(htmlToText('<p>One\n two</p><p>a <a class="x" href="https://example.org">b</a></p>')).toBe(
    'One two\na b (https://example.org)',
  )
  expect(htmlToText('<ul><li>x</li><li>y</li></ul>')).toBe('- x\n- y')
  expect(htmlToText('a < b &amp; c\n  d')).toBe('a < b &amp; c\n  d')
})

test('entities are decoded once, unknown and impossible ones stay', () => {
  expect(decodeEntities('&amp;lt; &#233; &#x1F44D; &hellip; &#0; &#xD800;')).toBe(
    '&lt; é 👍 &hellip; &#0; &#xD800;',
  )
})

test('hostile markup costs no more than its length', () => {
  for (const piece of ['<', '<a ', '<a href="', ' <li', '\n'])
    expect(htmlToText(`<b>${piece.repeat(200_000)}`)).toBeTypeOf('string')
})
