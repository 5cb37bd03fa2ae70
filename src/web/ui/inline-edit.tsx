import {
  type KeyboardEvent,
  type Ref,
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { uiWords } from '#words/ui.ts'
import { classNames } from './class-names.ts'
import styles from './inline-edit.module.css'

export interface InlineEditHandle {
  /** starts editing, e.g. when a grid cell gets Enter; focus returns to where it was */
  edit: () => void
}

/**
 * A value that is edited where it stands, in the same box and type, so that nothing moves.
 * Enter, F2 or a click edits; Enter saves, Esc restores, Tab saves and moves on, leaving saves. Where `onSave`
 * answers with a sentence the text stays in edit and the sentence stands beneath.
 */
export function InlineEdit({
  label,
  value,
  onSave,
  lines = 'one',
  start = 'click',
  placeholder,
  readOnly,
  tabIndex,
  className,
  inputMode,
  ref,
}: {
  /** what the value is: read before it, e.g. 'Title' */
  label: string
  value: string
  /** Returns why it cannot be saved, or nothing. Called only when the text changed. */
  onSave: (text: string) => string | undefined
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
  ref?: Ref<InlineEditHandle>
}) {
  const id = useId()
  const [draft, setDraft] = useState<string | null>(null)
  const [error, setError] = useState<string | null>(null)
  const control = useRef<HTMLInputElement & HTMLTextAreaElement>(null)
  const reading = useRef<HTMLButtonElement>(null)
  const cameFrom = useRef<HTMLElement | null>(null)
  const giveBack = useRef(false)
  const settled = useRef(false)
  const began = useRef(value)
  const editing = draft !== null

  const edit = () => {
    if (readOnly || editing) return
    cameFrom.current = document.activeElement as HTMLElement | null
    settled.current = false
    began.current = value
    setError(null)
    setDraft(value)
  }
  useImperativeHandle(ref, () => ({ edit }))

  useLayoutEffect(() => {
    if (editing) {
      control.current?.focus({ preventScroll: true })
      if (lines === 'one') control.current?.select()
      else control.current?.setSelectionRange(control.current.value.length, control.current.value.length)
    } else if (giveBack.current) {
      giveBack.current = false
      const target = cameFrom.current?.isConnected ? cameFrom.current : reading.current
      target?.focus({ preventScroll: true })
    }
  }, [editing, lines])

  /** true when there is nothing left to do */
  const save = (): boolean => {
    if (settled.current) return true
    const text = lines === 'many' ? (draft ?? '') : (draft ?? '').replace(/\s+/g, ' ').trim()
    // What nobody typed in must not take back what somebody else has saved meanwhile.
    const why = text === began.current ? undefined : onSave(text)
    setError(why ?? null)
    settled.current = why === undefined
    return settled.current
  }
  const close = (backToWhereItWas: boolean) => {
    settled.current = true
    giveBack.current = backToWhereItWas
    setError(null)
    setDraft(null)
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      // the dialog or peek around it keeps its own Esc for later
      event.preventDefault()
      event.stopPropagation()
      event.nativeEvent.stopImmediatePropagation()
      close(true)
    } else if (event.key === 'Enter' && (lines !== 'many' || event.metaKey || event.ctrlKey)) {
      event.preventDefault()
      event.stopPropagation()
      if (save()) close(true)
    } else if (event.key === 'Tab') {
      // the browser moves focus, and leaving closes
      if (!save()) event.preventDefault()
    } else {
      event.stopPropagation()
    }
  }

  const shared = {
    ref: control,
    dir: 'auto',
    className: classNames(styles.text, styles.control),
    value: draft ?? '',
    'aria-label': label,
    'aria-invalid': error ? (true as const) : undefined,
    'aria-describedby': error ? `${id}-error` : undefined,
    placeholder,
    onChange: (event: { currentTarget: { value: string } }) => {
      settled.current = false
      setDraft(event.currentTarget.value)
    },
    onKeyDown,
    onBlur: () => {
      if (save()) close(false)
    },
  }
  const shown = editing ? draft : value
  return (
    <div className={classNames(styles.edit, styles[lines], className)} data-editing={editing || undefined}>
      {lines !== 'one' && (
        // lays out the same text beneath, and so gives both states the same height
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
          {value || <span className={styles.ghost}>{placeholder}</span>}
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
          {value || <span className={styles.ghost}>{placeholder}</span>}
        </button>
      )}
      {error && (
        <span id={`${id}-error`} role="alert" className={styles.error}>
          {error}
        </span>
      )}
    </div>
  )
}
