import { useRef } from 'react'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { TextField } from '#web/ui/field.tsx'
import { showToast } from '#web/ui/toast.tsx'
import { peopleWords as say } from '#words/people.ts'
import styles from './people.module.css'

export interface ShownLink {
  link: string
  /** what it is for and until when */
  why: string
}

/** Prints a link, this once. */
export function LinkDialog({ shown, onClose }: { shown: ShownLink | null; onClose: () => void }) {
  const form = useRef<HTMLDivElement>(null)
  const field = () => form.current?.querySelector('input')
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(shown?.link ?? '')
      showToast({ text: say('copied') })
    } catch {
      // Not by https, or not allowed: the person does it.
      field()?.select()
      showToast({ text: say('notCopied'), tone: 'bad' })
    }
  }
  return (
    <Dialog
      open={shown !== null}
      onClose={onClose}
      title={say('linkTitle')}
      description={shown?.why}
      actions={<Button onClick={onClose}>{say('done')}</Button>}
    >
      <div ref={form} className={styles.link}>
        <TextField
          label={say('link')}
          value={shown?.link ?? ''}
          onChange={() => {}}
          readOnly
          dir="ltr"
          onFocus={(event) => event.currentTarget.select()}
        />
        <Button look="first" onClick={() => void copy()}>
          {say('copy')}
        </Button>
      </div>
    </Dialog>
  )
}
