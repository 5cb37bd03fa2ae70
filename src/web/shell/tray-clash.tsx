import { useState } from 'react'
import { joinTexts } from '#base/text/merge-texts.ts'
import type { Field } from '#domain/kernel/field.ts'
import type { Row } from '#domain/kinds.ts'
import { shownValue } from '#web/product/record-fields.ts'
import { begunAfresh, clashOf } from '#web/store/clash.ts'
import { store } from '#web/store/the-store.ts'
import type { TrayEntry } from '#web/store/tray.ts'
import { Button } from '#web/ui/button.tsx'
import { Clash } from '#web/ui/clash.tsx'
import { TextArea } from '#web/ui/field.tsx'
import { trayWords as say } from '#words/tray.ts'
import styles from './tray.module.css'
import type { EntryProps } from './tray-entry.tsx'
import { CopyButton } from './typed-texts.tsx'

/** Whether two values of one field are what an entry is about, and the field is still there. */
export function isClash({ refusal, calls, place = 0 }: TrayEntry): boolean {
  const clash = clashOf(store.state, refusal, calls[place])
  return clash !== null && clash.is !== undefined
}

/** Two people set one field: both values side by side, and either, or both together, is the person's to choose. */
export function TrayClash({ entry, onDone, onSend }: EntryProps) {
  const { calls, refusal, place = 0 } = entry
  const clash = clashOf(store.state, refusal, calls[place])
  const field = clash && (store.model.kinds.of(clash.kind).fields[clash.field] as Field | undefined)
  const [joined, setJoinedShown] = useState(() => store.tray.changing(entry.id)?.[0] ?? null)
  const setJoined = (text: string | null) => {
    setJoinedShown(text)
    store.tray.change(entry.id, text === null ? null : [text])
  }
  if (!clash || !field) return null
  const shown = (value: unknown) => shownValue(store.state, field, value)
  const isText = typeof clash.typed === 'string' && field.type === 'line'
  const sendMine = (typed: unknown) =>
    onSend(
      begunAfresh(store.model, store.state, calls).map((call, at) =>
        at === place ? { ...call, input: { ...(call.input as Row), [clash.field]: typed } } : call,
      ),
    )
  if (joined !== null)
    return (
      <>
        <TextArea label={say('joined')} rows={2} value={joined} onChange={setJoined} />
        <div className={styles.buttons}>
          <Button onClick={() => sendMine(joined)}>{say('send')}</Button>
          <Button look="quiet" onClick={() => setJoined(null)}>
            {say('cancel')}
          </Button>
        </div>
      </>
    )
  const join = () => {
    const both = joinTexts(String(clash.was ?? ''), String(clash.typed), String(clash.is))
    setJoined(both.replace(/\s+/g, ' '))
  }
  return (
    <Clash
      whose={clash.whose}
      mine={shown(clash.typed)}
      theirs={shown(clash.is)}
      onMine={() => sendMine(clash.typed)}
      onTheirs={onDone}
      onBoth={isText ? join : undefined}
    >
      <CopyButton text={shown(clash.typed)} />
    </Clash>
  )
}
