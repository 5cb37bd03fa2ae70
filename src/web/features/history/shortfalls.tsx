import { useState } from 'react'
import { type Shortfall, shortfallSentence } from '#domain/kernel/shortfall.ts'
import { shortfallWords as say } from '#words/shortfalls.ts'
import styles from './history-page.module.css'

/** How many are told before somebody asks for the rest. */
const few = 5

/** What of a step did not come about as it was asked. */
export function Shortfalls({ short }: { short: readonly Shortfall[] }) {
  const [all, setAll] = useState(false)
  if (short.length === 0) return null
  const hidden = short.length - few
  return (
    <div>
      <p className={styles.note}>{say('heading')}</p>
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari forgets a list without markers */}
      <ul role="list" className={styles.lines}>
        {(all ? short : short.slice(0, few)).map((one, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: what is told of a step never changes
          <li key={at}>{shortfallSentence(one)}</li>
        ))}
      </ul>
      {hidden > 0 && !all && (
        <button type="button" className={styles.more} aria-expanded={all} onClick={() => setAll(true)}>
          {say('more', { count: hidden })}
        </button>
      )}
    </div>
  )
}
