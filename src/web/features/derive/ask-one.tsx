import { useState } from 'react'
import { Restored } from '#web/product/restored.tsx'
import { type DraftSubject, useDraft } from '#web/product/use-draft.ts'
import { Button } from '#web/ui/button.tsx'
import { TextField } from '#web/ui/field.tsx'
import { focusSoon } from '#web/ui/focus-soon.ts'
import { Form } from '#web/ui/form.tsx'
import styles from './derive.module.css'

/** Asks for the one thing that is missing here, by its name, so that nobody has to go elsewhere for it. */
export function AskOne({
  label,
  example,
  empty,
  button,
  draft,
  onAdd,
  focus,
}: {
  label: string
  example: string
  /** says that nothing was typed */
  empty: string
  button: string
  draft: DraftSubject
  /** why it cannot be added, or nothing */
  onAdd: (name: string) => string | null
  /** what is focused once it is there */
  focus: string
}) {
  const keeper = useDraft(draft)
  const [name, setNameShown] = useState(() => keeper.read()?.texts[label] ?? '')
  const [restored, setRestored] = useState(name !== '')
  const [refused, setRefused] = useState<string | null>(null)
  const setName = (text: string) => {
    setNameShown(text)
    setRefused(null)
    keeper.keep({ [label]: text })
    if (text === '') setRestored(false)
  }
  const submit = () => {
    const trouble = name.trim() === '' ? empty : onAdd(name)
    setRefused(trouble)
    if (trouble !== null) return
    setName('')
    focusSoon(focus)
  }
  return (
    <Form className={styles.missing} onSubmit={submit}>
      <TextField label={label} value={name} onChange={setName} error={refused} placeholder={example} />
      <Button type="submit">{button}</Button>
      {restored && <Restored onThrowAway={() => setName('')} />}
    </Form>
  )
}
