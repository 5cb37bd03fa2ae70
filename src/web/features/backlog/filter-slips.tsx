import { mended } from '#domain/backlog/filter.ts'
import { meantBy, type Slip } from '#domain/backlog/filter-slip.ts'
import { marked } from '#web/ui/marked.ts'
import { filterWords } from '#words/filter.ts'
import styles from './filter-field.module.css'

/** All that was not understood of a filter, and what was likely meant a press away. */
export function FilterSlips({
  id,
  slips,
  text,
  onText,
}: {
  id: string
  slips: readonly Slip[]
  text: string
  onText: (text: string) => void
}) {
  return (
    <ul id={id} className={styles.slips}>
      {slips.map((slip, at) => {
        const sentence = filterWords(slip.words, slip.values)
        const near = meantBy(slip)
        const mend = (words: React.ReactNode) => (
          <button type="button" className={styles.mend} onClick={() => onText(mended(text, slip))}>
            {words}
          </button>
        )
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: they come in the order of the text
          <li key={at}>
            {near === null ? sentence : marked(filterWords, 'withNear', { meant: mend }, { sentence, near })}
          </li>
        )
      })}
    </ul>
  )
}
