import { classNames } from './class-names.ts'
import styles from './progress.module.css'

/**
 * A thin bar in the colour of `--t` where an ancestor sets it, in ink otherwise. It is never the only
 * place a number stands: draw the number beside it. `value` of `max` in any unit; `label` names it.
 */
export function Progress({
  value,
  max,
  label,
  className,
}: {
  value: number
  max: number
  label: string
  className?: string | undefined
}) {
  const share = max > 0 ? Math.min(1, Math.max(0, value / max)) : 0
  return (
    <span
      className={classNames(styles.track, className)}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={Math.min(max, Math.max(0, value))}
    >
      <span className={styles.done} style={{ transform: `scaleX(${share})` }} />
    </span>
  )
}
