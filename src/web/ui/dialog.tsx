import { type ReactNode, type RefObject, useCallback, useLayoutEffect, useRef } from 'react'
import { useGiveBackFocus } from './give-back-focus.ts'
import { type Hold, holdKeys } from './key-hold.ts'
import { ModalDepth, useModalDepth } from './modal-depth.ts'
import { readyPart } from './ready-part.tsx'
import { typeInto } from './type-into.ts'

export interface DialogProps {
  open: boolean
  onClose: () => void
  title: string
  /** the title is read but not drawn */
  hideTitle?: boolean
  /** one sentence under the title */
  description?: ReactNode
  children: ReactNode
  /** the row of buttons at the end; at most one of them is 'first' */
  actions?: ReactNode
  /** 420, 560 or 760 px */
  size?: 'small' | 'medium' | 'large'
  /** 'top' hangs near the top (a palette), 'side' fills the height at the end edge */
  place?: 'centre' | 'top' | 'side'
  /** without padding, for content that brings its own */
  bare?: boolean
  initialFocus?: RefObject<HTMLElement | null>
  /** keeps what is typed until the focus arrives, where that began before the dialog was there; another one each time */
  hold?: Hold | undefined
  /** takes what was pressed before the focus arrived, in its order, instead of the fields */
  onHeld?: ((presses: readonly string[]) => void) | undefined
}

const { Part: DialogPopup, readAhead } = readyPart(
  async () => (await import('./dialog-popup.tsx')).DialogPopup,
)

/** Reads the half of all dialogs ahead that is loaded when one is first opened. */
export const readDialogAhead = readAhead

/**
 * A modal dialog: focus moves in, stays in and returns; Esc, the scrim and the cross close it; below 900 px it
 * is a sheet. Its content is mounted only while it is open, so forms inside start fresh each time. What is typed
 * before it is there goes into its fields.
 */
export function Dialog(props: DialogProps) {
  const { open, hold } = props
  const popup = useRef<HTMLDivElement>(null)
  // asked here and not in the lazy half: by the time that arrives focus may have gone
  const giveBack = useGiveBackFocus(open, popup)
  const depth = useModalDepth(open)
  const close = useRef(props.onClose)
  const onHeld = useRef(props.onHeld)
  const holding = useRef<Hold | null>(null)
  const onArrive = useCallback((part: Element) => {
    const mine = holding.current
    const typed = mine?.take()
    const presses: string[] = []
    for (let key = mine?.next(); key !== undefined; key = mine?.next()) presses.push(key)
    mine?.end()
    if (onHeld.current) onHeld.current(presses)
    else if (typed) typeInto(part, typed)
  }, [])
  useLayoutEffect(() => {
    close.current = props.onClose
    onHeld.current = props.onHeld
  })
  useLayoutEffect(() => {
    if (!open) return
    const isIn = () => popup.current?.contains(document.activeElement) ?? false
    const mine = hold ?? holdKeys({ arrived: isIn, cancel: () => close.current(), keep: true })
    holding.current = mine
    // Opened anew before it has faded, it may have the focus still.
    if (popup.current && isIn()) onArrive(popup.current)
    return mine.end
  }, [open, hold, onArrive])
  const everOpened = useRef(false)
  everOpened.current ||= open
  if (!everOpened.current) return null
  return (
    <ModalDepth value={depth}>
      <DialogPopup {...props} popup={popup} giveBack={giveBack} onArrive={onArrive} />
    </ModalDepth>
  )
}
