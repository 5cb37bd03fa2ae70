import { expect, test } from 'vitest'
import { readXml, type XmlElement } from './xml.ts'

function elementsIn(text: string, depth = 10): XmlElement[] | null {
  const found: XmlElement[] = []
  return readXml(text, depth, (element) => found.push(element)) ? found : null
}

test('elements come when they end, with their own text, attributes and place', () => {
  const found = elementsIn(`<?xml version="1.0"?>\n<a x="1 &amp; 2"><b/>one<c>two</c> three</a>`)
  expect(found).toEqual([
    { path: '/a/b', attributes: {}, text: '', start: 39 },
    { path: '/a/c', attributes: {}, text: 'two', start: 46 },
    { path: '/a', attributes: { x: '1 & 2' }, text: 'one three', start: 22 },
  ])
})

test('entities are decoded once, CDATA is taken as it is, comments are no text', () => {
  const found = elementsIn('<a>&amp;lt; &#233; &#x1F44D; &nope;<![CDATA[<b> &amp;]]><!-- c --></a>')
  expect(found?.[0]?.text).toBe('&lt; é 👍 &nope;<b> &amp;')
})

test('names are told by their case', () => {
  expect(elementsIn('<a><statusCategory/><BR/></a>')?.map(({ path }) => path)).toEqual([
    '/a/statusCategory',
    '/a/BR',
    '/a',
  ])
})

test('what is never closed is not reported', () => {
  expect(elementsIn('<a><b>x</b><c>cut o')?.map(({ path }) => path)).toEqual(['/a/b'])
})

test('a document type, and with it every entity bomb, is turned away', () => {
  const bomb = `<!DOCTYPE a [<!ENTITY b "${'x'.repeat(1000)}">]><a>&b;&b;</a>`
  expect(elementsIn(bomb)).toBeNull()
  expect(elementsIn(`<?xml version="1.0"?>${bomb}`)).toBeNull()
  expect(elementsIn('<!doctype html><a/>')).toBeNull()
})

test('nesting is bounded', () => {
  expect(elementsIn('<a>'.repeat(10))).toEqual([])
  expect(elementsIn(`${'<a>'.repeat(11)}</a>`)).toBeNull()
  expect(elementsIn('<a>'.repeat(50_000))).toBeNull()
})

test('hostile markup costs no more than its length', () => {
  const pieces = ['<', '<a ', '</b>', '<!--', '<![CDATA[', '&amp;', '<b c="', '<b/>', '&#x']
  for (const piece of pieces) elementsIn(`<a>${piece.repeat(50_000)}`)
  const names = Array.from({ length: 50_000 }, (_, at) => `a${at}="x"`).join(' ')
  expect(elementsIn(`<a ${names}/>`)).toHaveLength(1)
})
