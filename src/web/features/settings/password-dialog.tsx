import { type FormEvent, useState } from 'react'
import { passwordLength } from '#protocol/password-length.ts'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { TextField } from '#web/ui/field.tsx'
import { showToast } from '#web/ui/toast.tsx'
import { ownAccountWords, peopleWords } from '#words/people.ts'
import { askDoor } from './door.ts'
import styles from './people.module.css'

const say = ownAccountWords
const { least } = passwordLength

interface PasswordProps {
  open: boolean
  onClose: () => void
  /** for the browser's keeper of passwords, which keeps them by name */
  name: string
  onChanged: () => void
}

/** Asks for the password now and the new one. */
export function PasswordDialog(props: PasswordProps) {
  const { open, onClose } = props
  const [busy, setBusy] = useState(false)
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={say('changePassword')}
      size="small"
      actions={
        <>
          <Button onClick={onClose}>{peopleWords('cancel')}</Button>
          <Button look="first" type="submit" form="change-password" disabled={busy}>
            {say('save')}
          </Button>
        </>
      }
    >
      <PasswordForm {...props} setBusy={setBusy} />
    </Dialog>
  )
}

function PasswordForm({
  onClose,
  name,
  onChanged,
  setBusy,
}: PasswordProps & { setBusy: (busy: boolean) => void }) {
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [wrong, setWrong] = useState<{ current?: string; next?: string }>({})

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (current === '') return setWrong({ current: say('noCurrent') })
    if (next.length < least) return setWrong({ next: say('short', { least }) })
    setBusy(true)
    const answered = await askDoor('POST', 'account/password', { current, password: next })
    setBusy(false)
    if (!answered.ok)
      return setWrong(
        answered.code === 'malformed' ? { next: answered.sentence } : { current: answered.sentence },
      )
    showToast({ text: say('changed') })
    onChanged()
    onClose()
  }
  return (
    <form id="change-password" className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
      <input type="text" name="username" autoComplete="username" value={name} readOnly hidden />
      <TextField
        label={say('current')}
        type="password"
        autoComplete="current-password"
        value={current}
        onChange={setCurrent}
        error={wrong.current}
        required
      />
      <TextField
        label={say('next')}
        type="password"
        autoComplete="new-password"
        value={next}
        onChange={setNext}
        error={wrong.next}
        hint={say('nextHint', { least })}
        required
      />
    </form>
  )
}
