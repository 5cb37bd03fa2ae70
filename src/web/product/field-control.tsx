import type { Field } from '#domain/kernel/field.ts'
import type { AnyRecord, Kind } from '#domain/kinds.ts'
import { useRecord, useStore } from '#web/store/use-store.ts'
import { InlineEdit } from '#web/ui/inline-edit.tsx'
import { announce } from '#web/ui/live-region.tsx'
import { showToast } from '#web/ui/toast.tsx'
import { saidInWords } from '#words/area.ts'
import { recordWords } from '#words/records.ts'
import { ChoiceButton } from './choice-button.tsx'
import { labelOfFlag, readTyped, shownValue } from './record-fields.ts'
import styles from './record-form.module.css'

export interface ControlProps {
  kind: Kind
  record: AnyRecord
  name: string
  field: Field
  value: unknown
  readOnly: boolean
}

/** The control that a field's type asks for; it saves through the kind's own edit command. */
export function FieldControl(props: ControlProps) {
  const { field, value, readOnly } = props
  const { state } = useStore()
  const save = useSave(props)
  // What it points at may be renamed meanwhile.
  useRecord((field.ref?.kind ?? 'item') as Kind, field.ref ? (value as string | null) : null)
  const label = saidInWords(field.label)
  const shown = shownValue(state, field, value)
  switch (field.type) {
    case 'choice':
    case 'ref':
      return <ChoiceButton {...props} shown={shown} save={save} />
    case 'flag':
      return (
        <label className={styles.flag}>
          <input
            type="checkbox"
            aria-label={label}
            checked={value === true}
            disabled={readOnly}
            onChange={(event) => {
              const why = save(event.currentTarget.checked)
              if (why) showToast({ text: why, tone: 'bad' })
            }}
          />
          {labelOfFlag(value === true)}
        </label>
      )
    default:
      return (
        <InlineEdit
          label={label}
          value={shown}
          lines={field.type === 'line' ? 'wrap' : 'one'}
          readOnly={readOnly}
          placeholder={recordWords('none')}
          onSave={(text) => {
            const read = readTyped(field, text)
            return 'why' in read ? read.why : save(read.value)
          }}
          {...(field.type === 'number' && { inputMode: 'decimal' as const })}
        />
      )
  }
}

/** Saves one field; answers with the sentence that says why not. */
function useSave({ kind, record, name, field }: ControlProps): (value: unknown) => string | undefined {
  const store = useStore()
  return (value) => {
    const label = saidInWords(field.label)
    const input = { [kind]: record.id, [name]: value }
    const outcome = store.runAll([{ name: `edit-${kind}`, input }])
    if (outcome.refusal) return outcome.sentence
    const shown = shownValue(store.state, field, value)
    announce(
      shown === ''
        ? recordWords('cleared', { field: label })
        : recordWords('set', { field: label, value: shown }),
    )
    return undefined
  }
}
