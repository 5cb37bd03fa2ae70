import { useSyncExternalStore } from 'react'
import { keyCaps, parseKeys } from '#web/ui/keys.ts'
import { labelOf } from './action.ts'
import styles from './chord-hint.module.css'
import { chordDepth, chordWaiting, onChord } from './keyboard.ts'

/** While a chord is half pressed: what may follow. */
export function ChordHint() {
  const waiting = useSyncExternalStore(onChord, chordWaiting)
  const at = chordDepth()
  if (waiting.length === 0) return null
  return (
    <div className={styles.hint} role="status">
      {waiting.map(({ action, strokes }) => {
        const keys = action.keys?.find((one) => parseKeys(one) === strokes)
        return (
          <span key={action.id} className={styles.next}>
            <kbd>{keys && keyCaps(keys)[at]?.join('')}</kbd>
            {labelOf(action)}
          </span>
        )
      })}
    </div>
  )
}
