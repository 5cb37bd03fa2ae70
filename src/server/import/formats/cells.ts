import { z } from 'zod'
import { numberOf } from './estimates.ts'
import type { Importable } from './importable.ts'
import { wordOf } from './words.ts'

/** The value that a cell has for a field, undefined when it can be none of its values. */
export type ReadCell = (cell: string) => unknown

/** Reads the cells of a field of which nothing is known but what its kind's table says. */
export function cellReader({ type, values, schema }: Importable): ReadCell {
  const judge = z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0])
  return (cell) => {
    const value = typed(cell)
    return value !== undefined && judge.safeParse(value).success ? value : undefined
  }

  function typed(cell: string): unknown {
    const text = cell.trim()
    if (type === 'number') return numberOf(text)
    if (type === 'flag') return flagOf(wordOf(text))
    if (type === 'choice') return values?.find(({ words }) => words.includes(wordOf(text)))?.value
    return type === 'document' ? cell : text
  }
}

function flagOf(word: string): boolean | undefined {
  if (['yes', 'y', 'true', '1', 'x'].includes(word)) return true
  return ['no', 'n', 'false', '0'].includes(word) ? false : undefined
}
