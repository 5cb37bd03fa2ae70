import { capital } from '#base/text/capital.ts'

/** The title that a refusal has at every door, by its code. */
export const titleOf = (code: string): string => capital(code.replaceAll('-', ' '))
