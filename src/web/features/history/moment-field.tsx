import type { ReactNode } from 'react'
import type { At } from '#web/product/at.ts'
import { Field } from '#web/ui/field.tsx'
import { compareWords as say } from '#words/history-page.ts'
import styles from './compare-view.module.css'
import { minuteOf } from './moment-text.ts'

/** A moment to be named: by day and time, or by the step that came before it. */
export function MomentField({
  legend,
  time,
  step,
  onChange,
  children,
}: {
  legend: string
  /** what it is now, in ms */
  time: number | null
  /** the last step until then */
  step: number | null
  onChange: (at: At) => void
  children?: ReactNode
}) {
  const minute = time === null ? '' : minuteOf(time)
  const number = step === null ? '' : String(step)
  const atMinute = (text: string) => {
    // A minute named is a minute over.
    const end = new Date(`${text}:59.999`)
    if (text !== minute && !Number.isNaN(end.getTime())) onChange(end.toISOString())
  }
  const atStep = (text: string) => {
    if (/^\d{1,15}$/.test(text) && text !== number) onChange(Number(text))
  }
  return (
    <fieldset className={styles.moment}>
      <legend>{legend}</legend>
      <Field label={say('at')}>
        {(wiring) => (
          <input
            key={minute}
            type="datetime-local"
            {...wiring}
            defaultValue={minute}
            onBlur={({ currentTarget }) => atMinute(currentTarget.value)}
            onKeyDown={({ key, currentTarget }) => key === 'Enter' && atMinute(currentTarget.value)}
          />
        )}
      </Field>
      <Field label={say('step')} className={styles.number}>
        {(wiring) => (
          <input
            key={number}
            type="text"
            inputMode="numeric"
            autoComplete="off"
            {...wiring}
            defaultValue={number}
            onBlur={({ currentTarget }) => atStep(currentTarget.value.trim())}
            onKeyDown={({ key, currentTarget }) => key === 'Enter' && atStep(currentTarget.value.trim())}
          />
        )}
      </Field>
      {children}
    </fieldset>
  )
}
