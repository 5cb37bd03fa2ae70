import { useId } from 'react'
import type { AnyRecord, Kind, Row } from '#domain/kinds.ts'
import { EditedBy } from '#web/presence/edited-by.tsx'
import { useQuery, useRecord, useStore } from '#web/store/use-store.ts'
import { saidInWords } from '#words/area.ts'
import { FieldControl } from './field-control.tsx'
import { formFields } from './record-fields.ts'
import styles from './record-form.module.css'

/** Every field of a record that may be edited, each where it stands, from the table of its kind. */
export function RecordForm({ kind, id, skip = [] }: { kind: Kind; id: string; skip?: readonly string[] }) {
  const store = useStore()
  const record = useRecord(kind, id) as AnyRecord | undefined
  const command = store.model.commandNamed(`edit-${kind}`)
  const mayEdit = useQuery(() => command !== undefined && store.may(command), { kinds: rightKinds })
  const prefix = useId()
  if (!record) return null
  return (
    <dl className={styles.form}>
      {formFields(store.model, kind)
        .filter(({ name }) => !skip.includes(name))
        .map(({ name, field }) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt className={styles.label} id={`${prefix}-${name}`}>
              {saidInWords(field.label)}
            </dt>
            <dd className={styles.value} data-cell={`${name}:${id}`}>
              <FieldControl
                kind={kind}
                record={record}
                name={name}
                field={field}
                value={(record as Row)[name] as unknown}
                readOnly={!mayEdit}
              />
              <EditedBy cell={`${name}:${id}`} tag="inside" />
            </dd>
          </div>
        ))}
    </dl>
  )
}

const rightKinds = ['member', 'membership', 'product'] as const
