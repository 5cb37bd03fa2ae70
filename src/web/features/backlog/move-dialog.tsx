import { type KeyboardEvent, useId, useMemo, useRef, useState } from 'react'
import type { Item } from '#domain/backlog/item.ts'
import { afterPaint } from '#web/ui/after-paint.ts'
import { Button } from '#web/ui/button.tsx'
import { classNames } from '#web/ui/class-names.ts'
import { Dialog } from '#web/ui/dialog.tsx'
import { TextField } from '#web/ui/field.tsx'
import { showToast } from '#web/ui/toast.tsx'
import { backlogWords, moveDialogWords as say } from '#words/backlog.ts'
import { named } from './change-items.ts'
import type { Desk } from './desk.ts'
import styles from './move-dialog.module.css'
import { type Place, placesFor } from './move-places.ts'
import { usePart } from './use-desk.ts'

/** The way to any place without dragging: a rank, or the item to stand behind. */
export function MoveDialog({ desk }: { desk: Desk }) {
  const moving = usePart(desk.moving, (value) => value)
  // The same while it closes.
  const last = useRef<readonly Item[]>([])
  last.current = moving ?? last.current
  const close = () => desk.moving.set(null)
  return (
    <Dialog
      open={moving !== null}
      onClose={close}
      title={moving ? say('title', named(desk, moving)) : ''}
      size="small"
      place="top"
    >
      <MoveBody desk={desk} moving={last.current} close={close} />
    </Dialog>
  )
}

function MoveBody({ desk, moving, close }: { desk: Desk; moving: readonly Item[]; close: () => void }) {
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const id = useId()
  const gone = useRef(false)
  const { places, count } = useMemo(() => placesFor(desk, text), [desk, text])
  const chosen = Math.min(at, places.length - 1)
  const go = (place: Place | undefined) => {
    if (!place || gone.current) return
    // Those that the dialog was opened for, and no others: somebody may have deleted one meanwhile.
    const items = moving.flatMap(({ id }) => desk.item(id) ?? [])
    const current = items.find(({ id }) => id === desk.cursor.value.id) ?? items[0]
    // The going of the dialog is as much work as the move, and can wait for the frame that shows where the row went.
    gone.current = true
    afterPaint(close)
    if (items.length > 0) place.go(items)
    else {
      const text = backlogWords('deletedByOther', {
        ...named(desk, moving),
        ...desk.store.whoDeleted(moving[0]?.id),
      })
      showToast({ text, tone: 'bad' })
    }
    if (current) focusWhenBack(desk, current.id)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      const step = event.key === 'ArrowDown' ? 1 : -1
      if (places.length > 0) setAt((chosen + step + places.length) % places.length)
    } else if (event.key === 'Enter') {
      event.preventDefault()
      go(places[chosen])
    }
  }
  return (
    <>
      <TextField
        label={say('to')}
        hint={say('hint', { count: desk.all.size })}
        value={text}
        onChange={(next) => {
          setText(next)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
        role="combobox"
        aria-expanded={places.length > 0}
        aria-controls={`${id}-places`}
        aria-activedescendant={places.length > 0 ? `${id}-${chosen}` : undefined}
        aria-autocomplete="list"
        autoComplete="off"
      />
      <div id={`${id}-places`} role="listbox" aria-label={say('places')} className={styles.places}>
        {places.map((place, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's, as in any combobox
          <div
            key={place.id}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === chosen}
            className={classNames(styles.place, index === chosen && styles.chosen)}
            onPointerMove={() => setAt(index)}
            onClick={() => go(place)}
          >
            <span className={styles.label}>{place.label}</span>
            <span dir="auto" className={styles.detail}>
              {place.detail}
            </span>
          </div>
        ))}
      </div>
      <div className={styles.foot}>
        <p className={styles.count} role="status">
          {places.length === 0
            ? /^\d+$/.test(text.trim())
              ? say('noRank', { count: desk.all.size })
              : say('notCalled')
            : count > places.length && say('some', { shown: places.length, count })}
        </p>
        <Button look="quiet" onClick={close}>
          {say('cancel')}
        </Button>
        <Button look="first" disabled={places.length === 0} onClick={() => go(places[chosen])}>
          {say('move')}
        </Button>
      </div>
    </>
  )
}

/** Frames within which a closing dialog has given focus back. */
const backWithin = 30

/** Puts focus on an item, also once the dialog that closes has given it back to the place where it was. */
function focusWhenBack(desk: Desk, id: string): void {
  let frames = 0
  const look = () => {
    const row = desk.rowOf(id)
    if (row < 0) return
    const back = document.activeElement?.closest('[role="dialog"]') === null
    if (!back && frames++ < backWithin) requestAnimationFrame(look)
    else desk.focusRow(row)
  }
  requestAnimationFrame(() => requestAnimationFrame(look))
}
