import { parseFilter, withoutTerm } from '#domain/backlog/filter.ts'
import type { ActionSpec } from '#web/actions/action.ts'
import { backlogActions as say } from '#words/backlog.ts'
import { groupWords } from '#words/groups.ts'

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
  const group = groupWords('filter')
  const filtering = () => text().trim() !== ''
  return [
    {
      id: 'filter.focus',
      label: say('filter'),
      group,
      // Only rows in view are on the page, so the browser's own search would miss most.
      keys: ['F', 'Mod+F'],
      words: say('filterWords'),
      perform() {
        input()?.focus()
        input()?.select()
      },
    },
    {
      id: 'filter.drop-last',
      label: say('dropLast'),
      group,
      keys: ['Shift+F'],
      enabled: filtering,
      missing: () => say('needsFilter'),
      perform: () => onText(withoutLastTerm(text())),
    },
    {
      id: 'filter.clear',
      label: say('clearFilter'),
      group,
      keys: ['Alt+Shift+F'],
      enabled: filtering,
      missing: () => say('needsFilter'),
      perform: () => onText(''),
    },
    {
      id: 'filter.orphans',
      label: say('orphans'),
      group,
      words: say('orphansWords'),
      perform: () => onText(orphans),
    },
  ]
}

export function withoutLastTerm(text: string): string {
  const last = parseFilter(text).terms.at(-1)
  return last ? withoutTerm(text, last) : ''
}
