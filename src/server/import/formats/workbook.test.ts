import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { type CellValue, type WriteSheet, writeOds, writeXlsx } from 'hucre'
import { describe, expect, test } from 'vitest'
import { zipDirectory } from '../bytes/zip-directory.ts'
import { readAnyFile } from '../read-any-file.ts'
import { headingsOfItems } from './headings.ts'
import { readWorkbook } from './workbook.ts'

const day = new Date(Date.UTC(2026, 1, 3))
const rows: CellValue[][] = [
  ['Backlog of Rooms'],
  [],
  ['ID', 'Title', 'Type', 'Status', 'Points', 'Due', 'Share'],
  [7, 'Rooms', 'Epic', 'Doing', null, null, null],
  ['R-2', 'Book', 'Story', 'Done', 1, day, 0.5],
  ['R-3', 'Pick', null, true, 0.1 + 0.2, new Date(Date.UTC(2026, 1, 3, 9, 30)), null],
]
const backlog: WriteSheet = {
  name: 'Backlog',
  rows,
  cells: new Map([
    ['3,0', { value: 7, type: 'number', style: { numFmt: '000' } }],
    [
      '4,1',
      {
        value: 'Book',
        type: 'string',
        hyperlink: { target: 'https://a.org/2' },
        style: { alignment: { indent: 1 } },
      },
    ],
    ['4,4', { value: 1, type: 'number', style: { numFmt: '0.0' } }],
    ['4,6', { value: 0.5, type: 'number', style: { numFmt: '0%' } }],
  ]),
  rowDefs: new Map([[5, { hidden: true }]]),
}
const lists: WriteSheet = { name: 'Lists', rows: [['Draft'], ['Done']] }
const hidden: WriteSheet = {
  name: 'Old',
  hidden: true,
  rows: [
    ['ID', 'Title', 'Status', 'Type', 'Points', 'Due'],
    ['1', 'x', 'Done', 'Bug', 1, ''],
  ],
}

async function read(bytes: Uint8Array, sheet?: string) {
  const found = await readWorkbook(bytes, headingsOfItems, sheet)
  if ('malformed' in found) throw new Error(found.malformed)
  return found
}

describe('a workbook', () => {
  test('gives the sheet that looks most like a list, cells as a person sees them, and says what else there is', async () => {
    const found = await read(await writeXlsx({ sheets: [lists, hidden, backlog] }))
    expect(found).toMatchObject({ sheet: 'Backlog', sheets: ['Lists', 'Old', 'Backlog'] })
    expect(
      found.rows.slice(2).map(({ line, cells, indent }) => [line, indent, ...cells.slice(0, 8)]),
    ).toEqual([
      [3, 0, 'ID', 'Title', 'Type', 'Status', 'Points', 'Due', 'Share', 'URL'],
      [4, 0, '007', 'Rooms', 'Epic', 'Doing', '', '', '', ''],
      [5, 1, 'R-2', 'Book', 'Story', 'Done', '1.0', '2026-02-03', '50%', 'https://a.org/2'],
      [6, 0, 'R-3', 'Pick', '', 'true', '0.3', '2026-02-03 09:30', '', ''],
    ])
    expect(found.warnings).toEqual([
      'The sheet “Backlog” was read (5 rows); the workbook also has “Lists” (2), “Old” (2).',
      '1 row is hidden in the sheet and was read too.',
    ])
  })

  test('gives the sheet that is asked for, or says which there are', async () => {
    const bytes = await writeXlsx({ sheets: [lists, backlog] })
    expect((await read(bytes, 'Lists')).rows.map(({ cells }) => cells)).toEqual([['Draft'], ['Done']])
    await expect(read(bytes, 'Nope')).rejects.toThrow('no sheet “Nope”; choose one of “Lists”, “Backlog”')
  })

  test('of OpenDocument is read the same way', async () => {
    const found = await read(await writeOds({ sheets: [lists, { name: 'Backlog', rows }] }))
    expect(found.sheet).toBe('Backlog')
    expect(found.rows[4]!.cells.slice(0, 6)).toEqual(['R-2', 'Book', 'Story', 'Done', '1', '2026-02-03'])
  })

  test('fills cells that are merged downwards, shows results of formulas and not their errors, and groups of rows', async () => {
    const found = await read(
      await writeXlsx({
        sheets: [
          {
            name: 'A',
            rows: [
              ['Epic', 'Title', 'Points'],
              ['Rooms', 'Book', 1],
              [null, 'Pick', 2],
              ['Pay', 'Card', 3],
            ],
            merges: [{ startRow: 1, startCol: 0, endRow: 2, endCol: 0 }],
            cells: new Map([['3,2', { value: 6, type: 'formula', formula: '2*3', formulaResult: 6 }]]),
            rowDefs: new Map([[2, { outlineLevel: 1 }]]),
          },
        ],
      }),
    )
    expect(found.rows.map(({ cells, indent }) => [...cells, indent])).toEqual([
      ['Epic', 'Title', 'Points', 0],
      ['Rooms', 'Book', '1', 0],
      ['Rooms', 'Pick', '2', 1],
      ['Pay', 'Card', '6', 0],
    ])
  })
})

