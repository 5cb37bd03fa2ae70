import { useState } from 'react'
import { passwordLength } from '#protocol/password-length.ts'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { TextField } from '#web/ui/field.tsx'
import { Form, useTroubles } from '#web/ui/form.tsx'
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
  const { troubles, tell, mended } = useTroubles<'current' | 'next'>()

  const submit = async () => {
    const isShort = next.length < least
    if (current === '' || isShort)
      return tell({
        ...(current === '' && { current: say('noCurrent') }),
        ...(isShort && { next: say('short', { least }) }),
      })
    setBusy(true)
    const answered = await askDoor('POST', 'account/password', { current, password: next })
    setBusy(false)
    if (!answered.ok) {
      const at =
        answered.code === 'wrong-password' ? 'current' : answered.code === 'malformed' ? 'next' : 'form'
      return tell({ [at]: answered.sentence })
    }
    showToast({ text: say('changed') })
    onChanged()
    onClose()
  }
  return (
    <Form id="change-password" className={styles.form} onSubmit={submit}>
      <input type="text" name="username" autoComplete="username" value={name} readOnly hidden />
      <TextField
        label={say('current')}
        type="password"
        autoComplete="current-password"
        value={current}
        onChange={(text) => {
          setCurrent(text)
          mended('current')
        }}
        error={troubles.current}
        required
      />
      <TextField
        label={say('next')}
        type="password"
        autoComplete="new-password"
        value={next}
        onChange={(text) => {
          setNext(text)
          mended('next')
        }}
        error={troubles.next}
        hint={say('nextHint', { least })}
        required
      />
      <div role="alert" className={styles.refused}>
        {troubles.form}
      </div>
    </Form>
  )
}
