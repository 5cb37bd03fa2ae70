import { count } from '#base/text/count.ts'
import { pointing } from '#domain/kernel/state.ts'
import type { ActionSpec } from '#web/actions/action.ts'
import { menuOf } from '#web/actions/registry.ts'
import { announce } from '#web/ui/live-region.tsx'
import type { MenuEntry } from '#web/ui/menu.tsx'
import { deleteTargets, setFields } from './change-items.ts'
import type { Desk } from './desk.ts'
import { moveStep } from './move-items.ts'
import { pickEstimate, pickKind, pickStatus, pickTheme, pickTrace } from './pickers.ts'
import { keyOf } from './words.ts'

/** Everything that can be done to rows: it feeds keys, the row's menu, the bar, palette and help. */
export function itemActions(desk: Desk): ActionSpec[] {
  const here = () => desk.item(desk.cursor.value.id) !== undefined
  const any = () => desk.mayPlan && desk.hasTargets()
  const one = () => desk.mayPlan && here()
  const group = 'Backlog'
  const edit = (field: 'title' | 'estimate') => {
    const { id } = desk.cursor.value
    if (id) desk.editing.set({ id, field })
  }
  const walk = (step: 1 | -1) => {
    const row = desk.rowOf(desk.cursor.value.id)
    if (desk.gap !== null) {
      desk.focusRow(step === 1 ? desk.gap : desk.gap - 1)
      return
    }
    // The first press brings one back to where one was.
    desk.focusRow(row < 0 ? 0 : desk.view?.hasFocus() ? row + step : row)
  }
  const rows = () => desk.shown.size > 0
  const shownOr = (whole: string, part: string) => () => (desk.shown.size < desk.all.size ? part : whole)
  return [
    {
      id: 'item.edit',
      label: 'Edit title',
      group,
      keys: ['Enter', 'E', 'R', 'O', 'F2'],
      words: 'rename open',
      enabled: one,
      perform: () => edit('title'),
    },
    {
      id: 'item.status',
      label: 'Status…',
      group,
      keys: ['S'],
      enabled: any,
      perform: () => pickStatus(desk),
    },
    {
      id: 'item.ready',
      label: 'Mark ready',
      group,
      keys: ['Y'],
      enabled: any,
      perform: () => setFields(desk, { status: 'ready' }, 'ready'),
    },
    {
      id: 'item.estimate',
      label: 'Estimate…',
      group,
      keys: ['Shift+E'],
      words: 'points size effort',
      enabled: any,
      perform: () => (desk.selected.value.size > 1 ? pickEstimate(desk) : edit('estimate')),
    },
    {
      id: 'item.kind',
      label: 'Type…',
      group,
      words: 'kind epic story',
      enabled: any,
      perform: () => pickKind(desk),
    },
    {
      id: 'item.trace',
      label: 'Trace to a feature…',
      group,
      keys: ['Shift+G', 'Shift+R'],
      words: 'goal release feature orphan why',
      enabled: any,
      perform: () => pickTrace(desk),
    },
    {
      id: 'item.theme',
      label: 'Theme…',
      group,
      keys: ['T'],
      enabled: () => any() && pointing(desk.store.state, 'theme', 'product', desk.product.id).size > 0,
      perform: () => pickTheme(desk),
    },
    {
      id: 'item.up',
      label: 'Move up',
      group,
      keys: ['Alt+ArrowUp'],
      words: 'rank',
      enabled: any,
      perform: () => moveStep(desk, 'up'),
    },
    {
      id: 'item.down',
      label: 'Move down',
      group,
      keys: ['Alt+ArrowDown'],
      words: 'rank',
      enabled: any,
      perform: () => moveStep(desk, 'down'),
    },
    {
      id: 'item.top',
      label: shownOr('Move to the top', 'Move to the top of these'),
      group,
      keys: ['Alt+Shift+ArrowUp'],
      words: 'rank first',
      enabled: any,
      perform: () => moveStep(desk, 'top'),
    },
    {
      id: 'item.bottom',
      label: shownOr('Move to the bottom', 'Move to the bottom of these'),
      group,
      keys: ['Alt+Shift+ArrowDown'],
      words: 'rank last',
      enabled: any,
      perform: () => moveStep(desk, 'bottom'),
    },
    {
      id: 'item.move-to',
      label: 'Move to a rank, or after…',
      group,
      words: 'position place reorder',
      enabled: any,
      perform: () => desk.moving.set(true),
    },
    {
      id: 'item.copy-key',
      label: 'Copy key',
      group,
      keys: ['Mod+.'],
      words: 'id',
      enabled: () => desk.hasTargets(),
      perform: () => copyKeys(desk),
    },
    {
      id: 'item.delete',
      label: 'Delete',
      group,
      keys: ['#'],
      words: 'remove',
      enabled: any,
      perform: () => deleteTargets(desk),
    },
    {
      id: 'item.create',
      label: 'New item',
      group: 'Create',
      keys: ['C'],
      words: 'add story epic defect',
      enabled: () => desk.mayPlan,
      perform: () => {
        const { id } = desk.cursor.value
        desk.composing.set({ after: desk.view?.hasFocus() && desk.rowOf(id) >= 0 ? id : null, parent: null })
      },
    },
    {
      id: 'item.create-child',
      label: 'New item beneath this one',
      group: 'Create',
      keys: ['Mod+Shift+O'],
      words: 'child sub-item',
      enabled: one,
      perform: () => {
        const { id } = desk.cursor.value
        if (id) desk.composing.set({ after: lastBeneath(desk, id), parent: id })
      },
    },
    {
      id: 'rows.next',
      label: 'Next row',
      group: 'Rows',
      keys: ['J', 'ArrowDown'],
      enabled: rows,
      perform: () => walk(1),
    },
    {
      id: 'rows.previous',
      label: 'Previous row',
      group: 'Rows',
      keys: ['K', 'ArrowUp'],
      enabled: rows,
      perform: () => walk(-1),
    },
    {
      id: 'rows.select',
      label: 'Select row',
      group: 'Rows',
      keys: ['X', 'Shift+Space'],
      enabled: here,
      perform: () => {
        const { id } = desk.cursor.value
        if (id) desk.toggle(id)
      },
    },
    {
      id: 'rows.extend-down',
      label: 'Select the next row too',
      group: 'Rows',
      keys: ['Shift+ArrowDown'],
      enabled: here,
      perform: () => desk.extendBy(1),
    },
    {
      id: 'rows.extend-up',
      label: 'Select the previous row too',
      group: 'Rows',
      keys: ['Shift+ArrowUp'],
      enabled: here,
      perform: () => desk.extendBy(-1),
    },
    {
      id: 'rows.select-all',
      label: shownOr('Select all', 'Select all that the filter shows'),
      group: 'Rows',
      keys: ['Mod+A'],
      enabled: rows,
      perform: () => {
        desk.selectAll()
        announce(`${count(desk.selected.value.size, 'item')} selected.`)
      },
    },
    {
      id: 'rows.clear-selection',
      label: 'Clear selection',
      group: 'Rows',
      keys: ['Escape'],
      enabled: () => desk.selected.value.size > 0,
      perform: () => desk.clearSelection(),
    },
  ]
}

const rowMenuIds = [
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

/** The menu of a row, or of the selection when the row is part of it. */
export function rowMenu(): MenuEntry[] {
  return menuOf(rowMenuIds)
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
  navigator.clipboard.writeText(text).then(
    () => announce(`Copied ${items.length === 1 ? text : count(items.length, 'key')}.`),
    () => announce('The browser did not allow copying.', 'assertive'),
  )
}
