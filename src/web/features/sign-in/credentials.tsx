import { type ReactNode, useState } from 'react'
import { passwordLength } from '#protocol/password-length.ts'
import type { Problem } from '#web/store/problem-of.ts'
import { Button } from '#web/ui/button.tsx'
import { TextField } from '#web/ui/field.tsx'
import { Form, useTroubles } from '#web/ui/form.tsx'
import { signInWords } from '#words/sign-in.ts'
import { Mark } from './mark.tsx'
import { ownAddress } from './own-address.ts'
import { post } from './request.ts'
import styles from './sign-in.module.css'
import { Why } from './why.tsx'

/** The address that was asked for before the door; only ever one of this server. */
function wanted(first: string): string {
  return ownAddress(new URLSearchParams(location.search).get('to') ?? first, location.origin)
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
  first = '/',
  onProblem,
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
  /** where to go on to when nothing else was asked for */
  first?: string
  /** true where the server's no was dealt with otherwise */
  onProblem?: (problem: Problem) => boolean
}) {
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const { troubles, tell, mended } = useTroubles<'name' | 'password'>()
  const [busy, setBusy] = useState(false)

  const submit = async () => {
    const isNameless = named === undefined && name.trim() === ''
    const isShort = fresh ? password.length < passwordLength.least : password === ''
    if (isNameless || isShort) {
      const { least } = passwordLength
      return tell({
        ...(isNameless && { name: signInWords(fresh ? 'noName' : 'noNameHere') }),
        ...(isShort && {
          password: fresh ? signInWords('shortPassword', { least }) : signInWords('noPassword'),
        }),
      })
    }
    setBusy(true)
    const problem = await post(path, {
      ...extra,
      ...(named === undefined && { name: name.trim() }),
      password,
    })
    if (problem === null) return location.replace(wanted(first))
    if (onProblem?.(problem)) return undefined
    setBusy(false)
    tell({ [fieldOf(problem)]: problem.sentence })
  }

  return (
    <main className={styles.page}>
      <Mark />
      <Why>{why}</Why>
      {children}
      <Form className={styles.form} onSubmit={submit}>
        {named === undefined ? (
          <TextField
            label={signInWords('name')}
            value={name}
            onChange={(text) => {
              setName(text)
              mended('name')
            }}
            error={troubles.name}
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
          onChange={(text) => {
            setPassword(text)
            mended('password')
          }}
          error={troubles.password}
          autoComplete={fresh ? 'new-password' : 'current-password'}
          autoFocus={named !== undefined}
          required
          {...(fresh && { hint: signInWords('passwordHint', { least: passwordLength.least }) })}
        />
        <div role="alert" className={styles.refused}>
          {troubles.form}
        </div>
        <Button type="submit" look="first" disabled={busy}>
          {button}
        </Button>
      </Form>
    </main>
  )
}

/** Where a no of the server is said: at the field that can mend it, else beneath all. */
function fieldOf({ code, field }: Problem): 'name' | 'password' | 'form' {
  if (field === 'name' || code === 'name-taken') return 'name'
  return field === 'password' || code === 'wrong-sign-in' ? 'password' : 'form'
}
