import { type ComponentProps, lazy, type ReactNode, Suspense, useRef, useState } from 'react'
import { Button, IconButton } from './button.tsx'
import type { IconName } from './icon.tsx'
import { loadPatiently } from './load-patiently.ts'

const PopoverPopup = lazy(async () => ({
  default: (await loadPatiently(() => import('./popover-popup.tsx'))).PopoverPopup,
}))

/**
 * A small panel hanging from an element: display options, a date, a short form. Not modal: Esc or a click
 * elsewhere closes it and focus returns. `anchor` is asked when it opens.
 */
export function Popover({
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
  const ever = useRef(false)
  ever.current ||= open
  if (!ever.current) return null
  return (
    <Suspense fallback={null}>
      <PopoverPopup open={open} onClose={onClose} label={label} anchor={anchor}>
        {children}
      </PopoverPopup>
    </Suspense>
  )
}

/** A button and the panel it opens. `panel` gets a function that closes it. */
export function PopoverButton({
  label,
  icon,
  look = 'quiet',
  children,
  panel,
  ...rest
}: {
  label: string
  icon?: IconName
  look?: 'first' | 'plain' | 'quiet'
  children?: ReactNode
  panel: (close: () => void) => ReactNode
} & Omit<ComponentProps<'button'>, 'onClick' | 'children'>) {
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const close = () => setOpen(false)
  const shared = {
    ...rest,
    ref: button,
    'aria-haspopup': 'dialog' as const,
    'aria-expanded': open,
    onClick: () => setOpen(!open),
  }
  return (
    <>
      {children ? (
        <Button look={look} title={label} {...(icon && { icon })} {...shared}>
          {children}
        </Button>
      ) : (
        <IconButton icon={icon ?? 'more'} label={label} {...shared} />
      )}
      <Popover open={open} onClose={close} label={label} anchor={() => button.current}>
        {panel(close)}
      </Popover>
    </>
  )
}
