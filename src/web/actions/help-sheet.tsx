import { useMemo, useState } from 'react'
import { Dialog } from '#web/ui/dialog.tsx'
import { TextField } from '#web/ui/field.tsx'
import { Kbd } from '#web/ui/kbd.tsx'
import type { Hold } from '#web/ui/key-hold.ts'
import { keyText } from '#web/ui/keys.ts'
import { actionsWords } from '#words/actions.ts'
import { type Action, labelOf } from './action.ts'
import styles from './help-sheet.module.css'
import { grouped, rank } from './rank.ts'

/** All actions of this screen that have keys, by heading, found by name or by key. */
export function HelpSheet({
  open,
  hold,
  onClose,
  actions,
  groups,
}: {
  open: boolean
  /** keeps what is typed until the field has the focus */
  hold: Hold
  onClose: () => void
  actions: readonly Action[]
  groups: readonly string[]
}) {
  return (
    <Dialog open={open} hold={hold} onClose={onClose} title={actionsWords('keys')} place="side">
      <HelpBody actions={actions} groups={groups} />
    </Dialog>
  )
}

function HelpBody({ actions, groups }: { actions: readonly Action[]; groups: readonly string[] }) {
  const [query, setQuery] = useState('')
  const withKeys = useMemo(() => actions.filter((action) => (action.keys?.length ?? 0) > 0), [actions])
  const shown = useMemo(() => {
    const texts = (action: Action) => ({
      label: labelOf(action),
      words: [action.words, ...(action.keys ?? []).map((one) => keyText(one))].filter(Boolean).join(','),
    })
    return grouped(rank(query, withKeys, texts), (action) => action.group, groups)
  }, [query, withKeys, groups])
  const count = shown.reduce((sum, group) => sum + group.items.length, 0)
  return (
    <>
      <TextField
        label={actionsWords('findKey')}
        hideLabel
        placeholder={actionsWords('findKeyHint')}
        value={query}
        onChange={setQuery}
        className={styles.search}
      />
      <p role="status" className={styles.count}>
        {query && actionsWords('keysFound', { query, count, all: withKeys.length })}
      </p>
      {shown.map((group) => (
        <section key={group.heading} className={styles.group}>
          <h3 className={styles.heading}>{group.heading}</h3>
          <dl>
            {group.items.map((action) => (
              <div key={action.id} className={styles.line}>
                <dt>{labelOf(action)}</dt>
                <dd className={styles.keys}>
                  {(action.keys ?? []).map((keys) => (
                    <Kbd key={keys} keys={keys} always />
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </>
  )
}
