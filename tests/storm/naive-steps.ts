import type { Written } from './naive-plan.ts'
import { mayWorkOn } from './naive-rights.ts'
import { withdrawOnPaper } from './naive-undo.ts'
import { type Fields, type Paper, Trouble } from './paper.ts'
import type { PaperHistory } from './paper-history.ts'

/** What the intents do that are about long work. False when the intent is about something else. */
export function onSteps(
  paper: Paper,
  history: PaperHistory,
  name: string,
  input: Fields,
  actor: string,
  at: string,
  written: Written | null,
): boolean {
  switch (name) {
    case 'begin-step': {
      const { step, product, by, label, total } = input
      paper.card(product)
      mayWorkOn(paper, by as string, product)
      const what = {
        by,
        kind: 'import',
        of: null,
        state: 'running',
        label,
        done: 0,
        total,
        refusal: null,
        left: 0,
        short: [],
      }
      paper.add({ id: paper.free(step), product, ...what, createdAt: at })
      return true
    }
    case 'advance-step': {
      const { step, ...fields } = input
      const ends = fields.state === 'done' || fields.state === 'cancelling'
      if (!ends || paper.card(step).state === 'running') paper.set(step as string, fields)
      return true
    }
    case 'cancel-step':
      if (paper.card(input.step).state === 'running') paper.set(input.step as string, { state: 'cancelling' })
      return true
    case 'undo-step': {
      const of = paper.card(input.step)
      const busy = paper.all('stp').some((other) => other.of === of.id && other.state === 'running')
      if (of.state !== 'done' || busy) throw new Trouble(`${of.id} is under way`)
      const what = { by: actor, kind: 'undo', of: of.id, state: 'running', done: 0, left: 0, short: [] }
      paper.add({ ...of, id: paper.free(input.undo), ...what, createdAt: at })
      return true
    }
    case 'withdraw-commit':
      withdrawOnPaper(paper, history, input.commit as string, written?.order ?? null)
      return true
    default:
      return false
  }
}
