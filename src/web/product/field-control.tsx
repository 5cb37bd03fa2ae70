import type { Field } from '#domain/kernel/field.ts'
import type { AnyRecord, Kind } from '#domain/kinds.ts'
import { tellUnsaved, why } from '#web/actions/tell.ts'
import { useRecord, useStore } from '#web/store/use-store.ts'
import { InlineEdit, type Unsaved } from '#web/ui/inline-edit.tsx'
import { announce } from '#web/ui/live-region.tsx'
import { saidInWords } from '#words/area.ts'
import { recordWords } from '#words/records.ts'
import { ChoiceButton } from './choice-button.tsx'
import { labelOfFlag, readTyped, shownValue } from './record-fields.ts'
import styles from './record-form.module.css'
import { useFieldDraft } from './use-field-draft.ts'

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
  const { kind, record, name, field, value, readOnly } = props
  const draft = useFieldDraft(kind, record, name)
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
              tellUnsaved(save(event.currentTarget.checked, value))
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
          saw={value}
          lines={field.type === 'line' ? 'wrap' : 'one'}
          readOnly={readOnly}
          draft={draft}
          placeholder={recordWords('none')}
          onSave={(text, was: unknown) => {
            const read = readTyped(field, text)
            return 'why' in read ? read.why : save(read.value, was)
          }}
          {...(field.type === 'number' && { inputMode: 'decimal' as const })}
        />
      )
  }
}

/** Saves one field, which `was` so when the person began; answers why not. */
export type Save = (value: unknown, was: unknown) => Unsaved | undefined

function useSave({ kind, record, name, field }: ControlProps): Save {
  const store = useStore()
  return (value, was) => {
    const label = saidInWords(field.label)
    const input = { [kind]: record.id, [name]: value, was: { [name]: was } }
    const outcome = store.runAll([{ name: `edit-${kind}`, input }])
    if (outcome.refusal) return why(outcome)
    const shown = shownValue(store.state, field, value)
    announce(
      shown === ''
        ? recordWords('cleared', { field: label })
        : recordWords('set', { field: label, value: shown }),
    )
    return undefined
  }
}
