import { type RefObject, useEffect, useSyncExternalStore } from 'react'
import { kindKey } from '#web/store/subscriptions.ts'
import { useStore } from '#web/store/use-store.ts'
import { watchInput } from '#web/ui/last-input.ts'
import { type Line, lineOf } from './thread.ts'

/** What hangs on a line, and is pointed at or has the focus. */
export interface Subject {
  kind: 'release' | 'feature' | 'item'
  id: string
}

/** 'lit' when the record lies on the line that is lit, 'dim' when another is, 'rest' when none is. */
export type Light = 'lit' | 'dim' | 'rest'

/** How long the mouse must rest, in ms, so that nothing flickers while somebody reads. */
const restMs = 120

/**
 * Which line is lit: that of what the last input is about, as the record stands now. The mouse has it while it moves;
 * a key gives it back to the focus, until the mouse moves again.
 */
export class LitThread {
  /** null while none is lit */
  line: Line | null = null
  #pointed: Subject | null = null
  #focused: Subject | null = null
  #byMouse = false
  #dragging = false
  #subject: Subject | null = null
  #timer: ReturnType<typeof setTimeout> | undefined
  #lineOf: (subject: Subject) => Line | null = () => null
  readonly #listeners = new Set<() => void>()

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** A screen lends its State; returns how to end it. */
  begin(lineOf: (subject: Subject) => Line | null): () => void {
    this.#lineOf = lineOf
    return () => {
      this.#pointed = null
      this.#focused = null
      this.#lineOf = () => null
      this.#settle()
    }
  }

  /** The mouse has moved over something, or (null) over nothing that hangs on a line. */
  point(subject: Subject | null): void {
    this.#dragging = false
    if (this.#byMouse && same(subject, this.#pointed)) return
    this.#byMouse = true
    this.#pointed = subject
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#settle(), restMs)
  }

  /** The focus has come to something, or (null) left; what the mouse lies on is then old, too. */
  focus(subject: Subject | null): void {
    this.#focused = subject
    if (subject === null) this.#pointed = null
    if (subject === null || !this.#byMouse || this.#pointed === null) this.#settle()
  }

  /** There was another input than the mouse's. */
  key(): void {
    this.#dragging = false
    this.#byMouse = false
    this.#settle()
  }

  /** Something is dragged, until the next input. */
  drag(): void {
    this.#dragging = true
    this.#settle()
  }

  /** Records may have changed. */
  refresh(): void {
    const line = this.#subject && this.#lineOf(this.#subject)
    const last = this.line
    if (line?.release === last?.release && line?.feature === last?.feature && line?.item === last?.item)
      return
    this.line = line
    for (const listener of this.#listeners) listener()
  }

  /** How a record of `release` (and `feature`) looks now. A feature's line includes its release and its items. */
  lightOf(release: string | null, feature: string | null): Light {
    const { line } = this
    if (!line) return 'rest'
    if (release !== line.release) return 'dim'
    return feature === null || line.feature === null || feature === line.feature ? 'lit' : 'dim'
  }

  #settle(): void {
    clearTimeout(this.#timer)
    const now = (this.#byMouse && this.#pointed) || this.#focused
    this.#subject = this.#dragging ? null : now
    this.refresh()
  }
}

const thread = new LitThread()

/** How a record of `release` (and `feature`) looks now: `data-light={light}`, see thread.css. */
export function useLight(release: string | null, feature: string | null = null): Light {
  return useSyncExternalStore(thread.subscribe, () => thread.lightOf(release, feature))
}

/**
 * Lights the lines of what is drawn in `screen`. What hangs on a line says so there by `data-item`, `data-feature` or
 * `data-release`; the innermost counts.
 */
export function useThread(screen: RefObject<HTMLElement | null>): void {
  const store = useStore()
  useEffect(() => {
    const within = (target: EventTarget | null): Subject | null =>
      target instanceof Element && screen.current?.contains(target) ? subjectAt(target) : null
    const onFocus = ({ target }: FocusEvent) => thread.focus(within(target))
    const onBlur = ({ relatedTarget }: FocusEvent) => {
      // When the window goes to the back the focus stays where it is.
      if (relatedTarget === null && document.hasFocus()) thread.focus(null)
    }
    const onDrag = () => thread.drag()
    document.addEventListener('focusin', onFocus)
    document.addEventListener('focusout', onBlur)
    document.addEventListener('dragstart', onDrag)
    const ends = [
      thread.begin(({ kind, id }) => lineOf(store.state, kind, id)),
      store.subscriptions.subscribe(kinds.map(kindKey), () => thread.refresh()),
      watchInput((input, target) => (input === 'mouse' ? thread.point(within(target)) : thread.key())),
    ]
    return () => {
      document.removeEventListener('focusin', onFocus)
      document.removeEventListener('focusout', onBlur)
      document.removeEventListener('dragstart', onDrag)
      for (const end of ends) end()
    }
  }, [screen, store])
}

/** Whose changes may move a record to another line. */
const kinds = ['release', 'goal', 'feature', 'item'] as const

function subjectAt(target: Element): Subject | null {
  const { dataset } = target.closest<HTMLElement>('[data-item], [data-feature], [data-release]') ?? {}
  for (const kind of ['item', 'feature', 'release'] as const) {
    const id = dataset?.[kind]
    if (id) return { kind, id }
  }
  return null
}

const same = (a: Subject | null, b: Subject | null) => a?.kind === b?.kind && a?.id === b?.id
