import type { WorkingPlan } from '#analysis/roadmap-plan.ts'
import { compareDates, showDate } from '#domain/roadmap/release-date.ts'
import { goalOf } from '#domain/roadmap/trace.ts'
import { metricLine } from '#web/product/metric-line.ts'
import { store } from '#web/store/the-store.ts'
import { Button } from '#web/ui/button.tsx'
import { Clamped } from '#web/ui/clamp.tsx'
import { goalsStageWords, proposalPageWords, reviewStageWords as say } from '#words/derive.ts'
import { useCollected } from './use-collected.ts'
import styles from './workshop.module.css'

/** What would stand on the roadmap, what is covered, and what is left over, before anything is applied. */
export function ReviewStage({ plan, onPropose }: { plan: WorkingPlan; onPropose(): void }) {
  const items = useCollected()
  const planned = new Set(
    plan.themes.filter(({ release }) => release !== null).flatMap((theme) => theme.items),
  )
  const share = items.length === 0 ? 0 : Math.round((planned.size / items.length) * 100)
  const left = plan.themes.filter(({ release }) => release === null)
  const releases = plan.releases
    .filter(({ key }) => plan.themes.some(({ release }) => release === key))
    .toSorted((a, b) => compareDates(a.date, b.date))
  return (
    <section className={styles.review} aria-labelledby="review-title" tabIndex={-1} data-result>
      <h2 id="review-title" className={styles.why}>
        {say('covered', { planned: planned.size, open: items.length, share })}
      </h2>
      <div className={styles.board}>
        {releases.map((release) => {
          const goal = release.standing ? goalOf(store.state, release.standing)?.text : release.goal
          return (
            <section key={release.key} className={styles.theme} aria-label={release.name}>
              <p className={styles.size}>{showDate(release.date)}</p>
              <h3 dir="auto">{release.name}</h3>
              <Clamped lines={6} of={goalsStageWords('goal')} className={styles.goalText} text={goal ?? ''} />
              <ul>
                {plan.themes
                  .filter((theme) => theme.release === release.key)
                  .map((theme) => (
                    <li key={theme.key} className={styles.card}>
                      <span>
                        <b dir="auto">{theme.name}</b>
                        <small>{say('items', { count: theme.items.length })}</small>
                      </span>
                    </li>
                  ))}
              </ul>
              {release.metrics
                .filter(({ name }) => name.trim())
                .map((metric) => (
                  <p key={metric.name} className={styles.size}>
                    <bdi dir="ltr">{metricLine(metric)}</bdi>
                  </p>
                ))}
            </section>
          )
        })}
      </div>
      {left.length > 0 && (
        <p className={styles.hint}>
          {say('left', {
            themes: left
              .map(({ name, items: own }) => say('leftTheme', { name, count: own.length }))
              .join(', '),
          })}
        </p>
      )}
      <p className={styles.hint}>{say('oneStep')}</p>
      <p className={styles.propose}>
        <Button onClick={onPropose}>{proposalPageWords('propose')}</Button>
        <span className={styles.hint}>{proposalPageWords('proposeWhy')}</span>
      </p>
    </section>
  )
}
