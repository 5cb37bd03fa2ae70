import { Popover } from '@base-ui/react/popover'
import { type ReactNode, useRef } from 'react'
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
  const returnTo = useRef<HTMLElement | null>(null)
  const wasOpen = useRef(false)
  if (open && !wasOpen.current) returnTo.current = document.activeElement as HTMLElement | null
  wasOpen.current = open
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
          <Popover.Popup
            className={styles.popup}
            aria-label={label}
            finalFocus={() => (returnTo.current?.isConnected ? returnTo.current : true)}
          >
            {children}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}
