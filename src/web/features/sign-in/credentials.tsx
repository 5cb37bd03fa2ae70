import { type FormEvent, type ReactNode, useState } from 'react'
import { passwordLength } from '#protocol/password-length.ts'
import { Button } from '#web/ui/button.tsx'
import { TextField } from '#web/ui/field.tsx'
import { signInWords } from '#words/sign-in.ts'
import { Mark } from './mark.tsx'
import { ownAddress } from './own-address.ts'
import { post } from './request.ts'
import styles from './sign-in.module.css'
import { Why } from './why.tsx'

/** The address that was asked for before the door; only ever one of this server. */
function wanted(): string {
  return ownAddress(new URLSearchParams(location.search).get('to'), location.origin)
}

/**
 * A name, a password, one button: the form of both the first visit and every later one. After success the page
 * is loaded afresh, so that nothing of a signed-out page stays.
 */
export function Credentials({
  why,
  children,
  path,
  extra,
  button,
  fresh,
  named,
}: {
  why: string
  children?: ReactNode
  path: string
  extra?: { [field: string]: string }
  button: string
  /** a new password is being chosen */
  fresh: boolean
  /** whose password it is, where that is known: then no name is asked for */
  named?: string | undefined
}) {
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const [refused, setRefused] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const short = fresh && refused !== null && password.length < passwordLength.least

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (named === undefined && name.trim() === '') return setRefused(signInWords('noName'))
    if (fresh && password.length < passwordLength.least)
      return setRefused(signInWords('shortPassword', { least: passwordLength.least }))
    setBusy(true)
    const sentence = await post(path, {
      ...extra,
      ...(named === undefined && { name: name.trim() }),
      password,
    })
    if (sentence === null) location.replace(wanted())
    else {
      setBusy(false)
      setRefused(sentence)
    }
  }

  return (
    <main className={styles.page}>
      <Mark />
      <Why>{why}</Why>
      {children}
      <form className={styles.form} onSubmit={submit} noValidate>
        {named === undefined ? (
          <TextField
            label={signInWords('name')}
            value={name}
            onChange={setName}
            autoComplete="username"
            autoFocus
            required
          />
        ) : (
          // For the browser's keeper of passwords, which keeps them by name.
          <input type="text" autoComplete="username" value={named} readOnly hidden />
        )}
        <TextField
          label={signInWords('password')}
          type="password"
          value={password}
          onChange={setPassword}
          autoComplete={fresh ? 'new-password' : 'current-password'}
          autoFocus={named !== undefined}
          required
          {...(fresh && { hint: signInWords('passwordHint', { least: passwordLength.least }) })}
          {...(short && { 'aria-invalid': true })}
        />
        <div role="alert" className={styles.refused}>
          {refused}
        </div>
        <Button type="submit" look="first" disabled={busy}>
          {button}
        </Button>
      </form>
    </main>
  )
}
