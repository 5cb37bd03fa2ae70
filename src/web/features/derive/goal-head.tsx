import { scopeIn } from '#domain/kernel/scope.ts'
import { ordered } from '#domain/kernel/state.ts'
import { createMetric } from '#domain/roadmap/create-metric.ts'
import { editGoal } from '#domain/roadmap/edit-goal.ts'
import type { Goal } from '#domain/roadmap/goal.ts'
import { goalOf } from '#domain/roadmap/trace.ts'
import { why } from '#web/actions/tell.ts'
import { useProduct } from '#web/product/current-product.tsx'
import { goalLength } from '#web/product/goal-length.ts'
import { metricLine } from '#web/product/metric-line.ts'
import { useFieldDraft } from '#web/product/use-field-draft.ts'
import { newId } from '#web/store/new-id.ts'
import { store } from '#web/store/the-store.ts'
import { useQuery } from '#web/store/use-store.ts'
import { InlineEdit } from '#web/ui/inline-edit.tsx'
import { topDownWords as say } from '#words/derive.ts'
import { trayWords } from '#words/tray.ts'
import { AskOne } from './ask-one.tsx'
import styles from './derive.module.css'

/** The why above the what: the release's goal, edited in place, and its metrics; asks for one where there is none. */
export function GoalHead({ release }: { release: string }) {
  const goal = useQuery((state) => goalOf(state, release), { kinds: ['goal'] })
  const metrics = useQuery((state) => (goal ? [...ordered(state, 'metric', goal.id)] : []), {
    kinds: ['metric'],
  })
  const draft = useFieldDraft('goal', goal, 'text')
  if (!goal) return null
  return (
    <div className={styles.head}>
      <InlineEdit
        label={say('goal')}
        className={styles.goal ?? ''}
        value={goal.text}
        lines="wrap"
        clamp={2}
        hint={goalLength}
        draft={draft}
        onSave={(text, was: string) =>
          text.trim() === ''
            ? say('goalEmpty')
            : why(store.run(editGoal, { goal: goal.id, text, was: { text: was } }))
        }
      />
      {metrics.length > 0 ? (
        <ul className={styles.metrics} data-metrics tabIndex={-1}>
          {metrics.map((metric) => (
            <li key={metric.id}>
              <bdi dir="ltr">{metricLine(metric)}</bdi>
            </li>
          ))}
        </ul>
      ) : (
        <MissingMetric goal={goal} />
      )}
    </div>
  )
}

function MissingMetric({ goal }: { goal: Goal }) {
  const product = useProduct()
  return (
    <AskOne
      label={say('metricAsks')}
      example={say('metricExample')}
      empty={say('metricEmpty')}
      button={say('addMetric')}
      draft={{
        scope: scopeIn(product.id, 'plan'),
        name: `metric-name ${goal.id}`,
        called: () => trayWords.said('metricFor', { name: goal.text }),
        of: { kind: 'goal', id: goal.id },
      }}
      onAdd={(name) => {
        const outcome = store.run(createMetric, { metric: newId('metric'), goal: goal.id, name })
        return outcome.refusal ? outcome.sentence : null
      }}
      focus="[data-metrics]"
    />
  )
}
