import type { ImportChoices } from '#protocol/import-choices.ts'
import type { ImportReport } from '#protocol/import-report.ts'
import { type Answer, type ChosenFile, readAgain, readFile } from './import-requests.ts'

/** Where a file goes by default. */
export interface Place {
  /** a product, or null for one that is made for it */
  product: string | null
  /** unless most of it came to a product before */
  orCameTo: boolean
}

/** What came of sending a file. */
export interface Sent {
  answer: Answer<ImportReport>
  /** how it was read */
  choices: ImportChoices
}

export type Send = (file: ChosenFile, signal: AbortSignal) => Promise<Sent>

/** Has a file read as was chosen, `from` being the product whose page it is sent from. */
export function sendAs(from: string | null, choices: ImportChoices): Send {
  return async (file, signal) => ({ answer: await readFile(from, file, choices, signal), choices })
}

/** Has a file read where it goes: what is here already decides. */
export function sendTo(from: string | null, { product, orCameTo }: Place): Send {
  const choices = product === null ? { newProduct: {} } : { product }
  return async (file, signal) => {
    const answer = await readFile(from, file, choices, signal)
    const before = 'ok' in answer && orCameTo ? answer.ok.cameTo : null
    if (!('ok' in answer) || before === null || before === product) return { answer, choices }
    const there = { product: before }
    return { answer: await readAgain(answer.ok.import, there, signal), choices: there }
  }
}
