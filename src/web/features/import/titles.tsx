import { type CSSProperties, useState } from 'react'
import type { ImportReport } from '#protocol/import-report.ts'
import { Button } from '#web/ui/button.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { importFoundWords as say } from '#words/import-page.ts'
import { itemKindWords, itemStatusWords } from '#words/items.ts'
import styles from './titles.module.css'

/** On a phone the first ones say enough; what was found in the file must not lie screens away. */
const FEW = 6

/** The first items as they would stand in the backlog. Before all else: the wrong titles are seen at once. */
export function Titles({ report: { sample, creates, source } }: { report: ImportReport }) {
  const [all, setAll] = useState(false)
  return (
    <section className={styles.titles} aria-labelledby="import-titles">
      <h3 id="import-titles" className={styles.heading}>
        {sample.length < creates
          ? say('titlesOf', { count: sample.length, all: creates })
          : say('titles', { count: creates })}
      </h3>
      {sample.length === 0 ? (
        <p className={styles.none}>{say('noTitles')}</p>
      ) : (
        <table className={styles.table} data-few={(!all && sample.length > FEW) || undefined}>
          <thead>
            <tr>
              <th scope="col" className={styles.where}>
                {say('where', { at: source.endsWith('-json') ? 'place' : 'line' })}
              </th>
              <th scope="col">{say('itemTitle')}</th>
              <th scope="col" className={styles.status}>
                {say('status')}
              </th>
              <th scope="col" className={styles.points}>
                {say('estimate')}
              </th>
            </tr>
          </thead>
          <tbody>
            {sample.map(({ line, title, kind, status, estimate, depth }) => (
              <tr key={line}>
                <td className={styles.where}>{line}</td>
                <td>
                  <span className={styles.title} style={{ '--depth': Math.min(depth, 6) } as CSSProperties}>
                    <Icon name={kind} label={itemKindWords(kind)} />
                    <bdi>{title}</bdi>
                  </span>
                </td>
                <td className={styles.status}>{itemStatusWords(status)}</td>
                <td className={styles.points}>{estimate ?? ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {sample.length > FEW && !all && (
        <Button look="quiet" className={styles.more} onClick={() => setAll(true)}>
          {say('moreTitles', { count: sample.length - FEW })}
        </Button>
      )}
    </section>
  )
}
