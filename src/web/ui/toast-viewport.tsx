import { Toast } from '@base-ui/react/toast'
import { useEffect, useRef, useState } from 'react'
import { uiWords } from '#words/ui.ts'
import { Icon } from './icon.tsx'
import styles from './toast.module.css'
import { drainToasts, type Toast as ToastSaid } from './toast.tsx'
import { useToastRoom } from './toast-room.ts'

/** The heavy half of the toasts, loaded with the first one. */
export function ToastViewport() {
  const [manager] = useState(() => Toast.createToastManager())
  /** by what the button says, the toast that offers it */
  const offers = useRef(new Map<string, string>())
  // here and not in a child: the provider's own effect must have subscribed before the first toast is added
  useEffect(
    () =>
      drainToasts(
        ({ text, action, others, tone = 'plain' }) => {
          // Only the last thing done is offered to be undone: what an older one offers may be over by now. What else
          // is offered beside it, such as a step to go on with, leaves that be.
          const offered = tone === 'plain' ? action?.label : undefined
          const older = offered === undefined ? undefined : offers.current.get(offered)
          if (older !== undefined) manager.close(older)
          const id = manager.add({
            description: text,
            type: tone,
            priority: tone === 'bad' ? 'high' : 'low',
            ...(tone === 'bad' && { timeout: 0 }),
            ...(others && { data: { others } }),
            ...(action && {
              actionProps: {
                children: action.label,
                onClick: () => {
                  manager.close(id)
                  action.perform()
                },
              },
            }),
          })
          if (offered !== undefined) offers.current.set(offered, id)
        },
        () => manager.close(),
      ),
    [manager],
  )
  return (
    <Toast.Provider toastManager={manager} timeout={8000} limit={3}>
      <Toast.Portal>
        <Viewport />
      </Toast.Portal>
    </Toast.Provider>
  )
}

function Viewport() {
  const box = useRef<HTMLDivElement>(null)
  useToastRoom(box)
  return (
    <Toast.Viewport ref={box} className={styles.viewport}>
      <Toasts />
    </Toast.Viewport>
  )
}

/**
 * What is urgent is read out by a region of the library's own, which therefore hides the toast itself from assistive
 * technology until the focus is in it, with the buttons that one could go to. It is left to be found, and not read twice.
 */
const urgent = { 'aria-hidden': undefined, 'aria-live': 'off' } as const

// A toast is a dialog to assistive technology, and a dialog needs a name of its own beside what it says.
const nameOf = (type: string | undefined) => uiWords(type === 'bad' ? 'failed' : 'done')

function Toasts() {
  const { toasts, close } = Toast.useToastManager()
  return toasts.map((toast) => (
    <Toast.Root
      key={toast.id}
      toast={toast}
      className={styles.toast}
      aria-label={nameOf(toast.type)}
      {...(toast.priority === 'high' && urgent)}
    >
      <Toast.Content className={styles.content}>
        <div className={styles.said}>
          {toast.type === 'bad' && <Icon name="defect" className={styles.bad} />}
          <Toast.Description className={styles.text} />
        </div>
        <span className={styles.buttons}>
          {toast.actionProps && <Toast.Action className={styles.action} />}
          {othersOf(toast.data).map(({ label, perform }) => (
            <button
              key={label}
              type="button"
              className={styles.action}
              onClick={() => {
                close(toast.id)
                perform()
              }}
            >
              {label}
            </button>
          ))}
        </span>
        {/* hidden in a folded stack, which this is not */}
        <Toast.Close className={styles.close} aria-label={uiWords('close')} aria-hidden={undefined}>
          <Icon name="close" />
        </Toast.Close>
      </Toast.Content>
    </Toast.Root>
  ))
}

function othersOf(data: unknown): NonNullable<ToastSaid['others']> {
  return (data as Pick<ToastSaid, 'others'> | undefined)?.others ?? []
}
