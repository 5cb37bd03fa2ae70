import type { State } from '#domain/kernel/state.ts'
import type { Product } from '#domain/product/product.ts'
import { useStore } from '#web/store/use-store.ts'
import { saidInWords } from '#words/area.ts'
import { compareWords as say } from '#words/history-page.ts'
import styles from './compare-view.module.css'
import { type Differing, howOf } from './compared.ts'
import { RecordLink } from './record-link.tsx'

/** Beside the words, which say it: for eyes that run down the list. */
const signs = { added: '+', removed: '−', moved: '→', changed: '~' } as const

/** "12 items" */
export const manyOf =
  (state: State) =>
  ({ kind, total }: Pick<Differing, 'kind' | 'total'>): string =>
    saidInWords({ ...state.kinds.of(kind).many, values: { count: total } })

/** The differences of one kind. */
export function DifferingKind({
  differing,
  product,
  from,
}: {
  differing: Differing
  product: Product
  /** the earlier moment, where what is gone still stood */
  from: number
}) {
  const { state } = useStore()
  const { kind, total, listed, tally, lines } = differing
  return (
    <section className={styles.kind} aria-labelledby={`differing-${kind}`}>
      <h2 id={`differing-${kind}`} className={styles.heading}>
        {manyOf(state)(differing)}
        <span className={styles.tally}>
          {listed < total
            ? say('shown', { shown: listed, total })
            : tally.map(({ how, count }) => say('tally', { count, how: say(how) })).join(', ')}
        </span>
      </h2>
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari forgets a list without markers */}
      <ul role="list" className={styles.lines}>
        {lines.map((line, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: another comparison is another list
          <li key={at} className={styles.line} data-how={howOf(line)}>
            <span className={styles.sign} aria-hidden="true">
              {signs[howOf(line)]}
            </span>
            <RecordLink line={line} product={product} gone={from}>
              {saidInWords(line.said)}
            </RecordLink>
          </li>
        ))}
      </ul>
    </section>
  )
}
