import { useId, useRef, useState } from 'react'
import type { Item } from '#domain/backlog/item.ts'
import { traceItems } from '#domain/backlog/trace-items.ts'
import { scopeIn } from '#domain/kernel/scope.ts'
import { createFeature } from '#domain/roadmap/create-feature.ts'
import type { ReleaseId } from '#domain/roadmap/release.ts'
import { showDate } from '#domain/roadmap/release-date.ts'
import { goalOf, traceOf } from '#domain/roadmap/trace.ts'
import { Restored } from '#web/product/restored.tsx'
import { useDraft } from '#web/product/use-draft.ts'
import { newId } from '#web/store/new-id.ts'
import { call } from '#web/store/outcome.ts'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { TextField } from '#web/ui/field.tsx'
import { Form, useTroubles } from '#web/ui/form.tsx'
import { Select } from '#web/ui/select.tsx'
import { backlogWords, featureDialogWords as say } from '#words/backlog.ts'
import { featureWords } from '#words/roadmap.ts'
import { named, tellWithUndo } from './change-items.ts'
import type { Desk } from './desk.ts'
import { plannedReleases } from './planned-releases.ts'
import { usePart } from './use-desk.ts'

/** Makes the feature that items trace to, where one is: its name, and the release whose goal needs it. */
export function FeatureDialog({ desk }: { desk: Desk }) {
  const tracing = usePart(desk.tracing, (value) => value)
  // The same while it closes.
  const last = useRef<readonly Item[]>([])
  last.current = tracing ?? last.current
  const close = () => desk.tracing.set(null)
  const form = useId()
  return (
    <Dialog
      open={tracing !== null}
      onClose={close}
      title={tracing ? say('title', named(desk, tracing)) : ''}
      size="small"
      actions={
        <>
          <Button look="quiet" onClick={close}>
            {say('cancel')}
          </Button>
          <Button look="first" type="submit" form={form}>
            {say('create')}
          </Button>
        </>
      }
    >
      <Fields desk={desk} items={last.current} form={form} close={close} />
    </Dialog>
  )
}

function Fields({
  desk,
  items,
  form,
  close,
}: {
  desk: Desk
  items: readonly Item[]
  form: string
  close: () => void
}) {
  const { store } = desk
  const keeper = useDraft({
    scope: scopeIn(desk.product.id, 'backlog'),
    name: 'traced-feature',
    called: () => featureWords('new'),
  })
  const [name, setName] = useState(() => keeper.read()?.texts[say('name')] ?? '')
  const [restored, setRestored] = useState(name !== '')
  const [reason, setReason] = useState('')
  /** says why a reason is asked for; null while none is */
  const [asks, setAsks] = useState<string | null>(null)
  const { troubles, tell, mended } = useTroubles<'name' | 'reason'>()
  const releases = plannedReleases(desk)
  const [release, setRelease] = useState<ReleaseId | undefined>(() => {
    // Beside what the items trace to by now; otherwise what is next.
    const beside = items[0] && traceOf(store.state, items[0])?.release.id
    return releases.find(({ id }) => id === beside)?.id ?? releases[0]?.id
  })
  const type = (text: string) => {
    setName(text)
    mended('name')
    keeper.keep({ [say('name')]: text })
    if (text === '') setRestored(false)
  }
  const submit = () => {
    const goal = release && goalOf(store.state, release)
    if (name.trim() === '') return tell({ name: say('nameEmpty') })
    if (asks !== null && reason.trim() === '') return tell({ reason: featureWords('reasonEmpty') })
    if (!goal) return tell({ form: say('releaseGone') })
    // Those that the dialog was opened for: somebody may have deleted one meanwhile.
    const standing = items.flatMap(({ id }) => desk.item(id) ?? [])
    const feature = newId('feature')
    const made = { feature, goal: goal.id, name: name.trim(), reason: reason.trim() }
    const calls = [call(createFeature, made)]
    if (standing.length > 0) calls.push(call(traceItems, { items: standing.map(({ id }) => id), feature }))
    const said = backlogWords('trace', { ...named(desk, standing), feature: made.name })
    const outcome = store.runAll(calls, { label: said })
    if (outcome.refusal) {
      const { refusal, sentence } = outcome
      if (refusal.code !== 'sixth-feature') return tell({ form: sentence })
      setAsks(sentence)
      return tell({ reason: sentence })
    }
    keeper.keep(null)
    close()
    tellWithUndo(desk, outcome, said, standing[0]?.id)
  }
  return (
    <Form id={form} onSubmit={submit} style={{ display: 'grid', gap: 12 }}>
      {restored && <Restored onThrowAway={() => type('')} />}
      <TextField
        label={say('name')}
        value={name}
        onChange={type}
        error={troubles.name}
        placeholder={say('nameExample')}
        maxLength={200}
        autoFocus
        required
      />
      {releases.length > 1 && release && (
        <Select<ReleaseId>
          label={say('release')}
          value={release}
          options={releases.map((one) => ({
            value: one.id,
            label: backlogWords('release', {
              named: one.name === '' ? 'no' : 'yes',
              name: one.name,
              date: showDate(one.date),
            }),
          }))}
          onChange={(next) => {
            setRelease(next)
            setAsks(null)
            mended('reason')
          }}
        />
      )}
      {release && (
        <p dir="auto" style={{ color: 'var(--ink-2)' }}>
          {goalOf(store.state, release)?.text}
        </p>
      )}
      {asks !== null && (
        <TextField
          label={featureWords('reasonAsks', { name: name.trim(), more: 0 })}
          value={reason}
          onChange={(text) => {
            setReason(text)
            mended('reason')
          }}
          error={troubles.reason}
          maxLength={500}
        />
      )}
      <p role="alert" style={{ color: 'var(--bad)' }}>
        {troubles.form}
      </p>
    </Form>
  )
}
