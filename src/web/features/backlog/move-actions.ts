import type { ActionSpec } from '#web/actions/action.ts'
import { backlogActions as say } from '#words/backlog.ts'
import { groupWords } from '#words/groups.ts'
import type { Desk } from './desk.ts'
import { isGrouped } from './grouped.ts'
import { moveSideways, moveStep } from './move-items.ts'
import { onRowsOf, shownOr } from './on-rows.ts'

/** Where rows can be moved to. */
export function moveActions(desk: Desk): ActionSpec[] {
  const { onRows } = onRowsOf(desk)
  const group = groupWords('backlog')
  const grouped = () => isGrouped(desk.shown)
  return [
    onRows({
      id: 'item.up',
      label: say('up'),
      group,
      keys: ['Alt+ArrowUp'],
      words: say('rankWords'),
      perform: () => moveStep(desk, 'up'),
    }),
    onRows({
      id: 'item.down',
      label: say('down'),
      group,
      keys: ['Alt+ArrowDown'],
      words: say('rankWords'),
      perform: () => moveStep(desk, 'down'),
    }),
    onRows({
      id: 'item.top',
      label: shownOr(desk, 'top', 'topOfThese'),
      group,
      keys: ['Alt+Shift+ArrowUp'],
      words: say('topWords'),
      perform: () => moveStep(desk, 'top'),
    }),
    onRows({
      id: 'item.bottom',
      label: shownOr(desk, 'bottom', 'bottomOfThese'),
      group,
      keys: ['Alt+Shift+ArrowDown'],
      words: say('bottomWords'),
      perform: () => moveStep(desk, 'bottom'),
    }),
    onRows({
      id: 'item.previous-release',
      label: say('toPreviousRelease'),
      group,
      keys: ['Alt+Shift+ArrowLeft'],
      words: say('traceWords'),
      enabled: grouped,
      perform: () => moveSideways(desk, -1),
    }),
    onRows({
      id: 'item.next-release',
      label: say('toNextRelease'),
      group,
      keys: ['Alt+Shift+ArrowRight'],
      words: say('traceWords'),
      enabled: grouped,
      perform: () => moveSideways(desk, 1),
    }),
    onRows({
      id: 'item.move-to',
      label: say('moveTo'),
      group,
      words: say('moveToWords'),
      perform: () => desk.moving.set(desk.targets()),
    }),
  ]
}
