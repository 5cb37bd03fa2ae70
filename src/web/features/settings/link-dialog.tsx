import { useRef } from 'react'
import { Button } from '#web/ui/button.tsx'
import { copyText } from '#web/ui/copy-text.ts'
import { Dialog } from '#web/ui/dialog.tsx'
import { TextField } from '#web/ui/field.tsx'
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
    // Where the browser allows neither way, the person does it.
    if (!(await copyText(shown?.link ?? '', say('copied')))) field()?.select()
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