/** An archive by hand, with what it says of itself. */
function archive(entries: { name: string; packed: Buffer; says: number; flags?: number }[]): Uint8Array {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const { name, packed, says, flags = 0 } of entries) {
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(8, 8)
    local.writeUInt32LE(packed.length, 18)
    local.writeUInt32LE(says, 22)
    local.writeUInt16LE(name.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(flags, 8)
    entry.writeUInt16LE(8, 10)
    entry.writeUInt32LE(packed.length, 20)
    entry.writeUInt32LE(says, 24)
    entry.writeUInt16LE(name.length, 28)
    entry.writeUInt32LE(at, 42)
    parts.push(local, Buffer.from(name), packed)
    directory.push(entry, Buffer.from(name))
    at += 30 + name.length + packed.length
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...parts, ...directory, end])
}

describe('what is no good workbook is refused with a sentence', () => {
  const malformed = async (bytes: Uint8Array) => {
    const found = await readAnyFile(bytes, 'x.xlsx')
    return 'malformed' in found ? found.malformed : 'was read'
  }
  const zeros = deflateRawSync(Buffer.alloc(50 * 1024 * 1024))

  test('other archives and documents, damaged ones and empty ones', async () => {
    const packed = deflateRawSync('x')
    expect(await malformed(archive([{ name: 'word/document.xml', packed, says: 1 }]))).toContain(
      'not a workbook',
    )
    expect(await malformed(archive([{ name: 'xl/workbook.bin', packed, says: 1 }]))).toContain(
      'save it as xlsx',
    )
    expect(await malformed(archive([{ name: 'xl/workbook.xml', packed, says: 1 }]))).toContain('damaged')
    expect(await malformed((await writeXlsx({ sheets: [backlog] })).slice(0, 900))).toContain('damaged')
    expect(await malformed(await writeXlsx({ sheets: [{ name: 'A', rows: [] }] }))).toContain('No sheet')
    expect(await malformed(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2]))).toContain('save it as xlsx')
  })

  test('bombs: by what they say, by what they do not say, by what they lie', async () => {
    const large = Array.from({ length: 5 }, (_, at) => ({
      name: `xl/${at}.xml`,
      packed: zeros,
      says: 50 * 1024 * 1024,
    }))
    const sheet = { name: 'xl/workbook.xml', packed: zeros }
    expect(await malformed(archive([...large, { ...sheet, says: 10 }]))).toContain(
      'unpacks to more than 200 MB',
    )
    expect(await malformed(archive([{ ...sheet, says: 0 }]))).toContain('does not say')
    expect(await malformed(archive([{ ...sheet, packed: Buffer.alloc(0), says: 0, flags: 8 }]))).toContain(
      'does not say',
    )
    // What unpacks to more than it says is given up at what it says.
    expect(await malformed(archive([{ ...sheet, says: 10 }]))).toContain('damaged')
    const many = Array.from({ length: 5001 }, (_, at) => ({
      name: `${at}`,
      packed: Buffer.alloc(0),
      says: 0,
    }))
    expect(await malformed(archive(many))).toContain('unpacks')
  })

  test('any bytes changed or cut off', async () => {
    const whole = await writeXlsx({ sheets: [lists, backlog] })
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 12 }),
        fc.oneof(fc.constant(whole.length), fc.nat(whole.length)),
        async (changes, length) => {
          const bytes = whole.slice()
          for (const [at, byte] of changes) bytes[at] = byte
          const found = await readAnyFile(bytes.slice(0, length), 'x.xlsx')
          if ('malformed' in found) expect(found.malformed).toMatch(/^[A-Z].*\.$/s)
        },
      ),
      { numRuns: 200 },
    )
  })

  test('a directory in any bytes', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 200 }),
        fc.uint8Array({ minLength: 18, maxLength: 18 }),
        (before, end) => {
          zipDirectory(Uint8Array.from([...before, 0x50, 0x4b, 5, 6, ...end]))
        },
      ),
    )
  })
})
