import { type ComponentProps, type ReactNode, useId, useMemo } from 'react'
import { classNames } from './class-names.ts'
import styles from './field.module.css'

interface FieldProps {
  label: string
  /** a quiet sentence beneath: the format, an example, the unit; an error takes its place */
  hint?: ReactNode
  /** says why it cannot stay so; shown beneath, in words, and the text is kept */
  error?: string | null | undefined
  /** the label is read but not drawn, where the place says enough */
  hideLabel?: boolean
  className?: string | undefined
}

interface Wiring {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
  className: string | undefined
}

/** Label above, error or hint beneath, tied to any control: `children` gets what to spread on it. */
export function Field({
  label,
  hint,
  error,
  hideLabel,
  className,
  children,
}: FieldProps & { children: (wiring: Wiring) => ReactNode }) {
  const id = useId()
  // Whoever is led to the field hears it there; whoever is in it already is told, so that it is said once.
  // biome-ignore lint/correctness/useExhaustiveDependencies: as it is when the error appears
  const isHere = useMemo(() => document.activeElement?.id === id, [error, id])
  const described = error ? `${id}-error` : hint ? `${id}-hint` : undefined
  return (
    <div className={classNames(styles.field, className)}>
      <label htmlFor={id} className={classNames(styles.label, hideLabel && styles.hidden)}>
        {label}
      </label>
      {children({
        id,
        'aria-describedby': described,
        'aria-invalid': error ? true : undefined,
        className: styles.control,
      })}
      {error && (
        <div id={`${id}-error`} className={styles.error} role={isHere ? 'alert' : undefined}>
          {error}
        </div>
      )}
      {hint && !error && (
        <div id={`${id}-hint`} className={styles.hint}>
          {hint}
        </div>
      )}
    </div>
  )
}

type Own = FieldProps & { value: string; onChange: (value: string) => void }

/** One line of text. Everything else an <input> takes is passed on. */
export function TextField({
  label,
  hint,
  error,
  hideLabel,
  className,
  value,
  onChange,
  ...rest
}: Own & Omit<ComponentProps<'input'>, keyof Own>) {
  return (
    <Field label={label} hint={hint} error={error} className={className} {...(hideLabel && { hideLabel })}>
      {(wiring) => (
        <input
          type="text"
          dir="auto"
          {...rest}
          {...wiring}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}

/** Several lines; grows with its text from `rows` (3) up. */
export function TextArea({
  label,
  hint,
  error,
  hideLabel,
  className,
  value,
  onChange,
  rows = 3,
  ...rest
}: Own & Omit<ComponentProps<'textarea'>, keyof Own>) {
  return (
    <Field label={label} hint={hint} error={error} className={className} {...(hideLabel && { hideLabel })}>
      {(wiring) => (
        <textarea
          dir="auto"
          {...rest}
          {...wiring}
          className={classNames(wiring.className, styles.area)}
          rows={rows}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}
