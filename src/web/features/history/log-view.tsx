import { useMemo, useRef } from 'react'
import type { Product } from '#domain/product/product.ts'
import { Button } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { useNow } from '#web/ui/use-now.ts'
import { historyPageWords as say } from '#words/history-page.ts'
import type { HistorySearch } from './address.ts'
import { Away } from './away.tsx'
import styles from './history-page.module.css'
import { isFiltered, LogFilter } from './log-filter.tsx'
import { StepRow } from './log-step.tsx'
import { dayHeading } from './moment-text.ts'
import { daysOf, stepsOf } from './steps-of.ts'
import { useLog } from './use-log.ts'
import { useWalk } from './use-walk.ts'

/** The log in words, newest first, by day and step. */
export function LogView({ product, search }: { product: Product; search: HistorySearch }) {
  const log = useLog(product.id, search)
  const now = useNow()
  const list = useRef<HTMLDivElement>(null)
  const steps = useMemo(() => stepsOf(log.entries ?? []), [log.entries])
  const days = useMemo(() => daysOf(steps), [steps])
  const seqs = useMemo(() => days.flatMap((day) => day.steps.map(({ seq }) => seq)), [days])
  const { current, onFocus } = useWalk(list, seqs)
  const isKnown = log.entries !== undefined
  const count = isKnown ? say(log.hasOlder ? 'stepsOfMore' : 'steps', { count: steps.length }) : ''
  return (
    <>
      <LogFilter product={product} search={search} count={count} />
      <div className={styles.scroll} aria-busy={log.isLoading || undefined}>
        {log.away && <Away onAgain={log.again}>{say('away')}</Away>}
        {isKnown && steps.length === 0 && (
          <EmptyState title={say(isFiltered(search) ? 'noneFit' : 'noSteps')}>
            {say(isFiltered(search) ? 'noneFitLead' : 'noStepsLead')}
          </EmptyState>
        )}
        {/* biome-ignore lint/a11y/noStaticElementInteractions: only follows where the focus is */}
        <div ref={list} className={styles.days} onFocus={onFocus}>
          {days.map(({ day, time, steps }) => (
            <section key={day} aria-labelledby={`day-${day}`}>
              <h2 id={`day-${day}`} className={styles.day}>
                {dayHeading(time, now)}
              </h2>
              {/* biome-ignore lint/a11y/noRedundantRoles: Safari forgets a list without markers */}
              <ol role="list" className={styles.steps}>
                {steps.map((step) => (
                  <StepRow
                    key={step.step}
                    step={step}
                    product={product}
                    now={now}
                    isCurrent={step.seq === current}
                  />
                ))}
              </ol>
            </section>
          ))}
        </div>
        {log.hasOlder && (
          <p className={styles.older}>
            <Button disabled={log.isLoading} onClick={log.more}>
              {say(log.isLoading ? 'wait' : 'older')}
            </Button>
          </p>
        )}
      </div>
    </>
  )
}
