import { useLayoutEffect, useRef } from 'react'
import type { Item } from '#domain/backlog/item.ts'
import type { Row } from '#domain/kinds.ts'
import { useFieldDraft } from '#web/product/use-field-draft.ts'
import { InlineEdit, type InlineEditHandle, type Unsaved } from '#web/ui/inline-edit.tsx'
import { backlogWords as say } from '#words/backlog.ts'
import { saveField } from './change-items.ts'
import styles from './item-row.module.css'
import { goBeside } from './list-input.ts'
import { useRowHeight } from './list-sizes.ts'
import { columns } from './pickers.ts'
import { useDesk } from './use-desk.ts'
import { readEstimate } from './words.ts'

/** A value of a row while it is edited in its place. It goes when editing ends; text that cannot be saved stays. */
export function EditField({ item, field }: { item: Item; field: 'title' | 'estimate' }) {
  const desk = useDesk()
  const handle = useRef<InlineEditHandle>(null)
  const draft = useFieldDraft('item', item, field, ([made]) => {
    desk.cursor.set({ id: String((made?.input as Row | undefined)?.item ?? ''), column: -1 })
    // The button that had the focus goes with its toast.
    requestAnimationFrame(() => desk.focusCursor())
  })
  const box = useRef<HTMLSpanElement>(null)
  useLayoutEffect(() => handle.current?.edit(), [])
  // What is said beneath stands below the row, which is as high as what is typed.
  const heights = useRef({ row: 0, beneath: 0 })
  const makeRoom = (changed: Partial<typeof heights.current>) => {
    Object.assign(heights.current, changed)
    const height = heights.current.row + heights.current.beneath
    desk.beneath.set(height > 0 ? { id: item.id, height } : null)
  }
  const rowHeight = useRowHeight()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the row is one as long as it is edited
  useLayoutEffect(() => {
    const row = box.current?.closest<HTMLElement>('[role="row"]')
    if (!row) return undefined
    const grown = new ResizeObserver(() => makeRoom({ row: Math.max(0, row.offsetHeight - rowHeight) }))
    grown.observe(row)
    return () => {
      grown.disconnect()
      makeRoom({ row: 0, beneath: 0 })
    }
  }, [rowHeight])

  const save = (text: string, was: Item['title' | 'estimate']): Unsaved | undefined => {
    if (field === 'title') return saveField(desk, item, { title: text }, { title: was })
    const estimate = readEstimate(text)
    if (estimate === undefined) return say('noEstimate')
    return saveField(desk, item, { estimate }, { estimate: was })
  }
  /** After the press has been dealt with: is the text still open? */
  const look = () => {
    requestAnimationFrame(() => {
      if (!box.current || box.current.querySelector('[data-editing]')) return
      const { value } = desk.editing
      if (value?.id === item.id && value.field === field) desk.editing.set(null)
      if (document.activeElement === document.body) desk.focusCursor()
    })
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only listens to what its field does
    <span ref={box} className={styles.edit} onKeyDownCapture={look} onClickCapture={look} onBlur={look}>
      <InlineEdit
        ref={handle}
        label={say(field)}
        value={field === 'title' ? item.title : String(item.estimate ?? '')}
        saw={item[field]}
        onSave={save}
        draft={draft}
        tabIndex={-1}
        onBeneath={(height) => makeRoom({ beneath: height })}
        onTab={(step) => goBeside(desk, item.id, columns[field], step)}
        selects
        {...(field === 'title' ? { lines: 'wrap' as const } : { inputMode: 'decimal' as const })}
      />
    </span>
  )
}
