import { type ClipboardEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { count } from '#base/text/count.ts'
import { inheritedFrom } from '#domain/backlog/filter-inherit.ts'
import type { ItemKind } from '#domain/backlog/item.ts'
import { kindWords } from '#web/product/item-words.ts'
import { Button } from '#web/ui/button.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { openMenu } from '#web/ui/menu.tsx'
import { addItems } from './change-items.ts'
import styles from './composer.module.css'
import type { Composing, Desk } from './desk.ts'
import { splitLines } from './split-lines.ts'
import { keyOf } from './words.ts'

/**
 * The row in which new items are typed: Enter adds one and waits for the next, Esc closes. Several pasted lines
 * are offered as several items.
 */
export function Composer({ desk, top, composing }: { desk: Desk; top: number; composing: Composing }) {
  const [title, setTitle] = useState('')
  const [lines, setLines] = useState<string[] | null>(null)
  const [why, setWhy] = useState<string | null>(null)
  const [kind, setKind] = useState<ItemKind>(
    () => inheritedFrom(desk.store.state, desk.product.id, desk.filter).kind ?? 'story',
  )
  const input = useRef<HTMLInputElement>(null)
  const kindButton = useRef<HTMLButtonElement>(null)
  const create = useRef<HTMLButtonElement>(null)
  const id = useId()
  const parent = desk.item(composing.parent)
  useEffect(() => input.current?.focus({ preventScroll: true }), [])
  useEffect(() => (lines ? create.current?.focus() : input.current?.focus({ preventScroll: true })), [lines])

  const close = () => {
    desk.composing.set(null)
    desk.focusCursor()
  }
  const add = (titles: readonly string[]) => {
    const result = addItems(desk, titles, kind)
    if ('why' in result) {
      setWhy(result.why)
      return
    }
    setWhy(null)
    setTitle('')
    setLines(null)
    const last = result.added.findLast(({ hidden }) => !hidden)
    if (!last) return
    desk.cursor.set({ id: last.id, column: -1 })
    desk.composing.set({ ...composing, after: last.id })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') {
      event.preventDefault()
      event.stopPropagation()
      if (lines) setLines(null)
      else close()
    } else if (event.key === 'Enter' && event.target === input.current) {
      event.preventDefault()
      if (title.trim() === '') close()
      else add([title.trim()])
    }
  }
  const onPaste = (event: ClipboardEvent) => {
    const pasted = splitLines(event.clipboardData.getData('text/plain'))
    if (pasted.length < 2) return
    event.preventDefault()
    setLines(pasted)
  }
  const chooseKind = () => {
    if (!kindButton.current) return
    openMenu({
      label: 'Type of the new item',
      at: kindButton.current,
      items: (Object.keys(kindWords) as ItemKind[]).map((one) => ({
        label: kindWords[one],
        icon: one,
        checked: one === kind,
        perform() {
          setKind(one)
          input.current?.focus()
        },
      })),
    })
  }

  return (
    <form
      className={styles.composer}
      aria-label="New item"
      style={{ transform: `translateY(${top}px)` }}
      onKeyDown={onKeyDown}
      onSubmit={(event) => event.preventDefault()}
    >
      <button
        ref={kindButton}
        type="button"
        className={styles.kind}
        aria-label={`Type: ${kindWords[kind]}`}
        aria-haspopup="menu"
        title={kindWords[kind]}
        onClick={chooseKind}
      >
        <Icon name={kind} />
      </button>
      {lines ? (
        <>
          <span className={styles.lines} role="status">
            <b>{count(lines.length, 'line')} pasted.</b> <bdi>{lines[0]}</bdi> …
          </span>
          <Button
            look="quiet"
            onClick={() => {
              setTitle(lines.join(' '))
              setLines(null)
            }}
          >
            Keep as one
          </Button>
          <Button ref={create} onClick={() => add(lines)}>
            Create {count(lines.length, 'item')}
          </Button>
        </>
      ) : (
        <>
          <input
            dir="auto"
            ref={input}
            className={styles.title}
            value={title}
            placeholder={
              parent ? `What is to be done beneath ${keyOf(desk.product, parent)}?` : 'What is to be done?'
            }
            aria-label={
              parent ? `Title of a new item beneath ${keyOf(desk.product, parent)}` : 'Title of the new item'
            }
            aria-invalid={why ? true : undefined}
            aria-describedby={why ? `${id}-why` : undefined}
            onChange={(event) => {
              setTitle(event.currentTarget.value)
              setWhy(null)
            }}
            onPaste={onPaste}
          />
          <span className={styles.hint} aria-hidden="true">
            Enter adds · Esc closes
          </span>
        </>
      )}
      {why && (
        <span id={`${id}-why`} role="alert" className={styles.why}>
          {why}
        </span>
      )}
    </form>
  )
}
