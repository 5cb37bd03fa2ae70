import { lazy, type ReactNode, type RefObject, Suspense, useLayoutEffect, useRef } from 'react'
import { useGiveBackFocus } from './give-back-focus.ts'
import { holdKeys } from './key-hold.ts'
import { loadPatiently } from './load-patiently.ts'
import { ModalDepth, useModalDepth } from './modal-depth.ts'

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
}

const DialogPopup = lazy(async () => ({
  default: (await loadPatiently(() => import('./dialog-popup.tsx'))).DialogPopup,
}))

/**
 * A modal dialog: focus moves in, stays in and returns; Esc, the scrim and the cross close it; below 900 px it
 * is a sheet. Its content is mounted only while it is open, so forms inside start fresh each time.
 */
export function Dialog(props: DialogProps) {
  const popup = useRef<HTMLDivElement>(null)
  // asked here and not in the lazy half: by the time that arrives focus may have gone
  const giveBack = useGiveBackFocus(props.open, popup)
  const depth = useModalDepth(props.open)
  const close = useRef(props.onClose)
  const { open } = props
  useLayoutEffect(() => {
    close.current = props.onClose
  })
  useLayoutEffect(() => {
    if (!open) return
    const arrived = () => popup.current?.contains(document.activeElement) ?? false
    return holdKeys({ arrived, cancel: () => close.current() }).end
  }, [open])
  const everOpened = useRef(false)
  everOpened.current ||= props.open
  if (!everOpened.current) return null
  return (
    <ModalDepth value={depth}>
      <Suspense fallback={null}>
        <DialogPopup {...props} popup={popup} giveBack={giveBack} />
      </Suspense>
    </ModalDepth>
  )
}
