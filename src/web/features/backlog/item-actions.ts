import { type ActionSpec, toldKey } from '#web/actions/action.ts'
import { menuOf } from '#web/actions/registry.ts'
import { copyText } from '#web/ui/copy-text.ts'
import { announce } from '#web/ui/live-region.tsx'
import type { MenuEntry } from '#web/ui/menu.tsx'
import { backlogActions as say } from '#words/backlog.ts'
import { groupWords } from '#words/groups.ts'
import { deleteTargets, setFields } from './change-items.ts'
import type { Desk } from './desk.ts'
import { groupsOf, lineOf, linesOf } from './grouped.ts'
import { moveSideways, moveStep } from './move-items.ts'
import { pickEstimate, pickKind, pickStatus, pickTheme, pickTrace } from './pickers.ts'
import { keyOf } from './words.ts'

type Key = Parameters<typeof say>[0]

/** Everything that can be done to rows: it feeds keys, the row's menu, the bar, palette and help. */
export function itemActions(desk: Desk): ActionSpec[] {
  const here = () => desk.item(desk.cursor.value.id) !== undefined
  const any = () => desk.mayPlan && desk.hasTargets()
  const one = () => desk.mayPlan && here()
  const group = groupWords('backlog')
  const onHand = true
  const ifMay = (reason: Key) => () => (desk.mayPlan ? say(reason) : null)
  const missing = ifMay('needsRow')
  const needsRows = () => say('needsRows')
  const edit = (field: 'title' | 'estimate') => {
    const { id } = desk.cursor.value
    if (id) desk.editing.set({ id, field })
  }
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
  const grouped = () => groupsOf(desk.shown).length > 0
  const rows = () => linesOf(desk.shown) > 0
  const shownOr = (whole: Key, part: Key) => () => say(desk.shown === desk.all ? whole : part)
  return [
    {
      id: 'item.open',
      label: say('open'),
      group,
      keys: ['Enter', 'O'],
      words: say('openWords'),
      enabled: here,
      onHand,
      missing,
      perform: () => {
        const item = desk.item(desk.cursor.value.id)
        if (item) desk.doors.open(item)
      },
    },
    {
      id: 'item.peek',
      label: say('peek'),
      group,
      keys: ['Space'],
      words: say('peekWords'),
      enabled: here,
      onHand,
      missing,
      perform: () => desk.doors.peek(desk.doors.peeking ? null : (desk.item(desk.cursor.value.id) ?? null)),
    },
    {
      id: 'item.edit',
      label: say('edit'),
      group,
      keys: ['E', 'R', 'F2'],
      words: say('editWords'),
      enabled: one,
      onHand,
      missing: ifMay('needsOneRow'),
      perform: () => edit('title'),
    },
    {
      id: 'item.status',
      label: say('status'),
      group,
      keys: ['S'],
      words: say('statusWords'),
      enabled: any,
      onHand,
      missing,
      perform: () => pickStatus(desk),
    },
    {
      id: 'item.ready',
      label: say('ready'),
      group,
      keys: ['Y'],
      enabled: any,
      onHand,
      missing,
      perform: () => setFields(desk, { status: 'ready' }),
    },
    {
      id: 'item.estimate',
      label: say('estimate'),
      group,
      keys: ['Shift+E'],
      words: say('estimateWords'),
      enabled: any,
      onHand,
      missing,
      perform: () => (desk.selected.value.size > 1 ? pickEstimate(desk) : edit('estimate')),
    },
    {
      id: 'item.kind',
      label: say('kind'),
      group,
      words: say('kindWords'),
      enabled: any,
      onHand,
      missing,
      perform: () => pickKind(desk),
    },
    {
      id: 'item.trace',
      label: say('trace'),
      group,
      keys: ['Shift+G', 'Shift+R'],
      words: say('traceWords'),
      enabled: any,
      onHand,
      missing,
      perform: () => pickTrace(desk),
    },
    {
      id: 'item.theme',
      label: say('theme'),
      group,
      keys: ['T'],
      enabled: any,
      onHand,
      missing,
      perform: () => pickTheme(desk),
    },
    {
      id: 'item.up',
      label: say('up'),
      group,
      keys: ['Alt+ArrowUp'],
      words: say('rankWords'),
      enabled: any,
      onHand,
      missing,
      perform: () => moveStep(desk, 'up'),
    },
    {
      id: 'item.down',
      label: say('down'),
      group,
      keys: ['Alt+ArrowDown'],
      words: say('rankWords'),
      enabled: any,
      onHand,
      missing,
      perform: () => moveStep(desk, 'down'),
    },
    {
      id: 'item.top',
      label: shownOr('top', 'topOfThese'),
      group,
      keys: ['Alt+Shift+ArrowUp'],
      words: say('topWords'),
      enabled: any,
      onHand,
      missing,
      perform: () => moveStep(desk, 'top'),
    },
    {
      id: 'item.bottom',
      label: shownOr('bottom', 'bottomOfThese'),
      group,
      keys: ['Alt+Shift+ArrowDown'],
      words: say('bottomWords'),
      enabled: any,
      onHand,
      missing,
      perform: () => moveStep(desk, 'bottom'),
    },
    {
      id: 'item.previous-release',
      label: say('toPreviousRelease'),
      group,
      keys: ['Alt+Shift+ArrowLeft'],
      words: say('traceWords'),
      enabled: () => any() && grouped(),
      perform: () => moveSideways(desk, -1),
    },
    {
      id: 'item.next-release',
      label: say('toNextRelease'),
      group,
      keys: ['Alt+Shift+ArrowRight'],
      words: say('traceWords'),
      enabled: () => any() && grouped(),
      perform: () => moveSideways(desk, 1),
    },
    {
      id: 'item.move-to',
      label: say('moveTo'),
      group,
      words: say('moveToWords'),
      enabled: any,
      onHand,
      missing,
      perform: () => desk.moving.set(desk.targets()),
    },
    {
      id: 'item.copy-key',
      label: say('copyKey'),
      group,
      keys: ['Mod+.'],
      words: say('copyKeyWords'),
      enabled: () => desk.hasTargets(),
      onHand,
      missing,
      perform: () => copyKeys(desk),
    },
    {
      id: 'item.delete',
      label: say('delete'),
      group,
      keys: ['#'],
      words: say('deleteWords'),
      enabled: any,
      onHand,
      destroys: true,
      missing,
      perform: () => deleteTargets(desk),
    },
    {
      id: 'item.create',
      label: say('create'),
      group: groupWords('create'),
      keys: ['C'],
      words: say('createWords'),
      enabled: () => desk.mayPlan,
      perform: () => {
        const { id } = desk.cursor.value
        const after = desk.view?.hasFocus() && desk.rowOf(id) >= 0 ? id : null
        desk.compose(after)
      },
    },
    {
      id: 'item.create-child',
      label: say('createChild'),
      group: groupWords('create'),
      keys: ['Mod+Shift+O'],
      words: say('createChildWords'),
      enabled: one,
      onHand,
      missing: ifMay('needsOneRow'),
      perform: () => {
        const { id } = desk.cursor.value
        if (id) desk.compose(lastBeneath(desk, id), id)
      },
    },
    {
      id: 'rows.next',
      label: say('next'),
      group: groupWords('rows'),
      keysOnly: true,
      keys: ['J', 'ArrowDown'],
      enabled: rows,
      perform: () => walk(1),
    },
    {
      id: 'rows.previous',
      label: say('previous'),
      group: groupWords('rows'),
      keysOnly: true,
      keys: ['K', 'ArrowUp'],
      enabled: rows,
      perform: () => walk(-1),
    },
    {
      id: 'rows.next-group',
      label: say('nextGroup'),
      group: groupWords('rows'),
      keys: [']'],
      words: say('groupWords'),
      enabled: grouped,
      perform: () => walkGroups(1),
    },
    {
      id: 'rows.previous-group',
      label: say('previousGroup'),
      group: groupWords('rows'),
      keys: ['['],
      words: say('groupWords'),
      enabled: grouped,
      perform: () => walkGroups(-1),
    },
    {
      id: 'rows.fold-all',
      label: () => say(groupsOf(desk.shown).some(({ folded }) => !folded) ? 'foldAll' : 'unfoldAll'),
      group: groupWords('rows'),
      words: say('groupWords'),
      enabled: grouped,
      perform: () => {
        const groups = groupsOf(desk.shown)
        const folded = groups.some((group) => !group.folded)
        for (const { id } of groups) desk.fold(id, folded)
      },
    },
    {
      id: 'rows.select',
      label: say('select'),
      group: groupWords('rows'),
      keys: ['X', 'Shift+Space'],
      enabled: here,
      onHand,
      missing,
      perform: () => {
        const { id } = desk.cursor.value
        if (id) desk.toggle(id)
      },
    },
    {
      id: 'rows.extend-down',
      label: say('extendDown'),
      group: groupWords('rows'),
      keysOnly: true,
      keys: ['Shift+ArrowDown'],
      enabled: here,
      perform: () => desk.extendBy(1),
    },
    {
      id: 'rows.extend-up',
      label: say('extendUp'),
      group: groupWords('rows'),
      keysOnly: true,
      keys: ['Shift+ArrowUp'],
      enabled: here,
      perform: () => desk.extendBy(-1),
    },
    {
      id: 'rows.select-all',
      label: shownOr('selectAll', 'selectShown'),
      group: groupWords('rows'),
      keys: ['Mod+A'],
      enabled: rows,
      missing: needsRows,
      perform: () => {
        desk.selectAll()
        announce(say('selectedCount', { count: desk.selected.value.size }))
      },
    },
    {
      id: 'rows.clear-selection',
      label: say('clearSelection'),
      group: groupWords('rows'),
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

const rowMenuIds = [
  'item.open',
  'item.peek',
  'item.edit',
  'item.status',
  'item.kind',
  'item.estimate',
  'item.trace',
  'item.theme',
  'line',
  'item.up',
  'item.down',
  'item.top',
  'item.bottom',
  'item.move-to',
  'line',
  'rows.select',
  'item.create',
  'item.create-child',
  'item.copy-key',
  'line',
  'item.delete',
]

/** For those who only read, and where a moment is over. */
const readersMenuIds = ['rows.select', 'item.copy-key']

/** The menu of a row, or of the selection when the row is part of it. */
export function rowMenu(desk: Desk): MenuEntry[] {
  return menuOf(desk.mayPlan ? rowMenuIds : readersMenuIds)
}

/** The commonest five of the bar beneath a selection. */
export const bulkActionIds = ['item.status', 'item.trace', 'item.estimate', 'item.top', 'item.delete']

/** The last item that stands in a row beneath its parent, so that a new one joins the end. */
function lastBeneath(desk: Desk, id: string): string {
  let last = id
  for (let row = desk.rowOf(id) + 1; desk.shown.at(row)?.parent === id; row++) last = desk.shown.at(row)!.id
  return last
}

function copyKeys(desk: Desk): void {
  const items = desk.targets()
  const text = items.map((item) => keyOf(desk.product, item)).join(', ')
  void copyText(text, say('copied', { count: items.length, key: text }))
}
