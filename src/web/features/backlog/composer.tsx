import { type ClipboardEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { inheritedFrom } from '#domain/backlog/filter-inherit.ts'
import { type ItemKind, itemKinds } from '#domain/backlog/item.ts'
import { Button } from '#web/ui/button.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { marked } from '#web/ui/marked.ts'
import { openMenu } from '#web/ui/menu.tsx'
import { composerWords as say } from '#words/backlog.ts'
import { itemKindWords } from '#words/items.ts'
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
      label: say('typeOfNew'),
      at: kindButton.current,
      items: itemKinds.map((one) => ({
        label: itemKindWords(one),
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
      aria-label={say('newItem')}
      style={{ transform: `translateY(${top}px)` }}
      onKeyDown={onKeyDown}
      onSubmit={(event) => event.preventDefault()}
    >
      <button
        ref={kindButton}
        type="button"
        className={styles.kind}
        aria-label={say('type', { type: itemKindWords(kind) })}
        aria-haspopup="menu"
        title={itemKindWords(kind)}
        onClick={chooseKind}
      >
        <Icon name={kind} />
      </button>
      {lines ? (
        <>
          <span className={styles.lines} role="status">
            {marked(
              say,
              'pasted',
              { b: (words) => <b>{words}</b>, line: (words) => <bdi>{words}</bdi> },
              { count: lines.length, first: lines[0] ?? '' },
            )}
          </span>
          <Button
            look="quiet"
            onClick={() => {
              setTitle(lines.join(' '))
              setLines(null)
            }}
          >
            {say('keepAsOne')}
          </Button>
          <Button ref={create} onClick={() => add(lines)}>
            {say('create', { count: lines.length })}
          </Button>
        </>
      ) : (
        <>
          <input
            dir="auto"
            ref={input}
            className={styles.title}
            value={title}
            placeholder={parent ? say('asksBeneath', { parent: keyOf(desk.product, parent) }) : say('asks')}
            aria-label={parent ? say('titleBeneath', { parent: keyOf(desk.product, parent) }) : say('title')}
            aria-invalid={why ? true : undefined}
            aria-describedby={why ? `${id}-why` : undefined}
            onChange={(event) => {
              setTitle(event.currentTarget.value)
              setWhy(null)
            }}
            onPaste={onPaste}
          />
          <span className={styles.hint} aria-hidden="true">
            {say('keys')}
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
