import { parseFilter, printFilter, termsOf } from '#domain/backlog/filter.ts'
import type { ActionSpec } from '#web/actions/action.ts'

/** Asks for what traces to no goal. */
export const orphans = 'is:orphan'

export function filterActions({
  text,
  onText,
  input,
}: {
  text: () => string
  onText: (text: string) => void
  input: () => HTMLInputElement | null
}): ActionSpec[] {
  const filtering = () => text().trim() !== ''
  return [
    {
      id: 'filter.focus',
      label: 'Filter',
      group: 'Filter',
      // Only rows in view are on the page, so the browser's own search would miss most.
      keys: ['F', 'Mod+F'],
      words: 'search find',
      perform() {
        input()?.focus()
        input()?.select()
      },
    },
    {
      id: 'filter.drop-last',
      label: 'Take the last word off the filter',
      group: 'Filter',
      keys: ['Shift+F'],
      enabled: filtering,
      perform: () => onText(withoutLastTerm(text())),
    },
    {
      id: 'filter.clear',
      label: 'Clear the filter',
      group: 'Filter',
      keys: ['Alt+Shift+F'],
      enabled: filtering,
      perform: () => onText(''),
    },
    {
      id: 'filter.orphans',
      label: 'Show items that trace to no goal',
      group: 'Filter',
      words: 'orphan loose',
      perform: () => onText(orphans),
    },
  ]
}

export function withoutLastTerm(text: string): string {
  const terms = termsOf(parseFilter(text).filter).slice(0, -1)
  return terms.map((term) => (term.is === 'any' ? `(${printFilter(term)})` : printFilter(term))).join(' ')
}
