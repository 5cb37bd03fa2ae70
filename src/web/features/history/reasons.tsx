import { type Reason, stated } from '#domain/kernel/note.ts'
import { marked } from '#web/ui/marked.ts'
import { historyPageWords as say } from '#words/history-page.ts'
import styles from './history-page.module.css'

/** Why each command of a step was proposed, for whoever asks. */
export function Reasons({ because, tabIndex }: { because: readonly Reason[]; tabIndex: number }) {
  if (because.length === 0) return null
  return (
    <details className={styles.because}>
      <summary tabIndex={tabIndex}>{say('because', { count: because.length })}</summary>
      <ul className={styles.lines}>
        {because.map(({ what, why }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the reasons of a step never change
          <li key={at} dir="auto">
            {marked(
              say,
              'reason',
              { b: (words) => <b>{words}</b> },
              { what: stated(what), why: stated(why) },
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}
