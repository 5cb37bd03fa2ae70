import { type KeyboardEvent, useId, useMemo, useState } from 'react'
import { Button } from '#web/ui/button.tsx'
import { classNames } from '#web/ui/class-names.ts'
import { Dialog } from '#web/ui/dialog.tsx'
import { TextField } from '#web/ui/field.tsx'
import { moveDialogWords as say } from '#words/backlog.ts'
import { named } from './change-items.ts'
import type { Desk } from './desk.ts'
import styles from './move-dialog.module.css'
import { type Place, placesFor } from './move-places.ts'
import { usePart } from './use-desk.ts'

/** The way to any place without dragging: a rank, or the item to stand behind. */
export function MoveDialog({ desk }: { desk: Desk }) {
  const open = usePart(desk.moving, (value) => value)
  const close = () => desk.moving.set(false)
  return (
    <Dialog
      open={open}
      onClose={close}
      title={open ? say('title', named(desk, desk.targets())) : ''}
      size="small"
      place="top"
    >
      <MoveBody desk={desk} close={close} />
    </Dialog>
  )
}

function MoveBody({ desk, close }: { desk: Desk; close: () => void }) {
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const id = useId()
  const { places, count } = useMemo(() => placesFor(desk, text), [desk, text])
  const chosen = Math.min(at, places.length - 1)
  const go = (place: Place | undefined) => {
    if (!place) return
    // Asked now: focus comes back to the place on the page, where by then another item may stand.
    const items = desk.targets()
    const current = items.find(({ id }) => id === desk.cursor.value.id) ?? items[0]
    close()
    place.go(items)
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
