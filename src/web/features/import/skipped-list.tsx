import type { ImportSkip } from '#protocol/import-report.ts'
import { importPageWords as say } from '#words/import-page.ts'
import styles from './found.module.css'
import { FoundSection } from './found-section.tsx'

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
    <FoundSection
      title={say('skippedTitle')}
      open={groups.length <= 3}
      line={say(skipped.length < skips ? 'skippedFirst' : 'skipped', { count: skips, shown: skipped.length })}
    >
      {groups.map(([reason, lines]) => (
        <details key={reason} className={styles.reason} open={lines.length <= 5}>
          <summary>
            {reason} <span className={styles.count}>{say('lines', { count: lines.length })}</span>
          </summary>
          <ul className={styles.rows}>
            {lines.map(({ line, text, item }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a line can be skipped twice, and the list never changes
              <li key={at}>
                <span className={styles.where}>{line}</span>
                <span>
                  <bdi>{text}</bdi>
                  {item && <span className={styles.meta}>{item}</span>}
                </span>
              </li>
            ))}
          </ul>
        </details>
      ))}
      <a className={styles.away} href={`/api/v1/imports/${handle}/skipped.csv`} download>
        {say('download', { count: skips })}
      </a>
    </FoundSection>
  )
}
