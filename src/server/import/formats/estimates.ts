import { limits } from '../limits.ts'

/** Story points from a cell: null when empty, undefined when it is no number from 0 to 10,000. Takes 0.5 and 0,5. */
export function estimateOf(cell: string): number | null | undefined {
  const text = cell.trim()
  if (text === '') return null
  if (!/^\d{1,12}(?:[.,]\d{1,12})?$/.test(text)) return undefined
  const value = Number(text.replace(',', '.'))
  return value <= limits.estimate ? value : undefined
}
