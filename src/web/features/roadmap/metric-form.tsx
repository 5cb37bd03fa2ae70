import { useEffect, useRef, useState } from 'react'
import { createMetric } from '#domain/roadmap/create-metric.ts'
import { editMetric } from '#domain/roadmap/edit-metric.ts'
import type { GoalId } from '#domain/roadmap/goal.ts'
import type { Metric } from '#domain/roadmap/metric.ts'
import { showNumber } from '#web/product/metric-line.ts'
import { store } from '#web/store/the-store.ts'
import { Button } from '#web/ui/button.tsx'
import { TextField } from '#web/ui/field.tsx'
import { Segmented } from '#web/ui/segmented.tsx'
import { roadmapWords, metricWords as say } from '#words/roadmap.ts'
import styles from './metric-form.module.css'
import { readNumber } from './metric-text.ts'

const shown = (value: number | null | undefined) =>
  value === null || value === undefined ? '' : showNumber(value)

const timings = ['leading', 'lagging'] as const
const natures = ['quantitative', 'qualitative'] as const

/** A metric, edited where it stands. Enter saves, Esc leaves it as it was. */
export function MetricForm({
  goal,
  metric,
  onClose,
  onDelete,
}: {
  goal: GoalId
  metric?: Metric
  onClose: (giveFocusBack: boolean) => void
  onDelete?: () => void
}) {
  const [name, setName] = useState(metric?.name ?? '')
  const [unit, setUnit] = useState(metric?.unit ?? '')
  const [from, setFrom] = useState(shown(metric?.baseline))
  const [to, setTo] = useState(shown(metric?.target))
  const [high, setHigh] = useState(shown(metric?.targetHigh))
  const [timing, setTiming] = useState<Metric['timing']>(metric?.timing ?? 'lagging')
  const [nature, setNature] = useState<Metric['nature']>(metric?.nature ?? 'quantitative')
  const [error, setError] = useState<{ at: 'name' | 'from' | 'to' | 'high' | 'all'; text: string } | null>(
    null,
  )
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      form.current?.scrollIntoView({ block: 'nearest' })
      form.current?.querySelector('input')?.focus({ preventScroll: true })
    })
    return () => cancelAnimationFrame(frame)
  }, [])

  const save = () => {
    const baseline = readNumber(from)
    const target = readNumber(to)
    const targetHigh = readNumber(high)
    const strange = (at: 'from' | 'to' | 'high', text: string) =>
      setError({ at, text: say('noNumber', { typed: text }) })
    if (name.trim() === '') return setError({ at: 'name', text: say('whatMissing') })
    if (baseline === undefined) return strange('from', from)
    if (target === undefined) return strange('to', to)
    if (targetHigh === undefined) return strange('high', high)
    if (target === null && targetHigh !== null) return setError({ at: 'to', text: say('noLowerEnd') })
    const fields = { name, unit, baseline, target, targetHigh, timing, nature }
    const label = say(metric ? 'editNamed' : 'addNamed', { name: name.trim() })
    const outcome = metric
      ? store.run(editMetric, { metric: metric.id, ...fields }, { label })
      : store.run(createMetric, { goal, ...fields }, { label })
    if (outcome.refusal) {
      const at = outcome.refusal.code === 'target-order' ? 'high' : 'all'
      return setError({ at, text: outcome.sentence })
    }
    onClose(true)
  }
  const change =
    <T,>(set: (value: T) => void) =>
    (value: T) => {
      set(value)
      setError(null)
    }

  return (
    <form
      ref={form}
      className={styles.form}
      aria-label={metric ? say('named', { name: metric.name }) : say('new')}
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.preventDefault()
          event.stopPropagation()
          onClose(true)
        } else if (event.key === 'Enter' && event.target instanceof HTMLInputElement) {
          event.preventDefault()
          save()
        }
      }}
    >
      <TextField
        label={say('what')}
        value={name}
        maxLength={200}
        placeholder={say('whatExample')}
        error={error?.at === 'name' ? error.text : null}
        onChange={change(setName)}
      />
      <div className={styles.numbers}>
        <Small
          label={say('from')}
          decimal
          value={from}
          onChange={change(setFrom)}
          invalid={error?.at === 'from'}
        />
        <Small label={say('to')} decimal value={to} onChange={change(setTo)} invalid={error?.at === 'to'} />
        <Small
          label={say('upTo')}
          decimal
          value={high}
          onChange={change(setHigh)}
          invalid={error?.at === 'high'}
        />
        <Small label={say('unit')} value={unit} onChange={change(setUnit)} maxLength={20} placeholder="%" />
      </div>
      {error && error.at !== 'name' && (
        <p className={styles.error} role="alert">
          {error.text}
        </p>
      )}
      <div className={styles.kinds}>
        <Segmented
          label={say('timing')}
          options={timings.map((value) => ({ value, label: say(value) }))}
          value={timing}
          onChange={setTiming}
        />
        <Segmented
          label={say('nature')}
          options={natures.map((value) => ({ value, label: say(value) }))}
          value={nature}
          onChange={setNature}
        />
      </div>
      <div className={styles.buttons}>
        <Button type="submit">{say(metric ? 'save' : 'add')}</Button>
        <Button look="quiet" onClick={() => onClose(true)}>
          {roadmapWords('cancel')}
        </Button>
        {onDelete && (
          <Button look="quiet" className={styles.delete} onClick={onDelete}>
            {say('deleteThis')}
          </Button>
        )}
      </div>
    </form>
  )
}

/** A narrow field whose trouble is told beneath the row of them. */
function Small({
  label,
  value,
  onChange,
  invalid,
  decimal,
  ...rest
}: {
  label: string
  value: string
  onChange: (value: string) => void
  invalid?: boolean
  decimal?: boolean
  maxLength?: number
  placeholder?: string
}) {
  return (
    <label className={styles.small}>
      {label}
      <input
        dir="auto"
        {...rest}
        type="text"
        autoComplete="off"
        inputMode={decimal ? 'decimal' : 'text'}
        value={value}
        aria-invalid={invalid || undefined}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </label>
  )
}
