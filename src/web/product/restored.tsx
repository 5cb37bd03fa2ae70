import { Button } from '#web/ui/button.tsx'
import { trayWords as say } from '#words/tray.ts'
import styles from './restored.module.css'

/** Says that what stands in a field or a form was typed before, and how to be rid of it. */
export function Restored({ onThrowAway }: { onThrowAway: () => void }) {
  return (
    <span role="status" className={styles.restored}>
      {say('restoredDraft')}
      <Button look="quiet" onClick={onThrowAway}>
        {say('throwAway')}
      </Button>
    </span>
  )
}
