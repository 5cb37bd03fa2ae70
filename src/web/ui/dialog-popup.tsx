import { Dialog } from '@base-ui/react/dialog'
import { type RefObject, useRef } from 'react'
import { uiWords } from '#words/ui.ts'
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
  popup,
  giveBack,
  onArrive,
}: DialogProps & {
  popup: RefObject<HTMLDivElement | null>
  giveBack: () => HTMLElement | boolean
  /** the focus has come into it */
  onArrive: (popup: Element) => void
}) {
  const body = useRef<HTMLDivElement>(null)
  /** The first field, or the dialog itself, rather than the cross; on touch no field, which would raise the keyboard. */
  const firstField = (by: string) =>
    (by !== 'touch' &&
      body.current?.querySelector<HTMLElement>(
        'input:not(:disabled), textarea:not(:disabled), select:not(:disabled)',
      )) ||
    popup.current ||
    true
  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={styles.scrim} data-scrim />
        <Dialog.Viewport className={classNames(styles.viewport, styles[place])}>
          <Dialog.Popup
            ref={popup}
            className={classNames(styles.popup, styles[size], bare && styles.bare) ?? ''}
            initialFocus={initialFocus ?? firstField}
            finalFocus={giveBack}
            // A field may take it before the popup's own reference is there.
            onFocus={({ currentTarget }) => onArrive(currentTarget)}
          >
            <div className={hideTitle ? styles.hidden : styles.head}>
              <Dialog.Title className={styles.title}>{title}</Dialog.Title>
              {!hideTitle && <IconButton icon="close" label={uiWords('close')} onClick={onClose} />}
            </div>
            {description && (
              <Dialog.Description className={styles.description}>{description}</Dialog.Description>
            )}
            <div ref={body} className={styles.body}>
              {children}
            </div>
            {actions && <div className={styles.actions}>{actions}</div>}
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
