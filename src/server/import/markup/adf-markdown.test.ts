import { expect, test } from 'vitest'
import { markdownOf } from './markdown-of.ts'

const text = (words: string, ...marks: object[]) => ({ type: 'text', text: words, marks })
const paragraph = (...content: object[]) => ({ type: 'paragraph', content })
const item = (...content: object[]) => ({ type: 'listItem', content })
const read = (...content: object[]) => markdownOf(JSON.stringify({ version: 1, type: 'doc', content }))

test('paragraphs, headings and marks', () => {
  expect(
    read(
      { type: 'heading', attrs: { level: 2 }, content: [text('Steps')] },
      paragraph(
        text('see ', { type: 'strong' }),
        text('docs', { type: 'link', attrs: { href: 'https://a.org' } }),
        { type: 'hardBreak' },
        text('x', { type: 'code' }),
        { type: 'mention', attrs: { text: '@Ann' } },
      ),
    ),
  ).toBe('## Steps\n\n**see** [docs](https://a.org)\n`x`@Ann')
})

test('lists within lists, tasks, code, quotes and tables', () => {
  expect(
    read(
      {
        type: 'orderedList',
        content: [
          item(paragraph(text('a')), { type: 'bulletList', content: [item(paragraph(text('b')))] }),
          item(paragraph(text('c'))),
        ],
      },
      { type: 'taskList', content: [{ type: 'taskItem', attrs: { state: 'DONE' }, content: [text('t')] }] },
      { type: 'codeBlock', attrs: { language: 'js' }, content: [text('x < y')] },
      { type: 'blockquote', content: [paragraph(text('q'))] },
      {
        type: 'table',
        content: [
          { type: 'tableRow', content: [{ type: 'tableHeader', content: [paragraph(text('A'))] }] },
          { type: 'tableRow', content: [{ type: 'tableCell', content: [paragraph(text('1'))] }] },
        ],
      },
    ),
  ).toBe('1. a\n   - b\n2. c\n\n- [x] t\n\n```js\nx < y\n```\n\n> q\n\n| A |\n| --- |\n| 1 |')
})

test('what is not known is read for its text, and what is broken does no harm', () => {
  expect(
    read({ type: 'layoutSection', content: [{ type: 'layoutColumn', content: [paragraph(text('in'))] }] }),
  ).toBe('in')
  expect(read({ type: 'table', content: 'x' }, { type: 'date', attrs: { timestamp: 'x' } })).toBe(
    '| |\n| --- |'.replace('| |', '|  |'),
  )
  expect(markdownOf('{"type":"doc"')).toBe('{"type":"doc"')
})
