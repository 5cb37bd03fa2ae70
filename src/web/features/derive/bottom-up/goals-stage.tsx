import { useState } from 'react'
import { type MetricDraft, planTroubles, type ReleaseDraft } from '#analysis/derive-roadmap.ts'
import { editRelease, type WorkingPlan } from '#analysis/roadmap-plan.ts'
import { ordered } from '#domain/kernel/state.ts'
import { type GoalType, goalTypes } from '#domain/roadmap/goal.ts'
import { compareDates, showDate } from '#domain/roadmap/release-date.ts'
import { releaseName } from '#domain/roadmap/release-name.ts'
import { goalOf } from '#domain/roadmap/trace.ts'
import { goalLength } from '#web/product/goal-length.ts'
import { metricLine } from '#web/product/metric-line.ts'
import { store } from '#web/store/the-store.ts'
import { Button, IconButton } from '#web/ui/button.tsx'
import { Clamped } from '#web/ui/clamp.tsx'
import { TextArea, TextField } from '#web/ui/field.tsx'
import { focusSoon } from '#web/ui/focus-soon.ts'
import { Select } from '#web/ui/select.tsx'
import { planStepWords, goalsStageWords as say } from '#words/derive.ts'
import { goalTypeWords } from '#words/goal-types.ts'
import type { ChangePlan } from './use-plan.ts'
import styles from './workshop.module.css'

const emptyMetric: MetricDraft = { name: '', unit: '', baseline: null, target: null }

/** One goal sentence and at least one metric a release: the step cannot be passed without. */
export function GoalsStage({
  plan,
  change,
  showTroubles,
}: {
  plan: WorkingPlan
  change: ChangePlan
  showTroubles: boolean
}) {
  const troubles = planTroubles(store.state, plan)
  const releases = plan.releases
    .filter(({ key }) => plan.themes.some(({ release }) => release === key))
    .toSorted((a, b) => compareDates(a.date, b.date))
  return (
    <section className={styles.goals} aria-label={say('goals')}>
      {releases.map((release) => (
        <ReleaseGoal
          key={release.key}
          release={release}
          themes={plan.themes.filter((theme) => theme.release === release.key).map(({ name }) => name)}
          error={(field) =>
            showTroubles
              ? (troubles.find((trouble) => trouble.release === release.key && trouble.field === field)
                  ?.sentence ?? null)
              : null
          }
          onChange={(fields, step, typedIn) =>
            change(
              editRelease(plan, release.key, fields),
              planStepWords(step, { release: releaseName(release) }),
              typedIn && `${release.key} ${typedIn}`,
            )
          }
        />
      ))}
    </section>
  )
}

function ReleaseGoal({
  release,
  themes,
  error,
  onChange,
}: {
  release: ReleaseDraft
  themes: readonly string[]
  error: (field: 'goal' | 'metrics' | 'themes') => string | null
  /** `typedIn`: the field of the release that is typed in */
  onChange: (fields: Partial<ReleaseDraft>, step: 'goal' | 'type' | 'metrics', typedIn?: string) => void
}) {
  const goal = release.standing ? goalOf(store.state, release.standing) : undefined
  const standing = goal ? [...ordered(store.state, 'metric', goal.id)] : []
  const metrics = release.metrics.length > 0 || standing.length > 0 ? release.metrics : [emptyMetric]
  /** place of the line that was added a moment ago: it takes the keys */
  const [added, setAdded] = useState<number | null>(null)
  const add = () => {
    onChange({ metrics: [...metrics, emptyMetric] }, 'metrics')
    setAdded(metrics.length)
  }
  const remove = (index: number) => {
    onChange({ metrics: metrics.filter((_, at) => at !== index) }, 'metrics')
    setAdded(null)
    focusSoon(`[data-metrics-of="${CSS.escape(release.key)}"] [data-add="metric"]`)
  }
  const type = (index: number, fields: Partial<MetricDraft>) =>
    onChange(
      { metrics: metrics.map((metric, at) => (at === index ? { ...metric, ...fields } : metric)) },
      'metrics',
      `metric ${index} ${Object.keys(fields)}`,
    )
  return (
    <fieldset className={styles.release} data-metrics-of={release.key}>
      <legend>
        {releaseName(release)} <small>{showDate(release.date)}</small>
      </legend>
      <p className={styles.hint}>{themes.join(' · ')}</p>
      {goal ? (
        <Clamped lines={2} of={say('goal')} className={styles.why} text={goal.text} />
      ) : (
        <div className={styles.goalRow}>
          <TextArea
            label={say('goal')}
            value={release.goal}
            onChange={(text) => onChange({ goal: text }, 'goal', 'goal')}
            rows={2}
            hint={goalLength(release.goal)}
            error={error('goal')}
            placeholder={say('goalAsks')}
          />
          <Select<GoalType>
            label={say('type')}
            value={release.type}
            options={goalTypes.map((type) => ({ value: type, label: goalTypeWords(type) }))}
            onChange={(type) => onChange({ type }, 'type')}
          />
        </div>
      )}
      {standing.map((metric) => (
        <p key={metric.id} className={styles.hint}>
          <bdi dir="ltr">{metricLine(metric)}</bdi>
        </p>
      ))}
      {metrics.map((metric, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: drafts have no identity but their place
        <div key={index} className={styles.metric} data-first={index === 0 || undefined}>
          <TextField
            label={say('metric')}
            hideLabel={index > 0}
            autoFocus={index === added}
            value={metric.name}
            onChange={(name) => type(index, { name })}
            error={index === 0 ? error('metrics') : null}
            placeholder={say('metricExample')}
          />
          <NumberField
            label={say('from')}
            hide={index > 0}
            value={metric.baseline}
            onChange={(baseline) => type(index, { baseline })}
          />
          <NumberField
            label={say('to')}
            hide={index > 0}
            value={metric.target}
            onChange={(target) => type(index, { target })}
          />
          <TextField
            label={say('unit')}
            hideLabel={index > 0}
            value={metric.unit}
            onChange={(unit) => type(index, { unit })}
            placeholder="%"
          />
          <IconButton
            icon="close"
            label={say('remove', { name: metric.name })}
            disabled={metrics.length === 1}
            onClick={() => remove(index)}
          />
        </div>
      ))}
      <Button look="quiet" icon="plus" data-add="metric" onClick={add}>
        {say('addMetric')}
      </Button>
      {error('themes') && (
        <p role="alert" className={styles.flag} tabIndex={-1} data-begin>
          ▲ {error('themes')}
        </p>
      )}
    </fieldset>
  )
}

function NumberField({
  label,
  hide,
  value,
  onChange,
}: {
  label: string
  hide: boolean
  value: number | null
  onChange: (value: number | null) => void
}) {
  return (
    <TextField
      label={label}
      hideLabel={hide}
      type="number"
      step="any"
      value={value === null ? '' : String(value)}
      onChange={(text) => onChange(text === '' || Number.isNaN(Number(text)) ? null : Number(text))}
    />
  )
}
