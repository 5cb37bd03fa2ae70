import { describe, expect, test } from 'vitest'
import { readTable } from './csv-table.ts'

const cells = (text: string) => readTable(text).rows.map((row) => row.cells)
const lines = (text: string) => readTable(text).rows.map((row) => row.line)

describe('delimiter', () => {
  test('is the one under which the header makes sense', () => {
    for (const delimiter of [',', ';', '\t', '|']) {
      const text = ['Id', 'Title', 'Status'].join(delimiter)
      expect(readTable(`${text}\n1${delimiter}"a,b;c|d\te"${delimiter}Done`).delimiter).toBe(delimiter)
    }
  })

  test('of unknown headers is the one that splits the rows evenly', () => {
    expect(readTable('aa;bb;cc\n1, 2;3;4\n1;2, 2, 2;3').delimiter).toBe(';')
  })

  test('may be announced as Excel does, and line numbers stay those of the file', () => {
    const table = readTable('sep=|\r\nTitle,x|Status\r\nA,b|Done\r\n')
    expect(table.delimiter).toBe('|')
    expect(table.rows).toMatchObject([
      { line: 2, cells: ['Title,x', 'Status'] },
      { line: 3, cells: ['A,b', 'Done'] },
    ])
  })
})

describe('quoting', () => {
  test('quoted delimiters, marks and line ends are kept', () => {
    expect(cells('Title,Status\r\n"a, ""b""\r\nc",Done\r\n')).toEqual([
      ['Title', 'Status'],
      ['a, "b"\r\nc', 'Done'],
    ])
  })

  test('marks inside plain text are text', () => {
    expect(cells('Title,Status\n5" screen,Done\n"a" and "b",Done\nit\'s,Done')).toEqual([
      ['Title', 'Status'],
      ['5" screen', 'Done'],
      ['"a" and "b"', 'Done'],
      ["it's", 'Done'],
    ])
  })

  test('a mark that is never closed takes no other line with it', () => {
    const table = readTable('Title,Status\nA,Done\n"B,Done\nC,Done\nD,"Do, it"\n')
    expect(table.rows.map((row) => row.cells[0])).toEqual(['Title', 'A', '"B', 'C', 'D'])
    expect(table.rows[4]?.cells[1]).toBe('Do, it')
    expect(table.brokenQuotes).toEqual([3])
    expect(readTable('Title,Status\nA,Done\n"B,Done\nC,Done').rows.map((row) => row.line)).toEqual([
      1, 2, 3, 4,
    ])
  })

  test('unescaped marks in a cell of several lines do not split it when the width fits', () => {
    expect(cells('Title,Status\n"one\nsay "hi" there",Done\nB,Done')).toEqual([
      ['Title', 'Status'],
      ['"one\nsay "hi" there"', 'Done'],
      ['B', 'Done'],
    ])
  })

  test('space before an opening mark is no part of the cell', () => {
    expect(cells('Title, Status, Type\n"a, b", "c, d", "e"')).toEqual([
      ['Title', 'Status', 'Type'],
      ['a, b', 'c, d', 'e'],
    ])
  })

  test('apostrophes quote when each header has them, or when they mend the rows', () => {
    expect(cells("'Title','Status'\n'a, b','it''s'")).toEqual([
      ['Title', 'Status'],
      ['a, b', "it's"],
    ])
    expect(cells("Title;Status\n'a; b';Done\nc;Done")[1]).toEqual(['a; b', 'Done'])
  })

  test('apostrophes in ordinary text stay', () => {
    expect(cells("Title;Status\n'a, b';Done")[1]).toEqual(["'a, b'", 'Done'])
    expect(cells("Title;Status\n'Tis so;Done\n'n' roll;Done").map((row) => row[0])).toEqual([
      'Title',
      "'Tis so",
      "'n' roll",
    ])
  })
})

describe('lines', () => {
  test('all line ends count, mixed too, and blank lines make no row', () => {
    const text = 'Title,Status\r\nA,x\nB,x\r\n\r\n\nC,"x\r\ny\nz"\rD,x'
    expect(cells(text).map((row) => row[0])).toEqual(['Title', 'A', 'B', 'C', 'D'])
    expect(lines(text)).toEqual([1, 2, 3, 6, 9])
  })

  test('the text of a row can be had as it stands', () => {
    const table = readTable('Title,Status\n"é, b",x,y\r\n')
    expect(table.rawOf(table.rows[1]!)).toBe('"é, b",x,y')
  })
})

test('thousands of broken quotes are read in a time that grows with the file', () => {
  const text = `Title,Status\n${'"open\n'.repeat(20_000)}`
  const rows = readTable(text).rows
  expect(
    rows
      .map((row) => row.cells.join())
      .join('')
      .match(/open/g),
  ).toHaveLength(20_000)
})
