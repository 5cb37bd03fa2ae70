import { limits } from '../limits.ts'

/** A number from a cell that says nothing else, undefined when it is none. Takes 0.5 and 0,5. */
export function numberOf(text: string): number | undefined {
  return /^-?\d{1,12}(?:[.,]\d{1,12})?$/.test(text) ? Number(text.replace(',', '.')) : undefined
}

/** Story points from a cell: null when empty, undefined when it is no number from 0 to 10,000. */
export function estimateOf(cell: string): number | null | undefined {
  const text = cell.trim()
  if (text === '') return null
  const value = numberOf(text)
  return value !== undefined && value >= 0 && value <= limits.estimate ? value : undefined
}
