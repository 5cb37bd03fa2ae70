import { Popover } from '@base-ui/react/popover'
import { type ReactNode, useRef } from 'react'
import { useGiveBackFocus } from './give-back-focus.ts'
import { ModalDepth, useModalDepth } from './modal-depth.ts'
import styles from './popover.module.css'

/** The heavy half of Popover, loaded when first needed. */
export function PopoverPopup({
  open,
  onClose,
  label,
  anchor,
  children,
}: {
  open: boolean
  onClose: () => void
  label: string
  anchor: () => Element | null
  children: ReactNode
}) {
  const popup = useRef<HTMLDivElement>(null)
  // not modal to the pointer, but keys pressed in it are not the page's
  const depth = useModalDepth(open)
  const giveBack = useGiveBackFocus(open, popup)
  return (
    <Popover.Root
      open={open}
      onOpenChange={(next, details) => {
        // a press on the button that opened it is that button's affair, or it would close and open again
        const inside = details.event.target instanceof Node && anchor()?.contains(details.event.target)
        if (!next && !(details.reason === 'outside-press' && inside)) onClose()
      }}
    >
      <Popover.Portal>
        <Popover.Positioner
          className={styles.positioner}
          anchor={anchor}
          align="start"
          sideOffset={4}
          collisionPadding={8}
        >
          <Popover.Popup className={styles.popup} aria-label={label} finalFocus={giveBack} ref={popup}>
            <ModalDepth value={depth}>{children}</ModalDepth>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}
