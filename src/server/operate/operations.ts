/** What is done to a data folder from a terminal, beside a running server or without one. */
export const operations = ['backup', 'restore', 'recover', 'doctor'] as const
export type Operation = (typeof operations)[number]

export function isOperation(word: string): word is Operation {
  return (operations as readonly string[]).includes(word)
}

/** Where an operation writes: results, and messages for the person. */
export interface Terminal {
  out(text: string): void
  err(text: string): void
}
