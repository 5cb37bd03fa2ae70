import { expect, test } from 'vitest'
import { readXmlTree, type XmlNode } from './xml-tree.ts'

const tree = (text: string, depth = 10) => readXmlTree(text, depth)
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
  expect(tree(text)?.text).toBe('&lt; é 👍 &nope;<b> &amp;')
})

test('names are told by their case', () => {
  expect(tree('<a><statusCategory/><BR/></a>')?.children.map(({ name }) => name)).toEqual([
    'statusCategory',
    'BR',
  ])
})

test('a file that was cut short is none', () => {
  expect(tree('<a><b>x</b><c>cut o')).toBeNull()
  expect(tree('<a><b>x</b>')).toBeNull()
  expect(tree('no XML at all')).toBeNull()
})

test('entities of its own, and with them every bomb of them, are turned away', () => {
  const bomb = `<!DOCTYPE a [<!ENTITY b "${'x'.repeat(1000)}">]><a>&b;&b;</a>`
  expect(tree(bomb)).toBeNull()
  expect(tree(`<?xml version="1.0"?>${bomb}`)).toBeNull()
})

test('nesting is bounded', () => {
  expect(tree(`${'<a>'.repeat(10)}${'</a>'.repeat(10)}`)).not.toBeNull()
  expect(tree(`${'<a>'.repeat(11)}${'</a>'.repeat(11)}`)).toBeNull()
  expect(tree('<a>'.repeat(50_000))).toBeNull()
})

test('hostile markup costs no more than its length', () => {
  const pieces = ['<', '<a ', '</b>', '<!--', '<![CDATA[', '&amp;', '<b c="', '<b/>', '&#x']
  for (const piece of pieces) tree(`<a>${piece.repeat(50_000)}`)
  const names = Array.from({ length: 50_000 }, (_, at) => `a${at}="x"`).join(' ')
  expect(tree(`<a ${names}/>`)?.name).toBe('a')
})
