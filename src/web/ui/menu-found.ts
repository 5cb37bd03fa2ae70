import { bestFirst } from '#base/text/fit.ts'
import { fold } from '#base/text/fold.ts'
import type { MenuEntry, MenuItem } from './menu.tsx'

/** More would not be read; typing finds the others. */
export const MOST_DRAWN = 200

export interface FoundEntries {
  entries: readonly MenuEntry[]
  /** how many items of these, and of all that fit */
  shown: number
  count: number
}

/** What of a menu fits the text typed above it, beneath its headings, best first. Nothing typed: all in their order. */
export function foundEntries(all: readonly MenuEntry[], query: string, most = MOST_DRAWN): FoundEntries {
  const entries: MenuEntry[] = []
  let [shown, count] = [0, 0]
  for (const { before, items } of runsOf(all)) {
    const fit = bestFirst(items, query, foldedLabel)
    count += fit.length
    const drawn = fit.slice(0, most - shown)
    shown += drawn.length
    if (drawn.length > 0)
      entries.push(...before.filter((one) => one !== 'line' || shown > drawn.length), ...drawn)
  }
  return { entries, shown, count }
}

interface Run {
  /** what stands above the items: a heading, a line */
  before: MenuEntry[]
  items: MenuItem[]
}

function runsOf(entries: readonly MenuEntry[]): Run[] {
  let run: Run = { before: [], items: [] }
  const runs = [run]
  for (const entry of entries) {
    if (typeof entry === 'object' && 'perform' in entry) run.items.push(entry)
    else {
      if (run.items.length > 0) {
        run = { before: [], items: [] }
        runs.push(run)
      }
      run.before.push(entry)
    }
  }
  return runs
}

const folded = new WeakMap<MenuItem, string>()

function foldedLabel(item: MenuItem): string {
  let text = folded.get(item)
  if (text === undefined) {
    const label = typeof item.label === 'string' ? item.label : item.label()
    text = fold(item.detail ? `${label} ${item.detail}` : label)
    folded.set(item, text)
  }
  return text
}
