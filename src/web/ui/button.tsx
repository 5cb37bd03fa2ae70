import type { ComponentProps } from 'react'
import { uiWords } from '#words/ui.ts'
import styles from './button.module.css'
import { classNames } from './class-names.ts'
import { Icon, type IconName } from './icon.tsx'
import { ariaKeyShortcuts, keyText, liveKeys } from './keys.ts'

export interface ButtonProps extends ComponentProps<'button'> {
  /** 'first' is the one black button of a screen; 'plain' has an edge; 'quiet' has none */
  look?: 'first' | 'plain' | 'quiet'
  icon?: IconName
  /** Shown in the title and told to assistive technology. Pressing them is the registry's affair. */
  keys?: readonly string[] | undefined
}

/** The look of a button for what is a link, so that the two stand level beside each other. */
export const buttonLook = (look: 'first' | 'plain' | 'quiet', className?: string) =>
  classNames(styles.button, styles[look], className)

export function Button({ look = 'plain', icon, keys, className, children, title, ...rest }: ButtonProps) {
  const live = liveKeys(keys ?? [])
  const shown = live[0]
  return (
    <button
      type="button"
      className={buttonLook(look, className)}
      aria-keyshortcuts={ariaKeyShortcuts(live)}
      title={title ?? (shown && keyText(shown))}
      {...rest}
    >
      {icon && <Icon name={icon} />}
      {children}
    </button>
  )
}

/** A button that is only a picture: `label` is its name and its title. */
export function IconButton({
  icon,
  label,
  keys,
  className,
  ...rest
}: Omit<ComponentProps<'button'>, 'children'> & {
  icon: IconName
  label: string
  keys?: readonly string[] | undefined
}) {
  const live = liveKeys(keys ?? [])
  const shown = live[0]
  return (
    <button
      type="button"
      className={classNames(styles.button, styles.icon, className)}
      aria-label={label}
      aria-keyshortcuts={ariaKeyShortcuts(live)}
      title={shown ? uiWords('withKeys', { label, keys: keyText(shown) }) : label}
      {...rest}
    >
      <Icon name={icon} />
    </button>
  )
}
