import { sought } from '#base/text/fit.ts'
import { groupWords } from '#words/groups.ts'
import { type Action, labelOf } from './action.ts'
import { bestOf, commandFit, cutTo, grouped, likely, looseFit, type Rated } from './rank.ts'

/** A way to go on, such as something to go to. */
export interface PaletteResult {
  id: string
  label: string
  /** what it is, and where; stands quietly at the end */
  detail: string
  perform(): void
}

export interface FoundThings {
  /** the likeliest */
  results: readonly (PaletteResult & Rated)[]
  /** how many fit that are not among them */
  more: number
  /** what can be done with what was typed, whatever fits */
  ways: readonly PaletteResult[]
}

export interface Line {
  id: string
  label: string
  group: string
  /** what stands quietly at the end while something is typed */
  detail: string
  /** it stands there in any case */
  always: boolean
  keys: string | undefined
  /** why it cannot be done now */
  missing: string | null
  perform(): void
}

export interface CommandLine extends Line {
  action: Action
}

/** What cannot be done now is listed where it says what is missing. */
export function linesOf(actions: readonly Action[], hand: string | null): CommandLine[] {
  return actions.flatMap((action) => {
    const missing = action.enabled?.() === false ? (action.missing?.() ?? '') : null
    if (missing === '') return []
    const line: CommandLine = {
      id: action.id,
      label: labelOf(action),
      group: action.onHand && hand !== null ? hand : action.group,
      detail: action.group,
      always: false,
      keys: action.keys?.[0],
      missing,
      perform: () => action.perform(),
      action,
    }
    return [line]
  })
}

const lineOf = ({ id, label, detail, perform }: PaletteResult, group: string): Line => ({
  id: `result:${id}`,
  label,
  group,
  detail,
  always: true,
  keys: undefined,
  missing: null,
  perform: () => perform(),
})

/** More would not be read; typing on is quicker. */
export const MOST = 30

/** With nothing typed: what is in hand first, then this screen, then the rest; what cannot be done now at the end. */
export function linesInOrder(lines: readonly CommandLine[], hand: string | null, groups: readonly string[]) {
  const order = hand === null ? groups : [hand, ...groups]
  const able = lines.filter(({ missing }) => missing === null)
  const idle = lines.filter(({ missing }) => missing !== null)
  return [
    ...grouped(able, (line) => line.group, order),
    ...(idle.length > 0 ? [{ heading: groupWords('notNow'), items: idle }] : []),
  ]
}

/** With something typed: what fits best, and the ways on; `count` is of all that fits. */
export function linesFor(query: string, lines: readonly CommandLine[], things: FoundThings | undefined) {
  const wanted = sought(query)
  const rate = (fitOf: typeof commandFit) =>
    lines.flatMap((line): (Rated & { line: Line })[] => {
      const { words, destroys = false } = line.action
      const fit = fitOf(wanted, { label: line.label, words, destroys })
      const idle = line.missing !== null
      return fit > 0 ? [{ line, fit, likely: likely.command, length: line.label.length, idle, destroys }] : []
    })
  const records = (things?.results ?? []).map((one) => ({ ...one, line: lineOf(one, groupWords('goTo')) }))
  const fitting = [...rate(commandFit), ...records]
  const all = bestOf(fitting.length > 0 ? fitting : rate(looseFit))
  const best = cutTo(MOST, all).map(({ line }) => line)
  const ways = (things?.ways ?? []).map((one) => lineOf(one, groupWords('orElse')))
  return {
    shown: [
      ...(best.length > 0 ? [{ heading: groupWords('best'), items: best }] : []),
      ...(ways.length > 0 ? [{ heading: groupWords('orElse'), items: ways }] : []),
    ],
    count: all.length + (things?.more ?? 0),
  }
}
