import { type ClipboardEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { inheritedFrom } from '#domain/backlog/filter-inherit.ts'
import { type ItemKind, itemKinds } from '#domain/backlog/item.ts'
import { Restored } from '#web/product/restored.tsx'
import { useDraft } from '#web/product/use-draft.ts'
import { Button } from '#web/ui/button.tsx'
import { ByPointer } from '#web/ui/by-pointer.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { marked } from '#web/ui/marked.ts'
import { openMenu } from '#web/ui/menu.tsx'
import { useToldHeight } from '#web/ui/use-told-height.ts'
import { composerWords as say } from '#words/backlog.ts'
import { itemKindWords } from '#words/items.ts'
import { addItems } from './change-items.ts'
import styles from './composer.module.css'
import { type ComposerChoice, chosenIn, composerDraft } from './composer-draft.ts'
import type { Composing, Desk } from './desk.ts'
import { pasteInto, splitLines } from './split-lines.ts'
import { keyOf } from './words.ts'

/**
 * The row in which new items are typed: Enter adds one and waits for the next, Esc closes. Several pasted lines
 * are offered as several items.
 */
export function Composer({ desk, top, composing }: { desk: Desk; top: number; composing: Composing }) {
  const parent = desk.item(composing.parent)
  const keeper = useDraft(composerDraft(desk, composing.parent))
  const [draft] = useState(keeper.read)
  const kept = draft?.texts[say('title')]?.split('\n') ?? null
  const [restored, setRestored] = useState(kept !== null)
  const [title, setTitle] = useState(kept?.length === 1 ? kept[0]! : '')
  const [lines, setLines] = useState<string[] | null>(kept && kept.length > 1 ? kept : null)
  const [why, setWhy] = useState<string | null>(null)
  const [kind, setKind] = useState<ItemKind>(
    () =>
      chosenIn(draft).kind ?? inheritedFrom(desk.store.state, desk.product.id, desk.filter).kind ?? 'story',
  )
  const input = useRef<HTMLInputElement>(null)
  const kindButton = useRef<HTMLButtonElement>(null)
  const create = useRef<HTMLButtonElement>(null)
  const id = useId()
  const said = useRef<HTMLSpanElement>(null)
  useToldHeight(said, why !== null, (height) => desk.composerSays.set(height))
  /** It comes back by itself, and then takes no keys from anybody. */
  const comesBack = useRef(composing.asked === null)
  const keep = (text: string, of = kind) => {
    const beside: ComposerChoice = { kind: of, after: composing.after }
    keeper.keep({ [say('title')]: text }, { beside })
  }
  const type = (text: string) => {
    setTitle(text)
    setWhy(null)
    keep(text)
  }
  const typeLines = (next: string[] | null, text = title) => {
    setLines(next)
    keep(next ? next.join('\n') : text)
  }
  // Asked for again while it is open, it takes the keys again: what is typed next must not act on the list.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever asks is the cause
  useEffect(() => {
    if (comesBack.current) {
      comesBack.current = false
      return
    }
    if (lines) create.current?.focus()
    else input.current?.focus({ preventScroll: true })
  }, [lines, composing.asked])

  const close = () => {
    desk.composing.set(null)
    desk.focusCursor()
  }
  const throwAway = () => {
    keeper.keep(null)
    close()
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
    setRestored(false)
    keeper.keep(null)
    const last = result.added.findLast(({ hidden }) => !hidden)
    if (!last) return
    desk.cursor.set({ id: last.id, column: -1 })
    desk.composing.set({ ...composing, after: last.id })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.preventDefault()
      event.stopPropagation()
      // Of lines that came back nobody knows any more what was typed before them: they stay, as a draft.
      const cameBack = restored && title === ''
      if (lines && !cameBack) typeLines(null)
      else close()
    } else if (event.key === 'Enter' && event.target === input.current) {
      event.preventDefault()
      if (title.trim() === '') throwAway()
      else add([title.trim()])
    }
  }
  const onPaste = (event: ClipboardEvent) => {
    const pasted = splitLines(event.clipboardData.getData('text/plain'))
    const { value, selectionStart, selectionEnd } = event.currentTarget as HTMLInputElement
    if (pasted.length < 2) return
    event.preventDefault()
    typeLines(pasteInto(value, selectionStart ?? value.length, selectionEnd ?? value.length, pasted))
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
          keep(lines ? lines.join('\n') : title, one)
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
              typeLines(null, lines.join(' '))
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
            onChange={(event) => type(event.currentTarget.value)}
            onPaste={onPaste}
          />
          {restored ? (
            <Restored onThrowAway={throwAway} />
          ) : (
            <span className={styles.hint} aria-hidden="true">
              <ByPointer fine={say('keys')} />
            </span>
          )}
        </>
      )}
      {why && (
        <span ref={said} id={`${id}-why`} role="alert" className={styles.why}>
          {why}
        </span>
      )}
    </form>
  )
}
