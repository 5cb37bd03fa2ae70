import { type ActionSpec, toldKey } from '#web/actions/action.ts'
import { announce } from '#web/ui/live-region.tsx'
import { backlogActions as say } from '#words/backlog.ts'
import { groupWords } from '#words/groups.ts'
import type { Desk } from './desk.ts'
import { groupsOf, isGrouped, lineOf, linesOf } from './grouped.ts'
import { onRowsOf, shownOr } from './on-rows.ts'

/** The way through the rows, and which of them are chosen. */
export function rowActions(desk: Desk): ActionSpec[] {
  const { onShownRow } = onRowsOf(desk)
  const group = groupWords('rows')
  const here = () => desk.item(desk.cursor.value.id) !== undefined
  const walk = (step: 1 | -1) => {
    if (desk.gap !== null) {
      desk.focusRow(step === 1 ? desk.gap : desk.gap - 1)
      return
    }
    const line = desk.lineHere()
    // The first press brings one back to where one was.
    desk.focusLine(line < 0 ? 0 : desk.view?.hasFocus() ? line + step : line)
  }
  /** The head of the next group, or of the one before: from within a group that is its own. */
  const walkGroups = (step: 1 | -1) => {
    const heads = groupsOf(desk.shown)
    const lines = heads.map(({ id }) => lineOf(desk.shown, id))
    const here = desk.view?.hasFocus() ? desk.lineHere() : -1
    const to = step === 1 ? lines.find((line) => line > here) : lines.findLast((line) => line < here)
    if (to !== undefined) desk.focusLine(to)
  }
  const grouped = () => isGrouped(desk.shown)
  const rows = () => linesOf(desk.shown) > 0
  return [
    {
      id: 'rows.next',
      label: say('next'),
      group,
      keysOnly: true,
      keys: ['J', 'ArrowDown'],
      enabled: rows,
      perform: () => walk(1),
    },
    {
      id: 'rows.previous',
      label: say('previous'),
      group,
      keysOnly: true,
      keys: ['K', 'ArrowUp'],
      enabled: rows,
      perform: () => walk(-1),
    },
    {
      id: 'rows.next-group',
      label: say('nextGroup'),
      group,
      keys: [']'],
      words: say('groupWords'),
      enabled: grouped,
      perform: () => walkGroups(1),
    },
    {
      id: 'rows.previous-group',
      label: say('previousGroup'),
      group,
      keys: ['['],
      words: say('groupWords'),
      enabled: grouped,
      perform: () => walkGroups(-1),
    },
    {
      id: 'rows.fold-all',
      label: () => say(groupsOf(desk.shown).some(({ folded }) => !folded) ? 'foldAll' : 'unfoldAll'),
      group,
      words: say('groupWords'),
      enabled: grouped,
      perform: () => {
        const groups = groupsOf(desk.shown)
        const folded = groups.some((group) => !group.folded)
        for (const { id } of groups) desk.fold(id, folded)
      },
    },
    onShownRow({
      id: 'rows.select',
      label: say('select'),
      group,
      keys: ['X', 'Shift+Space'],
      perform: ({ id }) => desk.toggle(id),
    }),
    {
      id: 'rows.extend-down',
      label: say('extendDown'),
      group,
      keysOnly: true,
      keys: ['Shift+ArrowDown'],
      enabled: here,
      perform: () => desk.extendBy(1),
    },
    {
      id: 'rows.extend-up',
      label: say('extendUp'),
      group,
      keysOnly: true,
      keys: ['Shift+ArrowUp'],
      enabled: here,
      perform: () => desk.extendBy(-1),
    },
    {
      id: 'rows.select-all',
      label: shownOr(desk, 'selectAll', 'selectShown'),
      group,
      keys: ['Mod+A'],
      enabled: rows,
      missing: () => say('needsRows'),
      perform: () => {
        desk.selectAll()
        announce(say('selectedCount', { count: desk.selected.value.size }))
      },
    },
    {
      id: 'rows.clear-selection',
      label: say('clearSelection'),
      group,
      keys: ['Escape'],
      enabled: () => desk.selected.value.size > 0,
      missing: () => say('needsSelection'),
      perform: () => desk.clearSelection(),
    },
  ]
}

/** What the list answers by itself. */
export function listKeys(): ActionSpec[] {
  const group = groupWords('rows')
  return [
    toldKey({ id: 'rows.ends', label: say('firstLast'), group, keys: ['Home', 'End'] }),
    toldKey({ id: 'rows.page', label: say('page'), group, keys: ['PageUp', 'PageDown'] }),
    toldKey({ id: 'rows.cells', label: say('cells'), group, keys: ['ArrowRight', 'ArrowLeft'] }),
  ]
}
