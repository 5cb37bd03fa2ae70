import { describe, expect, test } from 'vitest'
import { compiled } from '../scripts/compile-words.mjs'
import { formatOf, type Message } from '../src/words/message.ts'

const marked = "{count, plural, one {# row} other {# rows}} of <b>{of}</b>: it's '{'so'}'"
const words = new Map<string, Message>([
  ['rows.plain', 'One, two.'],
  ['rows.marked', marked],
  ['rows.many.more', '{count, number} more'],
  ['rowsOfMore.plain', 'Three'],
])
const code = `import { area } from './area.ts'
/** Rows. */
export const rowWords = area('rows', { plain: 'One, two.', marked: \`\${shared}…\` })
export const more = area('rowsOfMore', { plain: 'Three' })
`
const built = compiled(code, 'rows.ts', words)
const areas = (text: string) => {
  const made: Record<string, Record<string, Message>> = {}
  const area = (name: string, messages: Record<string, Message>) => {
    made[name] = messages
  }
  new Function('area', text.replace(/^import.*$/m, '').replaceAll('export ', ''))(area)
  return made
}

describe('the words that a page is built with', () => {
  test('are parsed already, and say the same', () => {
    const message = areas(built).rows!.marked!
    const values = { count: 1200, of: 'R1', b: (parts: unknown[]) => `*${parts.join('')}*` }
    expect(message).toBeInstanceOf(Array)
    expect(formatOf(message, 'en').format(values)).toBe("1,200 rows of *R1*: it's {so}")
    expect(formatOf(marked, 'en').format(values)).toBe("1,200 rows of *R1*: it's {so}")
  })

  test('are those of the area, whatever their keys', () => {
    expect(Object.keys(areas(built).rows!)).toEqual(['plain', 'marked', 'many.more'])
    expect(areas(built).rowsOfMore).toEqual({ plain: 'Three' })
  })

  test('stay strings where there is nothing to parse, and nothing else changes', () => {
    expect(areas(built).rows!.plain).toBe('One, two.')
    expect(built.split('\n')[1]).toBe('/** Rows. */')
    expect(compiled('export function area() {}', 'area.ts', words)).toBe('export function area() {}')
  })
})
