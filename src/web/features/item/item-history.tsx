import { editItem } from '#domain/backlog/edit-item.ts'
import type { Item } from '#domain/backlog/item.ts'
import { restoreRecord } from '#domain/history/restore-record.ts'
import { find } from '#domain/kernel/state.ts'
import { tellDone, tellRefusal } from '#web/actions/tell.ts'
import { useMay, useStore } from '#web/store/use-store.ts'
import { Button } from '#web/ui/button.tsx'
import { announce } from '#web/ui/live-region.tsx'
import { useNow } from '#web/ui/use-now.ts'
import { historyWords } from '#words/history.ts'
import { itemPageWords as say } from '#words/item-page.ts'
import { byStep, type StepEntry, saidOfItself } from './by-step.ts'
import styles from './item-history.module.css'
import { useHistoryOf } from './use-history-of.ts'
import { ago, moment } from './when.ts'

/** What was done to the item, in words, and the way back to each step. */
export function ItemHistory({ item, itemKey }: { item: Item; itemKey: string }) {
  const { entries, more, away } = useHistoryOf(item)
  const mayEdit = useMay(editItem)
  const now = useNow()
  const steps = byStep(entries ?? [])
  return (
    <section className={styles.history} aria-label={say('history')}>
      <h2>{say('history')}</h2>
      {away && <p className={styles.quiet}>{say('historyAway')}</p>}
      {!away && !entries && <p className={styles.quiet}>{say('historyLoading')}</p>}
      {entries && steps.length === 0 && <p className={styles.quiet}>{say('noHistory')}</p>}
      <ol className={styles.steps}>
        {steps.map((step, at) => (
          <Step
            key={step.commit}
            step={step}
            now={now}
            item={item}
            itemKey={itemKey}
            restorable={mayEdit && at > 0 && step.there}
          />
        ))}
      </ol>
      {more && (
        <Button look="quiet" onClick={() => void more()}>
          {say('older')}
        </Button>
      )}
    </section>
  )
}

function Step({
  step,
  now,
  item,
  itemKey,
  restorable,
}: {
  step: StepEntry
  now: number
  item: Item
  itemKey: string
  restorable: boolean
}) {
  const store = useStore()
  const when = moment(step.at)
  const restore = async () => {
    const label = say('restoreAt', { key: itemKey, when })
    const outcome = store.run(restoreRecord, { record: item.id, commit: step.commit }, { label })
    if (tellRefusal(outcome) || outcome.refusal) return
    const done = outcome.waiting || outcome.changes.length > 0
    if (!done) return announce(say('restoredAlready', { key: itemKey }))
    // Should the server refuse, whoever hears of late refusals says so.
    if (outcome.waiting && !('seq' in (await outcome.settled))) return
    tellDone(say('restored', { key: itemKey, when }), outcome.id)
  }
  return (
    <li className={styles.step}>
      <div className={styles.what}>
        {step.lines.map(({ said }, at) => {
          const key = `${at} ${said.words}`
          return (
            <p key={key} dir="auto">
              {saidOfItself(said)}
            </p>
          )
        })}
        <p className={styles.who}>
          <bdi>{nameOf(store.state, step.actor)}</bdi>
          <time dateTime={step.at} title={when}>
            {ago(step.at, now)}
          </time>
          <span className={styles.moment}>{when}</span>
        </p>
      </div>
      {restorable && (
        <Button
          look="quiet"
          className={styles.restore}
          aria-label={say('restoreThis', { key: itemKey, when })}
          onClick={() => void restore()}
        >
          {say('restore')}
        </Button>
      )}
    </li>
  )
}

function nameOf(state: ReturnType<typeof useStore>['state'], actor: string): string {
  if (actor === 'system') return historyWords('system')
  return find(state, 'member', actor)?.name ?? historyWords('stranger')
}
