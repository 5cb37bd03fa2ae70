import {
  type KeyboardEvent,
  type Ref,
  useEffect,
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { joinTexts } from '#base/text/merge-texts.ts'
import type { Whose } from '#words/clash.ts'
import { trayWords } from '#words/tray.ts'
import { uiWords } from '#words/ui.ts'
import { MoreButton, useClamp } from './clamp.tsx'
import { Clash } from './clash.tsx'
import { classNames } from './class-names.ts'
import styles from './inline-edit.module.css'
import { swallowTyping } from './swallow-typing.ts'
import { showToast } from './toast.tsx'
import { useLanguage } from './use-language.ts'
import { useToldHeight } from './use-told-height.ts'

export interface InlineEditHandle {
  /** starts editing, e.g. when a grid cell gets Enter; focus returns to where it was */
  edit: () => void
}

/** Keeps what is typed until it is saved or thrown away, over whatever takes the field from under the hand. */
export interface InlineDraft {
  /** whether something waits from before */
  waits: boolean
  /** what waits from before, and what the field said when it was begun */
  read(): { text: string; began: Began } | null
  keep(text: string | null, began: Began): void
  /** keeps what was thrown away, though nobody edits any more */
  putBack(text: string, began: Began): void
}

/** What the field said when editing began, and what that stood for. */
export interface Began {
  text: string
  saw: unknown
}

/**
 * Why a text is not saved: a sentence; with `clash` when another value was set since editing began, by whom, so that
 * the person may choose between the two, or have both where they can be put together.
 */
export type Unsaved = string | { text: string; clash: { whose: Whose; canJoin: boolean } }

/**
 * A value that is edited where it stands, in the same box and type, so that nothing moves.
 * Enter, F2 or a click edits; Enter saves, Esc restores, Tab saves and moves on, leaving saves. Where `onSave`
 * answers with a sentence the text stays in edit and the sentence stands beneath.
 */
export function InlineEdit({
  label,
  value,
  saw,
  onSave,
  lines = 'one',
  start = 'click',
  placeholder,
  readOnly,
  tabIndex,
  className,
  inputMode,
  isNew = false,
  selects = lines === 'one',
  clamp: lineCount = null,
  hint,
  onBeneath,
  onTab,
  draft: keeper,
  ref,
}: {
  /** what the value is: read before it, e.g. 'Title' */
  label: string
  value: string
  /** what the text stands for, where that is no text; handed back as it was when editing began */
  saw?: unknown
  /**
   * Returns why it cannot be saved, or nothing. Called only when the text changed. `was`: `saw`, or else the text, as the
   * person saw it when they began.
   */
  onSave: (text: string, was: never) => Unsaved | undefined
  /** 'one': a line, cut with … while reading. 'wrap': a long line that wraps. 'many': Enter breaks, Mod+Enter saves. */
  lines?: 'one' | 'wrap' | 'many'
  /** 'double' where a single click means something else, as on a row */
  start?: 'click' | 'double'
  placeholder?: string
  readOnly?: boolean | undefined
  /** -1 inside a grid, where the cell has the focus */
  tabIndex?: number | undefined
  /** font and colour go here; reading and editing both inherit them */
  className?: string | undefined
  inputMode?: 'text' | 'numeric' | 'decimal' | 'url'
  /** what it is the name of was made a moment ago: it takes the keys, and the first of them replaces the text */
  isNew?: boolean
  /** typing begins anew, and does not go on at the end */
  selects?: boolean
  /** so many lines are shown while reading, and the rest when somebody asks */
  clamp?: number | null
  /** what is said beneath while somebody types, of what they have typed so far */
  hint?: (typed: string) => string | null
  /** how high what is said beneath the value is, in px, 0 for nothing; for where it cannot make room by itself */
  onBeneath?: (height: number) => void
  /** where Tab (1) and Shift+Tab (-1) go on, once it is saved; the browser knows no better where a grid is one stop */
  onTab?: (step: 1 | -1) => void
  draft?: InlineDraft | undefined
  ref?: Ref<InlineEditHandle>
}) {
  const id = useId()
  const [draft, setDraft] = useState<string | null>(null)
  const [error, setError] = useState<Unsaved | null>(null)
  const control = useRef<HTMLInputElement & HTMLTextAreaElement>(null)
  const reading = useRef<HTMLButtonElement>(null)
  const cameFrom = useRef<HTMLElement | null>(null)
  const giveBack = useRef(false)
  const settled = useRef(false)
  const began = useRef<Began>({ text: value, saw: saw === undefined ? value : saw })
  const [restored, setRestored] = useState(false)
  const editing = draft !== null

  const edit = () => {
    if (readOnly || editing) return
    cameFrom.current = document.activeElement as HTMLElement | null
    settled.current = false
    const kept = keeper?.read() ?? null
    began.current = kept?.began ?? { text: value, saw: saw === undefined ? value : saw }
    setError(null)
    setRestored(kept !== null)
    setDraft(kept?.text ?? value)
  }
  useImperativeHandle(ref, () => ({ edit }))

  const wasNew = useRef(isNew)
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it is first drawn
  useLayoutEffect(() => {
    if (!wasNew.current) return
    edit()
    // What made it is not where one goes on.
    cameFrom.current = null
  }, [])
  const isEditing = useRef(false)
  isEditing.current = editing
  useEffect(() => () => void (isEditing.current && swallowTyping()), [])

  useLayoutEffect(() => {
    if (editing) {
      control.current?.focus({ preventScroll: !wasNew.current })
      if (selects || wasNew.current) control.current?.select()
      else control.current?.setSelectionRange(control.current.value.length, control.current.value.length)
      wasNew.current = false
    } else if (giveBack.current) {
      giveBack.current = false
      const target = cameFrom.current?.isConnected ? cameFrom.current : reading.current
      target?.focus({ preventScroll: true })
    }
  }, [editing, selects])

  /** true when there is nothing left to do */
  const save = (): boolean => {
    if (settled.current) return true
    const text = lines === 'many' ? (draft ?? '') : (draft ?? '').replace(/\s+/g, ' ').trim()
    // What nobody typed in must not take back what somebody else has saved meanwhile.
    const why = text === began.current.text ? undefined : onSave(text, began.current.saw as never)
    setError(why ?? null)
    settled.current = why === undefined
    if (settled.current) keeper?.keep(null, began.current)
    return settled.current
  }
  const close = (backToWhereItWas: boolean) => {
    settled.current = true
    // However soon it goes: nothing is typed in it any more.
    isEditing.current = false
    setRestored(false)
    giveBack.current = backToWhereItWas
    setError(null)
    setDraft(null)
  }

  const throwAway = () => {
    keeper?.keep(null, began.current)
    close(true)
  }

  /** Esc is quickly pressed, and what was typed may have been much. */
  const offerBack = () => {
    const [text, since] = [draft ?? '', began.current]
    if (!keeper || text.trim() === '' || text === since.text || text === value) return
    showToast({
      text: trayWords('thrownAway'),
      action: { label: trayWords('bringBack'), perform: () => keeper.putBack(text, since) },
    })
  }

  /** from now on this is what the person has seen */
  const seen = () => {
    began.current = { text: value, saw: saw === undefined ? value : saw }
  }
  const keepMine = () => {
    seen()
    if (save()) close(true)
  }
  const joinBoth = () => {
    const both = joinTexts(began.current.text, draft ?? '', value)
    const text = lines === 'many' ? both : both.replace(/\s+/g, ' ')
    seen()
    setError(null)
    settled.current = false
    keeper?.keep(text, began.current)
    setDraft(text)
    control.current?.focus()
  }

  const beneath = useRef<HTMLDivElement>(null)
  useToldHeight(beneath, editing && (error !== null || restored), onBeneath)
  useEffect(() => {
    if (error) beneath.current?.scrollIntoView({ block: 'nearest' })
  }, [error])

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      // the dialog or peek around it keeps its own Esc for later
      event.preventDefault()
      event.stopPropagation()
      event.nativeEvent.stopImmediatePropagation()
      offerBack()
      throwAway()
    } else if (event.key === 'Enter' && (lines !== 'many' || event.metaKey || event.ctrlKey)) {
      event.preventDefault()
      event.stopPropagation()
      if (save()) close(true)
    } else if (event.key === 'Tab') {
      // the browser moves focus, and leaving closes; to the choice between two texts the way is free
      const mayChoose = error !== null && typeof error !== 'string'
      const saved = save()
      if (saved ? onTab !== undefined : !mayChoose) event.preventDefault()
      if (!saved || !onTab) return
      close(false)
      onTab(event.shiftKey ? -1 : 1)
    } else {
      event.stopPropagation()
    }
  }

  const shown = editing ? draft : value
  const clamp = useClamp(value, editing ? null : lineCount)
  const language = useLanguage(lines === 'one' ? '' : shown)
  const said = editing ? (hint?.(draft) ?? null) : null

  const shared = {
    ref: control,
    dir: 'auto',
    className: classNames(styles.text, styles.control),
    value: draft ?? '',
    'aria-label': label,
    // Two texts are no error.
    'aria-invalid': typeof error === 'string' ? (true as const) : undefined,
    'aria-describedby':
      [typeof error === 'string' && `${id}-error`, said && `${id}-hint`].filter(Boolean).join(' ') ||
      undefined,
    placeholder,
    onChange: (event: { currentTarget: { value: string } }) => {
      settled.current = false
      const text = event.currentTarget.value
      keeper?.keep(text === began.current.text ? null : text, began.current)
      setDraft(text)
      // What was said of the text before; two texts stay beside each other until one is chosen.
      if (typeof error === 'string') setError(null)
    },
    onKeyDown,
    onBlur: () => {
      if (save()) close(false)
    },
  }
  /** A button lays out its own way, so what is in it is cut. */
  const clipped = (text: string) => (lineCount === null ? text : <span {...clamp.box}>{text}</span>)
  const waits = !editing && !readOnly && keeper?.waits === true
  return (
    <div
      className={classNames(styles.edit, styles[lines], className)}
      lang={language}
      data-editing={editing || undefined}
    >
      {editing && lines !== 'one' && (
        // lays out the same text beneath, so that the field is as high as what it edits
        <span aria-hidden dir="auto" className={classNames(styles.text, styles.twin)}>
          {shown || placeholder}
          {'\u200b'}
        </span>
      )}
      {editing ? (
        lines === 'one' ? (
          <input type="text" inputMode={inputMode} {...shared} />
        ) : (
          <textarea rows={1} {...shared} />
        )
      ) : readOnly ? (
        <span dir="auto" className={styles.text}>
          {value ? clipped(value) : <span className={styles.ghost}>{placeholder}</span>}
        </span>
      ) : (
        <button
          type="button"
          ref={reading}
          dir="auto"
          className={classNames(styles.text, styles.reading)}
          tabIndex={tabIndex}
          aria-label={uiWords('valueOf', { label, value: value || (placeholder ?? uiWords('empty')) })}
          onClick={(event) => {
            // detail 0 is Enter or Space
            if (start === 'click' || event.detail === 0) edit()
          }}
          onDoubleClick={edit}
          onKeyDown={(event) => event.key === 'F2' && edit()}
        >
          {value ? clipped(value) : <span className={styles.ghost}>{placeholder}</span>}
        </button>
      )}
      {waits && (
        <button
          type="button"
          className={styles.waits}
          tabIndex={tabIndex}
          title={trayWords('goOnWith', { label })}
          aria-label={trayWords('goOnWith', { label })}
          onClick={edit}
        >
          {trayWords('isDraft')}
        </button>
      )}
      {clamp.isLong && <MoreButton clamp={clamp} of={label} className={styles.more} tabIndex={tabIndex} />}
      {said !== null && (
        <span id={`${id}-hint`} className={styles.hint}>
          {said}
        </span>
      )}
      {editing && (error || restored) && (
        <div ref={beneath} className={styles.beneath} data-beneath>
          {error ? (
            typeof error === 'string' ? (
              <span id={`${id}-error`} role="alert" className={styles.error}>
                {error}
              </span>
            ) : (
              <Clash
                whose={error.clash.whose}
                mine={draft}
                theirs={value}
                onMine={keepMine}
                onTheirs={throwAway}
                onBoth={error.clash.canJoin ? joinBoth : undefined}
                onEscape={() => control.current?.focus()}
              />
            )
          ) : (
            <span role="status" className={styles.restored}>
              {trayWords('restoredDraft')}
              <button
                type="button"
                tabIndex={-1}
                className={styles.throw}
                // The field must not lose the focus, which would save it.
                onPointerDown={(event) => event.preventDefault()}
                onClick={throwAway}
              >
                {trayWords('throwAway')}
              </button>
            </span>
          )}
        </div>
      )}
    </div>
  )
}
