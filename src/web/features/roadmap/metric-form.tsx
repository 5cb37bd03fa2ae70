import { useEffect, useId, useRef, useState } from 'react'
import { createMetric } from '#domain/roadmap/create-metric.ts'
import { editMetric } from '#domain/roadmap/edit-metric.ts'
import type { GoalId } from '#domain/roadmap/goal.ts'
import type { Metric } from '#domain/roadmap/metric.ts'
import { metricLine, showNumber } from '#web/product/metric-line.ts'
import { Restored } from '#web/product/restored.tsx'
import type { MadeAgain } from '#web/product/typed-on.ts'
import { useDraft } from '#web/product/use-draft.ts'
import { whoseOf } from '#web/store/clash.ts'
import { againCalls } from '#web/store/make-again.ts'
import { store } from '#web/store/the-store.ts'
import { Button } from '#web/ui/button.tsx'
import { Clash } from '#web/ui/clash.tsx'
import { TextField } from '#web/ui/field.tsx'
import { Form } from '#web/ui/form.tsx'
import { Segmented } from '#web/ui/segmented.tsx'
import type { Whose } from '#words/clash.ts'
import { roadmapWords, metricWords as say } from '#words/roadmap.ts'
import { changedMetricDraft, metricDraft } from './feature-draft.ts'
import styles from './metric-form.module.css'
import { readNumber } from './metric-text.ts'

const shown = (value: number | null | undefined) =>
  value === null || value === undefined ? '' : showNumber(value)

const timings = ['leading', 'lagging'] as const
const natures = ['quantitative', 'qualitative'] as const

const textNames = ['name', 'from', 'to', 'high', 'unit'] as const
type TextName = (typeof textNames)[number]
type Texts = { [name in TextName]: string }
const labels = { name: 'what', from: 'from', to: 'to', high: 'upTo', unit: 'unit' } as const

const asItStands = (metric: Metric | undefined): Texts => ({
  name: metric?.name ?? '',
  from: shown(metric?.baseline),
  to: shown(metric?.target),
  high: shown(metric?.targetHigh),
  unit: metric?.unit ?? '',
})

type Choices = Pick<Metric, 'timing' | 'nature'>
const choicesOf = (metric: Metric | undefined): Choices => ({
  timing: metric?.timing ?? 'lagging',
  nature: metric?.nature ?? 'quantitative',
})

const toDraft = (texts: Texts) =>
  Object.fromEntries(textNames.map((name) => [say(labels[name]), texts[name]]))

/** A field that was left empty is kept as such. */
function fromDraft(kept: { [label: string]: string } | null): Partial<Texts> {
  if (!kept) return {}
  return Object.fromEntries(textNames.map((name) => [name, kept[say(labels[name])] ?? '']))
}

