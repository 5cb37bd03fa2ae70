import { useEffect, useRef, useState } from 'react'
import { createMetric } from '#domain/roadmap/create-metric.ts'
import { editMetric } from '#domain/roadmap/edit-metric.ts'
import type { GoalId } from '#domain/roadmap/goal.ts'
import type { Metric } from '#domain/roadmap/metric.ts'
import { store } from '#web/store/the-store.ts'
import { Button } from '#web/ui/button.tsx'
import { TextField } from '#web/ui/field.tsx'
import { Segmented } from '#web/ui/segmented.tsx'
import styles from './metric-form.module.css'
import { readNumber, showNumber } from './metric-text.ts'

const shown = (value: number | null | undefined) =>
  value === null || value === undefined ? '' : showNumber(value)

const timings = [
  { value: 'leading', label: 'Leading' },
  { value: 'lagging', label: 'Lagging' },
] as const
const natures = [
  { value: 'quantitative', label: 'Quantitative' },
  { value: 'qualitative', label: 'Qualitative' },
] as const

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
      setError({ at, text: `“${text}” is no number that can be read. Type one such as 30, 1,000 or 0.5.` })
    if (name.trim() === '') return setError({ at: 'name', text: 'Say what is measured.' })
    if (baseline === undefined) return strange('from', from)
    if (target === undefined) return strange('to', to)
    if (targetHigh === undefined) return strange('high', high)
    if (target === null && targetHigh !== null)
      return setError({ at: 'to', text: 'A range needs its lower end, too.' })
    const fields = { name, unit, baseline, target, targetHigh, timing, nature }
    const label = `${metric ? 'Edit' : 'Add'} metric ${name.trim()}`
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
      aria-label={metric ? `Metric ${metric.name}` : 'New metric'}
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return
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
        label="What is measured"
        value={name}
        maxLength={200}
        placeholder="hikers back in week four"
        error={error?.at === 'name' ? error.text : null}
        onChange={change(setName)}
      />
      <div className={styles.numbers}>
        <Small label="From" decimal value={from} onChange={change(setFrom)} invalid={error?.at === 'from'} />
        <Small label="To" decimal value={to} onChange={change(setTo)} invalid={error?.at === 'to'} />
        <Small label="Up to" decimal value={high} onChange={change(setHigh)} invalid={error?.at === 'high'} />
        <Small label="Unit" value={unit} onChange={change(setUnit)} maxLength={20} placeholder="%" />
      </div>
      {error && error.at !== 'name' && (
        <p className={styles.error} role="alert">
          {error.text}
        </p>
      )}
      <div className={styles.kinds}>
        <Segmented label="Timing" options={timings} value={timing} onChange={setTiming} />
        <Segmented label="Nature" options={natures} value={nature} onChange={setNature} />
      </div>
      <div className={styles.buttons}>
        <Button type="submit">{metric ? 'Save' : 'Add metric'}</Button>
        <Button look="quiet" onClick={() => onClose(true)}>
          Cancel
        </Button>
        {onDelete && (
          <Button look="quiet" className={styles.delete} onClick={onDelete}>
            Delete
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
