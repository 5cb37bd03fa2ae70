import { onHand } from '#web/actions/action.ts'
import { backlogActions as say } from '#words/backlog.ts'
import type { Desk } from './desk.ts'

/** Makes the actions on rows; each `enabled` is asked besides. */
export function onRowsOf(desk: Desk) {
  const shownRow = () => desk.item(desk.cursor.value.id)
  const shownRows = () => (desk.hasTargets() ? desk : undefined)
  const ifMay =
    <T>(held: () => T | undefined) =>
    () =>
      desk.mayPlan ? held() : undefined
  const lacking = (reason: 'needsRow' | 'needsOneRow') => () => (desk.mayPlan ? say(reason) : null)
  return {
    /** on the row with the cursor, for all who see it */
    onShownRow: onHand(shownRow, lacking('needsRow')),
    /** on the selection, or else on that row, for all who see them */
    onShownRows: onHand(shownRows, lacking('needsRow')),
    /** on the row with the cursor, for those who plan */
    onOneRow: onHand(ifMay(shownRow), lacking('needsOneRow')),
    /** on the selection, or else on that row, for those who plan */
    onRows: onHand(ifMay(shownRows), lacking('needsRow')),
  }
}

/** The whole backlog is shown, or a part of it: then the action is about these. */
export const shownOr =
  (desk: Desk, whole: Parameters<typeof say>[0], part: Parameters<typeof say>[0]) => () =>
    say(desk.shown === desk.all ? whole : part)
