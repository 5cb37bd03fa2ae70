import type { ActionSpec } from '#web/actions/action.ts'
import { labelOf } from '#web/actions/action.ts'
import { openPalette } from '#web/actions/command-centre.tsx'
import { classNames } from '#web/ui/class-names.ts'
import { Icon } from '#web/ui/icon.tsx'
import { Kbd } from '#web/ui/kbd.tsx'
import { marked } from '#web/ui/marked.ts'
import { useToastFloor } from '#web/ui/use-toast-floor.ts'
import { bulkBarWords as say } from '#words/backlog.ts'
import styles from './bulk-bar.module.css'
import type { Desk } from './desk.ts'
import { bulkActionIds } from './item-actions.ts'
import { usePart } from './use-desk.ts'

/** What can be done with what is selected: the commonest at hand, everything in the palette. */
export function BulkBar({ desk, actions }: { desk: Desk; actions: readonly ActionSpec[] }) {
  const selected = usePart(desk.selected, (ids) => ids)
  const drawn = selected.size > 0
  useToastFloor(drawn ? 52 : 0)
  if (!drawn) return null
  let hidden = 0
  // Without a filter nothing can be hidden, and there may be 100,000 to look at.
  if (desk.shown !== desk.all) for (const id of selected) if (desk.rowOf(id) < 0) hidden += 1
  const byId = new Map(actions.map((action) => [action.id, action]))
  return (
    <div className={styles.bar} role="toolbar" aria-label={say('selected')} data-bulk-bar>
      <span className={styles.count} role="status">
        {marked(
          say,
          'count',
          { aside: (words) => <span className={styles.hidden}>{words}</span> },
          { count: selected.size, hidden },
        )}
      </span>
      {bulkActionIds.map((id, at) => {
        const action = byId.get(id)
        if (!action || action.enabled?.() === false) return null
        const keys = action.keys?.[0]
        return (
          <button
            key={id}
            type="button"
            className={classNames(styles.action, at > 2 && styles.spare)}
            onClick={() => action.perform()}
          >
            {shortLabel(id) ?? labelOf(action)}
            {keys && <Kbd keys={keys} className={styles.keys} />}
          </button>
        )
      })}
      <button type="button" className={styles.action} onClick={openPalette}>
        {say('more')}
        <Kbd keys="Mod+K" className={styles.keys} />
      </button>
      <button
        type="button"
        className={classNames(styles.action, styles.close)}
        aria-label={say('clear')}
        title={say('clearKey')}
        onClick={() => {
          desk.clearSelection()
          desk.focusCursor()
        }}
      >
        <Icon name="close" />
      </button>
    </div>
  )
}

const short: { [id: string]: Parameters<typeof say>[0] } = {
  'item.status': 'status',
  'item.trace': 'trace',
  'item.estimate': 'estimate',
  'item.top': 'top',
}

function shortLabel(id: string): string | undefined {
  const key = short[id]
  return key && say(key)
}
