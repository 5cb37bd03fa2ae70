import { expect, test } from 'vitest'
import { readXmlTree, type XmlNode } from './xml-tree.ts'

function tree(text: string): XmlNode {
  const found = readXmlTree(text, 10)
  if ('malformed' in found) throw new Error(found.malformed)
  return found
}
function refused(text: string): string {
  const found = readXmlTree(text, 10)
  return 'malformed' in found ? found.malformed : ''
}
const node = (name: string, line: number, more: Partial<XmlNode> = {}): XmlNode => ({
  ...{ name, line, attributes: {}, children: [], text: '' },
  ...more,
})

test('elements have their own text, attributes and line, and no namespace', () => {
  expect(tree(`<?xml version="1.0"?>\n<x:a y="1 &amp; 2"><b/>one\n<c>two</c> three</x:a>`)).toEqual(
    node('a', 2, {
      attributes: { y: '1 & 2' },
      text: 'one\n three',
      children: [node('b', 2), node('c', 3, { text: 'two' })],
    }),
  )
})

test('entities are decoded once, CDATA is taken as it is, comments are no text', () => {
  const text = '<a>&amp;lt; &#233; &#x1F44D; &nope;<![CDATA[<b> &amp;]]><!-- c --></a>'
  expect(tree(text).text).toBe('&lt; é 👍 &nope;<b> &amp;')
})

test('names are told by their case', () => {
  expect(tree('<a><statusCategory/><BR/></a>').children.map(({ name }) => name)).toEqual([
    'statusCategory',
    'BR',
  ])
})

test('a file that was cut short says where it ends, and within what', () => {
  expect(refused('<a>\n<b>x</b>\n<c>cut\no')).toContain(
    'it ends on line 4 within “c”, which begins on line 3 and is never closed',
  )
  expect(refused('<a>\n<b>x</b>')).toContain('it ends on line 2 within “a”, which begins on line 1')
  expect(refused('<a>\n<b')).toContain('within “a”')
  expect(refused('no XML at all')).toContain('no element')
})

test('entities of its own, and with them every bomb of them, are turned away', () => {
  const bomb = `<!DOCTYPE a [<!ENTITY b "${'x'.repeat(1000)}">]><a>&b;&b;</a>`
  expect(refused(bomb)).toContain('entities of its own on line 1')
  expect(refused(`<?xml version="1.0"?>\n${bomb}`)).toContain('entities of its own on line 2')
})

test('nesting is bounded', () => {
  expect(tree(`${'<a>'.repeat(10)}${'</a>'.repeat(10)}`)).toHaveProperty('name', 'a')
  expect(refused(`${'<a>'.repeat(10)}\n<a>${'</a>'.repeat(11)}`)).toContain('too deep on line 2')
  expect(refused('<a>'.repeat(50_000))).toContain('more than 10 levels')
})

test('hostile markup costs no more than its length', () => {
  const pieces = ['<', '<a ', '</b>', '<!--', '<![CDATA[', '&amp;', '<b c="', '<b/>', '&#x']
  for (const piece of pieces) refused(`<a>${piece.repeat(50_000)}`)
  const names = Array.from({ length: 50_000 }, (_, at) => `a${at}="x"`).join(' ')
  expect(tree(`<a ${names}/>`).name).toBe('a')
})
