import { Link, useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import type { Product } from '#domain/product/product.ts'
import type { Comparison } from '#domain/queries/comparison.ts'
import type { At } from '#web/product/at.ts'
import { useStore } from '#web/store/use-store.ts'
import { Button, buttonLook } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { compareWords as say } from '#words/history-page.ts'
import { type HistorySearch, timeOf } from './address.ts'
import { Away } from './away.tsx'
import styles from './compare-view.module.css'
import { byKind } from './compared.ts'
import { DifferingKind, manyOf } from './differing-kind.tsx'
import { MomentField } from './moment-field.tsx'
import { momentText } from './moment-text.ts'
import { useAsked } from './use-asked.ts'
import { momentOf, useStepAt } from './use-step-at.ts'

const few = 200
const most = 1000

/** Two moments of a product, and what differs between them as a list of words. */
export function CompareView({
  product,
  search: { from = 0, to },
}: {
  product: Product
  search: HistorySearch
}) {
  const store = useStore()
  const navigate = useNavigate()
  const [limit, setLimit] = useState(few)
  const asked = useAsked<Comparison & { as_of: number }>('compare', {
    product: product.id,
    from: momentOf(from),
    to: to === undefined ? undefined : momentOf(to),
    limit,
  })
  const first = useMoment(product.id, from)
  const last = useMoment(product.id, to)
  const go = (change: Pick<HistorySearch, 'from' | 'to'>) =>
    void navigate({ to: '/p/$key/history', params: { key: product.key }, search: change })
  const to_ = to === undefined ? {} : { to }

  const isDeclined = asked.declined !== null
  const answer = isDeclined ? undefined : asked.answer
  const kinds = useMemo(
    () => (answer ? byKind(answer.lines, answer.counts, store.state.kinds.names) : []),
    [answer, store],
  )
  const total = kinds.reduce((sum, kind) => sum + kind.total, 0)
  const listed = kinds.reduce((sum, kind) => sum + kind.listed, 0)
  return (
    <div className={styles.page} aria-busy={(!asked.isCurrent && !isDeclined) || undefined}>
      <section className={styles.moments} aria-label={say('moments')}>
        <MomentField
          legend={say('from')}
          time={first.time}
          step={first.seq}
          onChange={(at) => go({ from: at, ...to_ })}
        >
          <SeeThen product={product} seq={first.seq} />
        </MomentField>
        <MomentField
          legend={say('to')}
          time={last.time}
          step={last.seq}
          onChange={(at) => go({ from, to: at })}
        >
          {to === undefined ? (
            <span className={styles.now}>{say('now')}</span>
          ) : (
            <>
              <SeeThen product={product} seq={last.seq} />
              <Button look="quiet" onClick={() => go({ from })}>
                {say('now')}
              </Button>
            </>
          )}
        </MomentField>
      </section>
      {asked.away && <Away onAgain={asked.again}>{say('away')}</Away>}
      {isDeclined && (
        <p className={styles.quiet} role="alert">
          {asked.declined}
        </p>
      )}
      {!answer && !asked.away && !isDeclined && <p className={styles.quiet}>{say('working')}</p>}
      {answer && total === 0 && <EmptyState title={say('same')}>{say('sameLead')}</EmptyState>}
      {answer && total > 0 && (
        <>
          <p className={styles.summary} role="status">
            {say('summary', {
              from: first.text,
              to: last.text,
              counts: listText(kinds.map(manyOf(store.state))),
            })}
          </p>
          {kinds.map((kind) => (
            <DifferingKind key={kind.kind} differing={kind} product={product} from={answer.from} />
          ))}
          {listed < total && (
            <p className={styles.rest}>
              {say('shown', { shown: listed, total })}{' '}
              {limit < most ? (
                <Button onClick={() => setLimit(most)}>{say('more')}</Button>
              ) : (
                say('most', { count: most })
              )}
            </p>
          )}
        </>
      )}
    </div>
  )
}

/** A moment of the address, as it is told: when, and after which step. */
function useMoment(product: string, at: At | undefined) {
  const { step } = useStepAt(product, at)
  const done = step ? new Date(step.at).getTime() : null
  const time = typeof at === 'string' ? timeOf(at) : done
  const text =
    at === undefined
      ? say('nowInText')
      : !step || time === null
        ? say('start')
        : say('after', { moment: momentText(time), seq: step.seq })
  return { time, seq: step?.seq ?? null, text }
}

function SeeThen({ product, seq }: { product: Product; seq: number | null }) {
  if (seq === null) return null
  return (
    <Link
      className={buttonLook('quiet', styles.see)}
      to="/p/$key/roadmap"
      params={{ key: product.key }}
      search={{ at: seq }}
    >
      {say('see')}
    </Link>
  )
}

/** "2 goals, 1 feature and 12 items" */
function listText(parts: readonly string[]): string {
  const [first = '', ...rest] = parts
  if (rest.length === 0) return first
  return say(rest.length === 1 ? 'last' : 'list', { first, rest: listText(rest) })
}
