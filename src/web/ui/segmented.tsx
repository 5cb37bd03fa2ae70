import { useId } from 'react'
import { classNames } from './class-names.ts'
import styles from './segmented.module.css'
import { VisuallyHidden } from './visually-hidden.tsx'

/**
 * One of a few, all visible. Native radio buttons underneath: arrows walk, forms and screen readers know them.
 */
export function Segmented<T extends string>({
  label,
  options,
  value,
  onChange,
  className,
}: {
  label: string
  options: readonly { value: T; label: string }[]
  value: T
  onChange: (value: T) => void
  className?: string | undefined
}) {
  const name = useId()
  return (
    <fieldset className={classNames(styles.group, className)}>
      <legend>
        <VisuallyHidden>{label}</VisuallyHidden>
      </legend>
      {options.map((option) => (
        <label key={option.value} className={styles.option}>
          <input
            type="radio"
            name={name}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
            className={styles.radio}
          />
          {/* the bold twin keeps the width, so that choosing moves nothing */}
          <span className={styles.text} data-text={option.label}>
            {option.label}
          </span>
        </label>
      ))}
    </fieldset>
  )
}
