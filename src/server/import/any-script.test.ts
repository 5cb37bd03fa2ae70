import { stringify } from 'csv-stringify/sync'
import { describe, expect, test } from 'vitest'
import { encode } from '#tests/support/encode.ts'
import { titlesInAnyScript } from '#tests/support/titles-in-any-script.ts'
import { readFile } from './read-file.ts'

const titles = titlesInAnyScript(10_000)

const wide = (text: string, order: 'le' | 'be', mark: boolean) => {
  const bytes = Buffer.from(`${mark ? '\uFEFF' : ''}${text}`, 'utf16le')
  return order === 'le' ? bytes : bytes.swap16()
}
const encodings: Record<string, (text: string) => Uint8Array> = {
  'UTF-8': (text) => Buffer.from(text),
  'UTF-8 with mark': (text) => Buffer.from(`\uFEFF${text}`),
  'UTF-16 LE with mark': (text) => wide(text, 'le', true),
  'UTF-16 BE with mark': (text) => wide(text, 'be', true),
  'UTF-16 LE without mark': (text) => wide(text, 'le', false),
  'UTF-16 BE without mark': (text) => wide(text, 'be', false),
}

function titlesOf(bytes: Uint8Array, name: string): string[] {
  const reading = readFile(bytes, name)
  if ('malformed' in reading) throw new Error(reading.malformed)
  expect(reading.skipped).toEqual([])
  return reading.drafts.map(({ title }) => title)
}

/** The first difference by itself: a diff of 10,000 lines says nothing. */
function expectSame(found: string[], wanted: string[]) {
  expect(found.length).toBe(wanted.length)
  const at = wanted.findIndex((title, place) => title !== found[place])
  expect(at === -1 ? null : { at, found: found[at], wanted: wanted[at] }).toBeNull()
}

const rows = titles.map((title, at) => [`X-${at}`, title, at % 2 === 0 ? 'Done' : 'To do'])

describe('10,000 titles in many scripts come back as they were written', () => {
  for (const [encoding, encode] of Object.entries(encodings)) {
    test(`as CSV with every delimiter in ${encoding}`, { timeout: 60_000 }, () => {
      for (const [at, delimiter] of [',', ';', '\t', '|'].entries()) {
        const text = stringify([['Id', 'Title', 'Status'], ...rows], {
          delimiter,
          quoted: at % 2 === 1,
          record_delimiter: at < 2 ? '\r\n' : '\n',
        })
        expectSame(titlesOf(encode(text), 'items.csv'), titles)
      }
    })

    test(`as one story per line in ${encoding}`, () => {
      expectSame(titlesOf(encode(titles.join('\r\n')), 'stories.txt'), titles)
      expectSame(titlesOf(encode(titles.map((title) => `#G14# ${title}`).join('\n')), 'stories.txt'), titles)
    })
  }

  test('as a Trello board and as GitHub issues', () => {
    const board = {
      lists: [{ id: 'l', name: 'To do', pos: 1 }],
      cards: titles.map((name, pos) => ({ id: `${pos}`, idList: 'l', name, pos })),
    }
    expectSame(titlesOf(Buffer.from(JSON.stringify(board)), 'board.json'), titles)
    const issues = titles.map((title, number) => ({ number, title, state: 'open', labels: [] }))
    expectSame(titlesOf(Buffer.from(JSON.stringify(issues)), 'issues.json'), titles)
  })

  test('quoted with apostrophes', () => {
    const text = stringify([['Id', 'Title', 'Status'], ...rows], { quote: "'", escape: "'", quoted: true })
    expectSame(titlesOf(Buffer.from(text), 'items.csv'), titles)
  })

  test('unquoted, when the title is the last column', () => {
    const text = ['Status,Title', ...titles.map((title) => `Done,${title}`)].join('\n')
    expectSame(titlesOf(Buffer.from(text), 'items.csv'), titles)
  })
})

test('titles of several lines and of thousands of characters stand whole in the description', () => {
  const long = titles.slice(0, 80).join(' ')
  const lines = titles.slice(100, 105).join('\r\n')
  const text = stringify([
    ['Title', 'Description', 'Status'],
    [long, 'own text', 'Done'],
    [lines, '', 'Done'],
    [`${lines}\n${long}`, '', ''],
  ])
  const reading = readFile(Buffer.from(text), 'items.csv')
  if ('malformed' in reading) throw new Error(reading.malformed)
  const [first, second, third] = reading.drafts
  expect(first?.description).toBe(`${long}\n\nown text`)
  expect(first?.title.length).toBeLessThanOrEqual(500)
  expect(long.startsWith(first?.title.slice(0, -1) ?? '?')).toBe(true)
  expect(second?.description).toBe(lines)
  expect(second?.title).toBe(titles.slice(100, 105).join(' '))
  expect(third?.description).toBe(`${lines}\n${long}`)
  expect(third?.title).toBe(`${titles[100]}…`)
  expect(reading.warnings.join(' ')).toContain('shortened')
})

describe('files that are not Unicode', () => {
  test('Japanese is recognised, whatever it speaks of', () => {
    const japanese = [
      'ユーザーとして、注文の一覧を見たい',
      '検索結果を並べ替える',
      'ログイン画面の改善（優先）',
      '表示速度',
      'APIのエラー処理',
      '半角ｶﾅの対応',
    ]
    const text = [
      '題名;ステータス;説明',
      ...japanese.map((title, at) => `${title};${at % 2 === 0 ? '完了' : '未着手'};説明 ${at}`),
    ].join('\r\n')
    const reading = readFile(encode(text, 'shift_jis'), 'export.csv')
    if ('malformed' in reading) throw new Error(reading.malformed)
    expect(reading.encoding).toBe('shift_jis')
    expect(reading.drafts.map(({ title }) => title)).toEqual(japanese)
    expect(reading.drafts[0]?.status).toBe('done')
    expect(reading.drafts[1]?.description).toBe('説明 1')
    for (const one of japanese)
      expect(titlesOf(encode(`件名\n${one}\n`, 'shift_jis'), 'one.csv')).toEqual([one])
  })

  test('Western European is not mistaken for Japanese, though its bytes often are valid Shift_JIS', () => {
    const western = [
      'Contenu en français',
      'déçu de la créée',
      'Größe ändern',
      'Straße & Überweisung',
      'año próximo',
      'São Paulo',
      'don’t panic',
      'the user’s page',
      'Œuvre à 5 €',
      'Señor',
      'smørrebrød',
      'façade',
      '« été »',
    ]
    for (const title of western)
      expect(titlesOf(encode(`Title,Status\n${title},Done\n`, 'windows-1252'), 'one.csv')).toEqual([title])
    expect(
      titlesOf(
        encode(`Title,Status\n${western.map((title) => `"${title}",Done`).join('\n')}`, 'windows-1252'),
        'all.csv',
      ),
    ).toEqual(western)
  })
})

test('a file in an encoding that it is not in is told which one it is in', () => {
  const bytes = encode('件名,状態\nログイン画面を作る,完了\n検索結果を並べ替える,未着手\n', 'shift_jis')
  expect(readFile(bytes, 'x.csv', { encoding: 'utf-8' })).toEqual({
    malformed:
      'The file cannot be read in the encoding that was chosen, UTF-8; it reads as Shift_JIS (Japanese), so choose that.',
  })
  expect(readFile(bytes, 'x.csv', { encoding: 'shift_jis' })).toMatchObject({ encoding: 'shift_jis' })
})
