import type { ActionSpec } from '#web/actions/action.ts'
import { menuOf } from '#web/actions/registry.ts'
import { copyText } from '#web/ui/copy-text.ts'
import type { MenuEntry } from '#web/ui/menu.tsx'
import { backlogActions as say } from '#words/backlog.ts'
import { groupWords } from '#words/groups.ts'
import { deleteTargets, setFields } from './change-items.ts'
import type { Desk } from './desk.ts'
import { moveActions } from './move-actions.ts'
import { onRowsOf } from './on-rows.ts'
import { pickEstimate, pickKind, pickStatus, pickTheme, pickTrace } from './pickers.ts'
import { rowActions } from './row-actions.ts'
import { keyOf } from './words.ts'

/** Everything that can be done to rows: it feeds keys, the row's menu, the bar, palette and help. */
export function itemActions(desk: Desk): ActionSpec[] {
  const { onShownRow, onShownRows, onOneRow, onRows } = onRowsOf(desk)
  const group = groupWords('backlog')
  return [
    onShownRow({
      id: 'item.open',
      label: say('open'),
      group,
      keys: ['Enter', 'O'],
      words: say('openWords'),
      perform: (item) => desk.doors.open(item),
    }),
    onShownRow({
      id: 'item.peek',
      label: say('peek'),
      group,
      keys: ['Space'],
      words: say('peekWords'),
      perform: (item) => desk.doors.peek(desk.doors.peeking ? null : item),
    }),
    onOneRow({
      id: 'item.edit',
      label: say('edit'),
      group,
      keys: ['E', 'R', 'F2'],
      words: say('editWords'),
      perform: (item) => desk.editing.set({ id: item.id, field: 'title' }),
    }),
    onRows({
      id: 'item.status',
      label: say('status'),
      group,
      keys: ['S'],
      words: say('statusWords'),
      perform: pickStatus,
    }),
    onRows({
      id: 'item.ready',
      label: say('ready'),
      group,
      keys: ['Y'],
      perform: () => setFields(desk, { status: 'ready' }),
    }),
    onRows({
      id: 'item.estimate',
      label: say('estimate'),
      group,
      keys: ['Shift+E'],
      words: say('estimateWords'),
      perform: () => {
        const { id } = desk.cursor.value
        if (desk.selected.value.size > 1) pickEstimate(desk)
        else if (id) desk.editing.set({ id, field: 'estimate' })
      },
    }),
    onRows({
      id: 'item.kind',
      label: say('kind'),
      group,
      words: say('kindWords'),
      perform: pickKind,
    }),
    onRows({
      id: 'item.trace',
      label: say('trace'),
      group,
      keys: ['Shift+G', 'Shift+R'],
      words: say('traceWords'),
      perform: pickTrace,
    }),
    onRows({
      id: 'item.theme',
      label: say('theme'),
      group,
      keys: ['T'],
      perform: pickTheme,
    }),
    ...moveActions(desk),
    onShownRows({
      id: 'item.copy-key',
      label: say('copyKey'),
      group,
      keys: ['Mod+.'],
      words: say('copyKeyWords'),
      perform: copyKeys,
    }),
    onRows({
      id: 'item.delete',
      label: say('delete'),
      group,
      keys: ['#'],
      words: say('deleteWords'),
      destroys: true,
      perform: deleteTargets,
    }),
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
    onOneRow({
      id: 'item.create-child',
      label: say('createChild'),
      group: groupWords('create'),
      keys: ['Mod+Shift+O'],
      words: say('createChildWords'),
      perform: ({ id }) => desk.compose(lastBeneath(desk, id), id),
    }),
    ...rowActions(desk),
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
