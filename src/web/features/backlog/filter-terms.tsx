import type { Term } from '#domain/backlog/filter.ts'
import { Icon } from '#web/ui/icon.tsx'
import { filterLineWords as say } from '#words/backlog.ts'
import styles from './filter-field.module.css'

/** The terms that the text is made of, each to be taken away or gone on with as text. */
export function FilterTerms({
  text,
  terms,
  onEdit,
  onWithout,
}: {
  text: string
  terms: readonly Term[]
  onEdit: (term: Term) => void
  onWithout: (term: Term) => void
}) {
  if (terms.length === 0) return null
  return (
    <ul className={styles.terms} aria-label={say('terms')}>
      {terms.map((term) => {
        const words = text.slice(term.from, term.to)
        return (
          <li key={term.from} className={styles.term}>
            {/* Who uses keys has the text one stop further. */}
            <button
              type="button"
              className={styles.words}
              tabIndex={-1}
              dir="auto"
              onClick={() => onEdit(term)}
            >
              {words}
            </button>
            <button
              type="button"
              className={styles.without}
              aria-label={say('without', { term: words })}
              title={say('without', { term: words })}
              onClick={() => onWithout(term)}
            >
              <Icon name="close" />
            </button>
          </li>
        )
      })}
    </ul>
  )
}
