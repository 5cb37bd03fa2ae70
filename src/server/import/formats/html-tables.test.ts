import fc from 'fast-check'
import { expect, test } from 'vitest'
import { headingsOfItems } from './headings.ts'
import { readHtmlTables } from './html-tables.ts'

const read = (html: string) => {
  const found = readHtmlTables(html, headingsOfItems)
  return 'malformed' in found ? found.malformed : found.rows.map(({ line, cells }) => [line, ...cells])
}

test('the table that looks most like a list of items is read, with its lines and addresses', () => {
  expect(
    read(
      '<!doctype html><table><tr><td>Home<td>Help</table>\n<table>\n<tr><th>Key</th><th>Summary</th><th>Status</th></tr>\n<tr><td><a href="https://a.org/A-1">A-1</a></td><td>Book &amp; go<br>now</td><td rowspan=2>Done</td></tr>\n<tr><td>A-2</td><td>Pick</td></tr></table>',
    ),
  ).toEqual([
    [3, 'Key', 'Summary', 'Status', 'URL'],
    [4, 'A-1', 'Book & go\nnow', 'Done', 'https://a.org/A-1'],
    [5, 'A-2', 'Pick', 'Done', ''],
  ])
})

test('cells that span columns, boxes, and tables within cells', () => {
  expect(
    read(
      '<table><tr><td colspan=3>My backlog</td></tr><tr><td>Title<td>Done<td>Status</tr><tr><td>A <table><tr><td>in</td></tr></table></td><td><input type=checkbox checked></td><td>New</td></tr></table>',
    ),
  ).toEqual([
    [1, 'My backlog'],
    [1, 'Title', 'Done', 'Status'],
    [1, 'A in', 'x', 'New'],
  ])
})

test('a page without such a table is refused with a sentence', () => {
  for (const html of [
    '<html><body><p>Hello</p></body></html>',
    '<table><tr><td>a<td>b</table>',
    '<div>'.repeat(5000),
  ])
    expect(read(html)).toContain('web page without a table')
})

test('hostile tables cost no more than they show', () => {
  const wide = `<table><tr><td>Title<td>Status<td>Type</tr>${'<tr><td rowspan=1000000 colspan=1000000>x</td></tr>'.repeat(300)}</table>`
  expect(read(wide)).toBeInstanceOf(Array)
  const piece = fc.constantFrom(
    '<table>',
    '</table>',
    '<tr>',
    '<td>',
    '<th>',
    '</td>',
    'Title',
    'Status',
    'Type',
    'A',
    '<td rowspan=3>',
    '<td colspan=2>',
    '<a href="https://a.b">',
    '<script>',
    '</script>',
    '\n',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      expect(read(`<html>${pieces.join('')}`)).toBeDefined()
    }),
    { numRuns: 1000 },
  )
})
