import type { ImportChoices } from '#protocol/import-choices.ts'
import type { ImportReport } from '#protocol/import-report.ts'
import { type Answer, type ChosenFile, readAgain, readFile } from './import-requests.ts'

/** Where a file goes by default. */
export interface Place {
  /** products that it may have come to before: the first in which most of it stands is where it goes */
  lookIn: readonly string[]
  /** where it goes when it is in none of them: a product, or null for one that is made for it */
  otherwise: string | null
}

/** What came of sending a file. */
export interface Sent {
  answer: Answer<ImportReport>
  /** how it was read */
  choices: ImportChoices
  /** how many of its items stand in each product that it was looked for in */
  known: ReadonlyMap<string, number>
}

export type Send = (file: ChosenFile, signal: AbortSignal) => Promise<Sent>

/** Has a file read as was chosen, `product` being where it is sent from. */
export function sendAs(product: string | null, choices: ImportChoices): Send {
  return async (file, signal) => {
    const answer = await readFile(product, file, choices, signal)
    return { answer, choices, known: knownBy(answer, choices) }
  }
}

/** Has a file read where it goes: what is here already decides. */
export function sendTo(product: string | null, { lookIn, otherwise }: Place): Send {
  const choices = otherwise === null ? { newProduct: {} } : { product: otherwise }
  return async (file, signal) => {
    let known: ReadonlyMap<string, number> = new Map()
    let last: string | null = null
    for (const one of lookIn) {
      const there = { product: one }
      const answer = await readFile(product, file, there, signal)
      known = knownBy(answer, there, known)
      if (!('ok' in answer) || answer.ok.isHome) return { answer, choices: there, known }
      last = answer.ok.import
    }
    const answer: Answer<ImportReport> =
      last === null ? await readFile(product, file, choices, signal) : await readAgain(last, choices, signal)
    return { answer, choices, known: knownBy(answer, choices, known) }
  }
}

/** What is known by now, with what an answer says of the product that it was read for. */
export function knownBy(
  answer: Answer<ImportReport>,
  { newProduct }: ImportChoices,
  before: ReadonlyMap<string, number> = new Map(),
): ReadonlyMap<string, number> {
  if (!('ok' in answer) || newProduct || answer.ok.product === null) return before
  return new Map(before).set(answer.ok.product, answer.ok.known)
}
