import type { ComponentProps, ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { Field } from './field.tsx'
import { Icon } from './icon.tsx'
import styles from './select.module.css'

interface Option<T extends string> {
  value: T
  label: string
  disabled?: boolean
}

/**
 * The platform's own select: known to every screen reader and phone. `look="quiet"` draws no edge, for toolbars
 * and table cells; choosing from many with a filter is `openMenu({ filter: true })`.
 */
export function Select<T extends string>({
  label,
  options,
  value,
  onChange,
  hint,
  error,
  hideLabel,
  look = 'plain',
  className,
  ...rest
}: {
  label: string
  options: readonly Option<T>[]
  value: T
  onChange: (value: T) => void
  hint?: ReactNode
  error?: string | null | undefined
  hideLabel?: boolean
  look?: 'plain' | 'quiet'
  className?: string | undefined
} & Omit<ComponentProps<'select'>, 'value' | 'onChange'>) {
  return (
    <Field label={label} hint={hint} error={error} className={className} {...(hideLabel && { hideLabel })}>
      {(wiring) => (
        <span className={classNames(styles.box, look === 'quiet' && styles.quiet)}>
          <select
            {...rest}
            {...wiring}
            className={classNames(wiring.className, styles.select)}
            value={value}
            onChange={(event) => onChange(event.currentTarget.value as T)}
          >
            {options.map((option) => (
              <option key={option.value} value={option.value} disabled={option.disabled}>
                {option.label}
              </option>
            ))}
          </select>
          <Icon name="chevron-down" className={styles.chevron} />
        </span>
      )}
    </Field>
  )
}