/** A metric, edited where it stands. Enter saves, Esc leaves it as it was and keeps what was typed. */
export function MetricForm({
  goal,
  metric,
  takesKeys = true,
  onClose,
  onDelete,
}: {
  goal: GoalId
  metric?: Metric
  /** false where it stands open by itself, because something is half written */
  takesKeys?: boolean
  onClose: (giveFocusBack: boolean) => void
  onDelete?: () => void
}) {
  // As it stood when the form was opened.
  const keeper = useDraft(metric ? changedMetricDraft(metric, againAs(metric)) : metricDraft(goal))
  const [draft] = useState(keeper.read)
  const kept = draft?.texts ?? null
  // As it stood when the form was opened, or when what waited here was begun.
  const [began, setBegan] = useState(metric && ((draft?.began as Metric | null) ?? metric))
  const [restored, setRestored] = useState(kept !== null)
  const [texts, setTexts] = useState(() => ({ ...asItStands(metric), ...fromDraft(kept) }))
  const { name, unit, from, to, high } = texts
  const [choices, setChoices] = useState<Choices>(() => ({
    ...choicesOf(metric),
    ...(draft?.beside as Partial<Choices> | null),
  }))
  const [error, setError] = useState<{ at: 'name' | 'from' | 'to' | 'high' | 'all'; text: string } | null>(
    null,
  )
  /** somebody set what this person changes; `mine`: the metric as they want it */
  const [clash, setClash] = useState<{ whose: Whose; mine: Typed } | null>(null)
  const form = useRef<HTMLFormElement>(null)
  const id = useId()
  useEffect(() => {
    if (!takesKeys) return undefined
    const frame = requestAnimationFrame(() => {
      form.current?.scrollIntoView({ block: 'nearest' })
      form.current?.querySelector('input')?.focus({ preventScroll: true })
    })
    return () => cancelAnimationFrame(frame)
  }, [takesKeys])

  /** What they changed since they began; `seen`: what they know to stand there. */
  const save = (seen = began) => {
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
    const fields = { name, unit, baseline, target, targetHigh, ...choices }
    const label = say(metric ? 'editNamed' : 'addNamed', { name: name.trim() })
    // Only what they changed: what somebody else has set meanwhile in the other fields stays.
    const changed = began ? changesOf(began, fields) : fields
    if (Object.keys(changed).length === 0) return throwAway()
    const was = seen && Object.fromEntries(Object.keys(changed).map((field) => [field, seen[field as never]]))
    const outcome = seen
      ? store.run(editMetric, { metric: seen.id, ...changed, ...(was && { was }) }, { label })
      : store.run(createMetric, { goal, ...fields }, { label })
    if (metric && outcome.refusal?.code === 'changed-meanwhile') {
      setError(null)
      return setClash({ whose: whoseOf(outcome.refusal), mine: { ...metric, ...changed } })
    }
    if (outcome.refusal) {
      const at = outcome.refusal.code === 'target-order' ? 'high' : 'all'
      return setError({ at, text: outcome.sentence })
    }
    keeper.keep(null)
    onClose(true)
  }
  const throwAway = () => {
    keeper.keep(null)
    setRestored(false)
    onClose(true)
  }
  const keep = (nextTexts: Texts, nextChoices: Choices, since = began) => {
    setTexts(nextTexts)
    setChoices(nextChoices)
    setError(null)
    setClash(null)
    const isAsItStands =
      JSON.stringify([nextTexts, nextChoices]) === JSON.stringify([asItStands(metric), choicesOf(metric)])
    keeper.keep(isAsItStands ? null : toDraft(nextTexts), { began: since, beside: nextChoices })
  }
  const keepMine = () => {
    setClash(null)
    save(metric)
  }
  /** Of what both changed; what only this person did stays to be saved. */
  const keepTheirs = () => {
    const [now, then] = [metric, began].map((one) => ({ ...asItStands(one), ...choicesOf(one) }))
    const taken = { ...texts, ...choices, ...differing(now!, then!) }
    const nextTexts = Object.fromEntries(textNames.map((one) => [one, taken[one]])) as Texts
    setBegan(metric)
    keep(nextTexts, { timing: taken.timing, nature: taken.nature }, metric)
    form.current?.querySelector('input')?.focus()
  }
  const change = (field: TextName) => (text: string) => keep({ ...texts, [field]: text }, choices)

  return (
    <Form
      ref={form}
      className={styles.form}
      aria-label={metric ? say('named', { name: metric.name }) : say('new')}
      onSubmit={save}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.preventDefault()
          event.stopPropagation()
          onClose(true)
        }
      }}
    >
      <TextField
        label={say('what')}
        value={name}
        maxLength={200}
        placeholder={say('whatExample')}
        error={error?.at === 'name' ? error.text : null}
        onChange={change('name')}
      />
      <div className={styles.numbers}>
        <Small
          label={say('from')}
          decimal
          value={from}
          onChange={change('from')}
          describedBy={error?.at === 'from' ? `${id}-error` : undefined}
        />
        <Small
          label={say('to')}
          decimal
          value={to}
          onChange={change('to')}
          describedBy={error?.at === 'to' ? `${id}-error` : undefined}
        />
        <Small
          label={say('upTo')}
          decimal
          value={high}
          onChange={change('high')}
          describedBy={error?.at === 'high' ? `${id}-error` : undefined}
          describedAlso={`${id}-hint`}
        />
        <Small label={say('unit')} value={unit} onChange={change('unit')} maxLength={20} placeholder="%" />
      </div>
      {error && error.at !== 'name' && (
        <p id={`${id}-error`} className={styles.error} role="alert">
          {error.text}
        </p>
      )}
      <p id={`${id}-hint`} className={styles.hint}>
        {say('upToHow')}
      </p>
      <div className={styles.kinds}>
        <Segmented
          label={say('timing')}
          options={timings.map((value) => ({ value, label: say(value) }))}
          value={choices.timing}
          onChange={(timing) => keep(texts, { ...choices, timing })}
        />
        <Segmented
          label={say('nature')}
          options={natures.map((value) => ({ value, label: say(value) }))}
          value={choices.nature}
          onChange={(nature) => keep(texts, { ...choices, nature })}
        />
      </div>
      <p className={styles.hint}>
        {say(`timing.${choices.timing}`)} {say(`nature.${choices.nature}`)}
      </p>
      {clash && metric && (
        <Clash
          whose={clash.whose}
          mine={metricLine(clash.mine)}
          theirs={metricLine(metric)}
          onMine={keepMine}
          onTheirs={keepTheirs}
          onEscape={() => form.current?.querySelector('input')?.focus()}
        />
      )}
      {restored && !clash && <Restored onThrowAway={throwAway} />}
      <div className={styles.buttons}>
        <Button type="submit">{say(metric ? 'save' : 'add')}</Button>
        <Button look="quiet" onClick={throwAway}>
          {roadmapWords('cancel')}
        </Button>
        {onDelete && (
          <Button look="quiet" className={styles.delete} onClick={onDelete}>
            {say('deleteThis')}
          </Button>
        )}
      </div>
    </Form>
  )
}

