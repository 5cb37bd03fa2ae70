import { area } from './area.ts'

/** Numbers that stand alone, written as the language writes them. */
export const numberWords = area('numbers', {
  exact: '{number, number, ::.####################}',
})
