import { Dialog } from '@base-ui/react/dialog'
import type { RefObject } from 'react'
import { IconButton } from './button.tsx'
import { classNames } from './class-names.ts'
import styles from './dialog.module.css'
import type { DialogProps } from './dialog.tsx'

/** The heavy half of Dialog, loaded when first needed. */
export function DialogPopup({
  open,
  onClose,
  title,
  hideTitle,
  description,
  children,
  actions,
  size = 'medium',
  place = 'centre',
  bare,
  initialFocus,
  returnTo,
}: DialogProps & { returnTo: RefObject<HTMLElement | null> }) {
  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={styles.scrim} />
        <Dialog.Viewport className={classNames(styles.viewport, styles[place])}>
          <Dialog.Popup
            className={classNames(styles.popup, styles[size], bare && styles.bare) ?? ''}
            initialFocus={initialFocus ?? true}
            finalFocus={() => (returnTo.current?.isConnected ? returnTo.current : true)}
          >
            <div className={hideTitle ? styles.hidden : styles.head}>
              <Dialog.Title className={styles.title}>{title}</Dialog.Title>
              {!hideTitle && <IconButton icon="close" label="Close" onClick={onClose} />}
            </div>
            {description && (
              <Dialog.Description className={styles.description}>{description}</Dialog.Description>
            )}
            <div className={styles.body}>{children}</div>
            {actions && <div className={styles.actions}>{actions}</div>}
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
