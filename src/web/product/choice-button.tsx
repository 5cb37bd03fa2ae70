import { useRef } from 'react'
import { lookIn } from '#domain/kernel/look.ts'
import { productOf } from '#domain/kernel/scope-of.ts'
import { useStore } from '#web/store/use-store.ts'
import { type MenuEntry, openMenu } from '#web/ui/menu.tsx'
import { showToast } from '#web/ui/toast.tsx'
import { saidInWords } from '#words/area.ts'
import { recordWords } from '#words/records.ts'
import type { ControlProps } from './field-control.tsx'
import { type Choice, refChoices } from './record-fields.ts'
import styles from './record-form.module.css'

/** A value that is chosen from a menu: one of a few, or a record that the field may point at. */
export function ChoiceButton({
  kind,
  record,
  field,
  value,
  readOnly,
  shown,
  save,
}: ControlProps & { shown: string; save: (value: unknown) => string | undefined }) {
  const { state } = useStore()
  const button = useRef<HTMLButtonElement>(null)
  const label = saidInWords(field.label)
  const words = shown === '' ? <span className={styles.none}>{recordWords('none')}</span> : shown
  if (readOnly)
    return (
      <span className={styles.choice} dir="auto">
        {words}
      </span>
    )

  const choices = (): Choice[] => {
    if (field.type === 'choice')
      return (field.values ?? []).map((one) => ({ value: one.value, label: saidInWords(one.label) }))
    const look = lookIn(state)
    return refChoices(state, kind, record, field, (of, one) => productOf(state.kinds, look, of, one))
  }
  const open = () => {
    if (!button.current) return
    const choose = (to: string | null) => () => {
      const why = save(to)
      if (why) showToast({ text: why, tone: 'bad' })
    }
    const items: MenuEntry[] = choices().map((one) => ({
      label: one.label,
      checked: one.value === value,
      perform: choose(one.value),
    }))
    if (field.schema.safeParse(null).success) {
      if (items.length > 0) items.push('line')
      items.push({ label: recordWords('none'), checked: value === null, perform: choose(null) })
    }
    openMenu({ label, at: button.current, items, filter: items.length > 10 })
  }
  return (
    <button
      ref={button}
      type="button"
      className={styles.choice}
      dir="auto"
      aria-haspopup="menu"
      aria-label={recordWords('choose', { field: label, value: shown || recordWords('none') })}
      onClick={open}
    >
      {words}
    </button>
  )
}
