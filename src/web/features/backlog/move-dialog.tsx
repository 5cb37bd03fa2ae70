import { type KeyboardEvent, useId, useMemo, useState } from 'react'
import { fold } from '#base/text/tokens.ts'
import { foldedTitle } from '#domain/backlog/filter-match.ts'
import type { Item } from '#domain/backlog/item.ts'
import { Button } from '#web/ui/button.tsx'
import { classNames } from '#web/ui/class-names.ts'
import { Dialog } from '#web/ui/dialog.tsx'
import { TextField } from '#web/ui/field.tsx'
import { moveDialogWords as say } from '#words/backlog.ts'
import { named } from './change-items.ts'
import type { Desk } from './desk.ts'
import styles from './move-dialog.module.css'
import { moveAfter, moveToRank } from './move-items.ts'
import { usePart } from './use-desk.ts'
import { keyOf } from './words.ts'

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

interface Place {
  id: string
  label: string
  detail: string
  go(items: Item[]): void
}

const most = 8

function MoveBody({ desk, close }: { desk: Desk; close: () => void }) {
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const id = useId()
  const places = useMemo(() => placesFor(desk, text), [desk, text])
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
    if (event.nativeEvent.isComposing) return
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
        {places.length === 0 && (
          <p className={styles.none} role="status">
            {/^\d+$/.test(text.trim()) ? say('noRank', { count: desk.all.size }) : say('notCalled')}
          </p>
        )}
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

function placesFor(desk: Desk, text: string): Place[] {
  const typed = text.trim()
  const moving = new Set<string>(desk.targets().map(({ id }) => id))
  const size = desk.all.size
  const last = size - moving.size + 1
  const toRank = (rank: number, label: string): Place => {
    const there = desk.all.at(rank - 1)
    const detail =
      there && !moving.has(there.id)
        ? say('now', { key: keyOf(desk.product, there), title: there.title })
        : ''
    return { id: `rank-${rank}`, label, detail, go: (items) => moveToRank(desk, rank, items) }
  }
  if (typed === '') return [toRank(1, say('top')), toRank(last, say('bottom'))]
  const rank = /^\d+$/.test(typed) ? Number(typed) : null
  if (rank !== null) {
    return rank >= 1 && rank <= size ? [toRank(rank, say('rank', { rank }))] : []
  }
  const wanted = fold(typed)
  const key = `${desk.product.key.toLowerCase()}-`
  const number = Number(/^(?:[a-z][a-z0-9]*-)?(\d+)$/.exec(wanted)?.[1] ?? Number.NaN)
  const after = (item: Item): Place => ({
    id: item.id,
    label: say('after', { key: keyOf(desk.product, item) }),
    detail: item.title,
    go: (items) => moveAfter(desk, item, items),
  })
  const found: Item[] = []
  for (const item of desk.all) {
    if (moving.has(item.id)) continue
    if (item.number === number && wanted.startsWith(key)) found.unshift(item)
    else if (found.length < most && foldedTitle(item).includes(wanted)) found.push(item)
  }
  return found.slice(0, most).map(after)
}
