import type { CSSProperties } from 'react'
import { useRecord, useStore } from '#web/store/use-store.ts'
import { presenceWords as say } from '#words/presence.ts'
import { hueOf } from './people.ts'
import styles from './presence.module.css'
import { useEditorOf } from './use-people.ts'

/**
 * A ring with a name around what somebody else edits, laid over its parent, which must be positioned. It takes no
 * room, no focus and no press; a screen reader hears of it from `PresenceNews` and finds it among the people here.
 */
export function EditedBy({
  cell,
  tag = 'over',
}: {
  cell: string /** where the name fits */
  tag?: 'over' | 'around' | 'inside' | 'before'
}) {
  const editor = useEditorOf(cell)
  const { member: me } = useStore()
  const name = useRecord('member', editor?.member)?.name
  if (!editor || !name) return null
  const who = editor.member === me ? say('elsewhere') : name
  return (
    <span
      className={styles.ring}
      data-edited-by={name}
      data-tag={tag}
      aria-hidden
      style={{ '--hue': hueOf(editor.member) } as CSSProperties}
    >
      {/* drawn by the style sheet: the name of a cell is to hold the text that is in it, and this is not of it */}
      <span
        className={styles.tag}
        data-name={editor.more > 0 ? say('several', { name: who, count: editor.more }) : who}
      />
    </span>
  )
}
