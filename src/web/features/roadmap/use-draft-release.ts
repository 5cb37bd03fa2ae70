import { useState } from 'react'
import { scopeIn } from '#domain/kernel/scope.ts'
import { ordered } from '#domain/kernel/state.ts'
import type { ProductId } from '#domain/product/product.ts'
import { createRelease } from '#domain/roadmap/create-release.ts'
import type { GoalType } from '#domain/roadmap/goal.ts'
import { quarterAfter } from '#domain/roadmap/quarters.ts'
import { plainDate, readDate } from '#domain/roadmap/release-date.ts'
import { whenDone } from '#web/actions/tell.ts'
import { dateTrouble } from '#web/product/date-trouble.ts'
import { today } from '#web/product/day-number.ts'
import { useDraft } from '#web/product/use-draft.ts'
import { newId } from '#web/store/new-id.ts'
import { store } from '#web/store/the-store.ts'
import { useMay } from '#web/store/use-store.ts'
import { focusSoon } from '#web/ui/focus-soon.ts'
import { announce } from '#web/ui/live-region.tsx'
import { releaseWords as say } from '#words/roadmap.ts'
import { called } from './called.ts'

export interface DraftFields {
  date: string
  name: string
  text: string
  type: GoalType
}

export interface DraftRelease {
  fields: DraftFields
  /** it was typed before, and came back */
  restored: boolean
  error: { at: 'date' | 'goal'; text: string } | null
  set(fields: Partial<DraftFields>): void
  /** makes the release, or says what is missing */
  create(): void
  /** throws it away */
  cancel(): void
  /** closes it, and what was typed waits */
  putAside(): void
  /** focus left the draft: an empty one goes, one with a goal becomes a release, any other waits */
  leave(): void
}

const empty: DraftFields = { date: '', name: '', text: '', type: 'none' }

/** The first release stands in a column that says the next quarter, so that is its date until somebody says else. */
function suggestedDate(product: ProductId): string {
  if (ordered(store.state, 'release', product).size > 0) return ''
  return plainDate(quarterAfter(today()))
}

const labels = {
  date: () => say('draftDate'),
  name: () => say('draftName'),
  text: () => say('draftGoal'),
}

const isTyped = ({ date, name, text }: DraftFields, product: ProductId) =>
  name !== '' || text !== '' || !['', suggestedDate(product)].includes(date)

const toDraft = ({ date, name, text }: DraftFields) => ({
  [labels.date()]: date,
  [labels.name()]: name,
  [labels.text()]: text,
})

function fromDraft(kept: { [label: string]: string } | undefined): DraftFields | null {
  if (!kept) return null
  const of = (field: keyof typeof labels) => kept[labels[field]()] ?? ''
  return { ...empty, date: of('date'), name: of('name'), text: of('text') }
}

/** A column that is not there yet: a release begins with its goal, and nothing is made before it has one. */
export function useDraftRelease(product: ProductId): { draft: DraftRelease | null; start: () => void } {
  const isPlanning = useMay(createRelease)
  const keeper = useDraft({
    scope: scopeIn(product, 'plan'),
    name: 'new-release',
    called: () => say('add'),
  })
  const [fields, setShown] = useState<DraftFields | null>(() =>
    isPlanning ? fromDraft(keeper.read()?.texts) : null,
  )
  const [restored, setRestored] = useState(fields !== null)
  const setFields = (next: DraftFields | null) => {
    setShown(next)
    keeper.keep(next && isTyped(next, product) ? toDraft(next) : null)
  }
  const [error, setError] = useState<DraftRelease['error']>(null)
  const close = () => {
    setFields(null)
    setRestored(false)
    setError(null)
  }
  const start = () => {
    // It may have been typed in another tab, or before somebody gave the right to plan back.
    const kept = fromDraft(keeper.read()?.texts)
    if (!fields) setFields(kept ?? { ...empty, date: suggestedDate(product) })
    if (!fields && kept) setRestored(true)
    focusSoon('[data-draft] textarea')
  }
  if (!fields) return { draft: null, start }

  const create = (stay: boolean) => {
    const text = fields.text.replace(/\s+/g, ' ').trim()
    if (text === '') {
      focusSoon('[data-draft] textarea')
      return setError({ at: 'goal', text: say('draftNeedsGoal') })
    }
    const date = readDate(fields.date)
    if (date === undefined) {
      if (stay) focusSoon('[data-draft] input')
      return setError({ at: 'date', text: dateTrouble(fields.date) })
    }
    const release = newId('release')
    const name = fields.name.replace(/\s+/g, ' ').trim()
    const outcome = store.run(
      createRelease,
      { release, product, name, date, text, type: fields.type },
      { label: name === '' ? say('add') : say('addNamed', { name }) },
    )
    if (outcome.refusal) return setError({ at: 'goal', text: outcome.sentence })
    close()
    whenDone(outcome, () => announce(say('added', called(name))))
    if (stay) focusSoon(`[data-cell="goal:${release}"], [data-card="${release}"]`)
  }
  const draft: DraftRelease = {
    fields,
    restored,
    error,
    set(next) {
      setFields({ ...fields, ...next })
      setError(null)
    },
    create: () => create(true),
    cancel() {
      close()
      focusSoon('[role="grid"] [tabindex="0"]')
    },
    putAside() {
      setShown(null)
      setRestored(false)
      setError(null)
      focusSoon('[role="grid"] [tabindex="0"]')
    },
    leave() {
      if (fields.text.trim() !== '') create(false)
      else if (['', suggestedDate(product)].includes(fields.date.trim()) && fields.name.trim() === '') close()
    },
  }
  return { draft, start }
}
