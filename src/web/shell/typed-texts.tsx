import { Button } from '#web/ui/button.tsx'
import { copyText } from '#web/ui/copy-text.ts'
import { trayWords as say } from '#words/tray.ts'
import styles from './tray.module.css'

/** What was typed, each text under what its field is called. */
export function TypedTexts({ typed }: { typed: readonly { label: string; text: string }[] }) {
  if (typed.length === 0) return <p className={styles.none}>{say('nothing')}</p>
  return (
    <dl className={styles.typed}>
      {typed.map(({ label, text }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they stand for good
        <div key={at}>
          <dt>{label}</dt>
          <dd dir="auto" tabIndex={text.length > 400 ? 0 : undefined}>
            {text}
          </dd>
        </div>
      ))}
    </dl>
  )
}

export function CopyButton({ text }: { text: string }) {
  return (
    <Button look="quiet" onClick={() => void copyText(text, say('copied'))}>
      {say('copy')}
    </Button>
  )
}
