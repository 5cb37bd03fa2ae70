import { Fragment } from 'react'
import { keyWords } from '#words/keys.ts'
import { classNames } from './class-names.ts'
import styles from './kbd.module.css'
import { isMac, keyCaps, liveKeys } from './keys.ts'

/** Draws 'Mod+K' as ⌘K or Ctrl K, 'g b' as G then B. */
export function Kbd({
  keys,
  className,
  always = false,
}: {
  keys: string
  className?: string | undefined
  /** also where there is no keyboard */
  always?: boolean
}) {
  if (liveKeys([keys]).length === 0) return null
  return (
    <span className={classNames(styles.keys, className)} data-for={always ? undefined : 'keys'}>
      {keyCaps(keys).map((caps, stroke) => (
        // strokes have no identity but their place
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <Fragment key={stroke}>
          {stroke > 0 && <span className={styles.then}>{keyWords('between')}</span>}
          <kbd className={styles.cap}>{caps.join(isMac ? '' : ' ')}</kbd>
        </Fragment>
      ))}
    </span>
  )
}
