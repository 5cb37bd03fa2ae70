import { Link, useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { goalLength } from '#web/product/goal-length.ts'
import { ownProductDraft } from '#web/product/own-product-draft.ts'
import { Restored } from '#web/product/restored.tsx'
import { useDraft } from '#web/product/use-draft.ts'
import { Button } from '#web/ui/button.tsx'
import { TextArea, TextField } from '#web/ui/field.tsx'
import { Form, useTroubles } from '#web/ui/form.tsx'
import { welcomeWords as say } from '#words/welcome.ts'
import { type Start, startProduct, startTroubles } from './start-product.ts'
import styles from './welcome.module.css'

const fields = ['name', 'who', 'goal'] as const

/** Three questions; then one's own roadmap stands there, with its first release. */
export function OwnProduct() {
  const navigate = useNavigate()
  const keeper = useDraft(ownProductDraft)
  const [kept] = useState(() => keeper.read()?.texts)
  const [restored, setRestored] = useState(kept !== undefined)
  const [typed, setTyped] = useState<Start>(() => ({
    name: kept?.[say('name')] ?? '',
    who: kept?.[say('who')] ?? '',
    goal: kept?.[say('goal')] ?? '',
  }))
  const { troubles, tell, mended } = useTroubles<keyof Start>()
  useEffect(
    () => keeper.keep(Object.fromEntries(fields.map((field) => [say(field), typed[field]]))),
    [keeper, typed],
  )
  const type = (field: keyof Start) => (text: string) => {
    setTyped({ ...typed, [field]: text })
    mended(field)
  }
  const submit = async () => {
    const wrong = startTroubles(typed)
    if (wrong) return tell(wrong)
    const { outcome, key } = startProduct(typed)
    if (outcome.refusal) return tell({ form: outcome.sentence })
    keeper.keep(null)
    return navigate({ to: '/p/$key/roadmap', params: { key } })
  }
  return (
    <main className={styles.page}>
      <h1 className={styles.asks}>{say('own')}</h1>
      <Form className={styles.form} onSubmit={submit}>
        {restored && (
          <Restored
            onThrowAway={() => {
              setTyped({ name: '', who: '', goal: '' })
              setRestored(false)
            }}
          />
        )}
        <TextField
          label={say('name')}
          value={typed.name}
          onChange={type('name')}
          error={troubles.name}
          maxLength={120}
          autoFocus
          required
        />
        <TextField
          label={say('who')}
          value={typed.who}
          onChange={type('who')}
          error={troubles.who}
          maxLength={900}
          placeholder={say('whoExample')}
        />
        <TextArea
          label={say('goal')}
          value={typed.goal}
          onChange={type('goal')}
          error={troubles.goal}
          hint={goalLength(typed.goal)}
          maxLength={1000}
          rows={2}
          placeholder={say('goalExample')}
          required
        />
        <div role="alert" className={styles.refused}>
          {troubles.form}
        </div>
        <div className={styles.buttons}>
          <Button type="submit" look="first">
            {typed.name.trim() === '' ? say('startAny') : say('start', { name: typed.name.trim() })}
          </Button>
          <Link className={styles.back} to="/welcome">
            {say('back')}
          </Link>
        </div>
      </Form>
    </main>
  )
}