/** A narrow field whose trouble is told beneath the row of them. */
function Small({
  label,
  value,
  onChange,
  describedBy,
  describedAlso,
  decimal,
  ...rest
}: {
  label: string
  value: string
  onChange: (value: string) => void
  /** id of the sentence that says what is wrong with it */
  describedBy?: string | undefined
  /** id of the sentence that says what it is for */
  describedAlso?: string
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
        aria-invalid={describedBy !== undefined || undefined}
        aria-describedby={[describedBy, describedAlso].filter(Boolean).join(' ') || undefined}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </label>
  )
}

/** What one says and the other does not. */
function differing<T extends object>(one: T, other: T): Partial<T> {
  const entries = Object.entries(one).filter(([field, value]) => value !== other[field as keyof T])
  return Object.fromEntries(entries) as Partial<T>
}

type Typed = Pick<Metric, 'name' | 'unit' | 'baseline' | 'target' | 'targetHigh' | 'timing' | 'nature'>

function changesOf(began: Metric, typed: Typed): Partial<Typed> {
  const trimmed = { ...typed, name: typed.name.trim(), unit: typed.unit.trim() }
  return Object.fromEntries(
    Object.entries(trimmed).filter(([field, value]) => value !== began[field as keyof Typed]),
  )
}

/** How a deleted metric is made again, as it was typed as far as that is numbers. */
const againAs = (metric: Metric): MadeAgain => ({
  typed(texts) {
    const { name = '', unit = '', from, to, high } = fromDraft(texts)
    if (name.trim() === '') return null
    const numbers = {
      baseline: readNumber(from ?? ''),
      target: readNumber(to ?? ''),
      targetHigh: readNumber(high ?? ''),
    }
    const read = Object.entries(numbers).filter(([, value]) => value !== undefined)
    return { ...Object.fromEntries(read), name, unit }
  },
  calls: (typed) => againCalls(store.model, store.state, 'metric', metric, typed, () => undefined),
})
