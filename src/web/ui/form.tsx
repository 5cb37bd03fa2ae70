import { type ComponentProps, useEffect, useState } from 'react'

/**
 * A form that leads to what is wrong with it: once it has been sent, the focus goes to the first field that says so.
 * `onSubmit` may take its time; the browser checks nothing, since the fields speak for themselves.
 */
export function Form({
  onSubmit,
  ...rest
}: { onSubmit: () => unknown } & Omit<ComponentProps<'form'>, 'onSubmit' | 'noValidate'>) {
  const [sent, setSent] = useState<{ form: HTMLFormElement } | null>(null)
  // Drawn together with what `onSubmit` told, whenever that was.
  useEffect(() => sent?.form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(), [sent])
  return (
    <form
      noValidate
      {...rest}
      onSubmit={async (event) => {
        event.preventDefault()
        const form = event.currentTarget
        await onSubmit()
        setSent({ form })
      }}
    />
  )
}

/** What is wrong with a form, by field; `form` is what no field can mend. */
type Troubles<Name extends string> = { readonly [name in Name | 'form']?: string | undefined }

/**
 * What is wrong with the fields of a form. `tell` replaces all of it; `mended(name)` is for when a field is typed in:
 * what was said of it, and of the whole, goes.
 */
export function useTroubles<Name extends string>() {
  const [troubles, tell] = useState<Troubles<Name>>({})
  const mended = (name: Name) =>
    tell((now) => (now[name] || now.form ? { ...now, [name]: undefined, form: undefined } : now))
  return { troubles, tell, mended }
}
