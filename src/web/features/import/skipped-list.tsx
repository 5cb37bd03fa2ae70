import type { ImportSkip } from '#protocol/import-report.ts'
import { importPageWords as say } from '#words/import-page.ts'
import styles from './import-page.module.css'

/** What makes no item, by reason; the lines of a reason unfold. */
export function SkippedList({
  handle,
  skipped,
  skips,
}: {
  handle: string
  skipped: readonly ImportSkip[]
  skips: number
}) {
  const groups = [...Map.groupBy(skipped, ({ reason }) => reason)]
  return (
    <section aria-labelledby="import-skipped">
      <h3 id="import-skipped">
        {say(skipped.length < skips ? 'skippedFirst' : 'skipped', { count: skips, shown: skipped.length })}
      </h3>
      {groups.map(([reason, lines]) => (
        <details key={reason} className={styles.group} open={lines.length <= 5}>
          <summary>
            {reason} <span className={styles.hint}>({lines.length})</span>
          </summary>
          <ul className={styles.skipped}>
            {lines.map(({ line, text, item }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a line can be skipped twice, and the list never changes
              <li key={at}>
                <span className={styles.where}>{line}</span>
                <span dir="auto">{text}</span>
                {item && <span className={styles.where}>{item}</span>}
              </li>
            ))}
          </ul>
        </details>
      ))}
      <a href={`/api/v1/imports/${handle}/skipped.csv`} download>
        {say('download', { count: skips })}
      </a>
    </section>
  )
}
