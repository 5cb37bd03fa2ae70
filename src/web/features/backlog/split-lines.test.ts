import { describe, expect, test } from 'vitest'
import { pasteInto, splitLines } from './split-lines.ts'

describe('pasted text', () => {
  test('each line that says something is a title', () => {
    expect(splitLines('Zoom the map\r\n\r\n  Save a hike \nShare\n')).toEqual([
      'Zoom the map',
      'Save a hike',
      'Share',
    ])
  })

  test('list marks go, and only at the beginning', () => {
    expect(splitLines('- [ ] one\n* two - three\n12. four\n• five\n# six')).toEqual([
      'one',
      'two - three',
      'four',
      'five',
      'six',
    ])
  })

  test('a number or a dash that belongs to the words stays', () => {
    expect(splitLines('3D view of the trail\n-5 degrees and below\n2027. The year')).toEqual([
      '3D view of the trail',
      '-5 degrees and below',
      '2027. The year',
    ])
  })

  test('cells of a spreadsheet are one title a row', () => {
    expect(splitLines('TM-1\tZoom\t\t3\nTM-2\tSave')).toEqual(['TM-1 · Zoom · 3', 'TM-2 · Save'])
  })

  test('no script is altered', () => {
    expect(splitLines('地図を拡大する\nхранить маршрут\nمسار')).toEqual([
      '地図を拡大する',
      'хранить маршрут',
      'مسار',
    ])
  })
})

test('lines that are pasted go on from what was typed, at the caret, in the place of what is selected', () => {
  expect(pasteInto('Buy ', 4, 4, ['figs', 'plums'])).toEqual(['Buy figs', 'plums'])
  expect(pasteInto('Buy some and eat', 4, 8, ['figs', 'plums'])).toEqual(['Buy figs', 'plums and eat'])
  expect(pasteInto('', 0, 0, ['figs', 'plums'])).toEqual(['figs', 'plums'])
})
