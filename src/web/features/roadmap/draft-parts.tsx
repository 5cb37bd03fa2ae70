import type { FocusEvent, KeyboardEvent } from 'react'
import { goalLength } from '#web/product/goal-length.ts'
import { Restored } from '#web/product/restored.tsx'
import { Button } from '#web/ui/button.tsx'
import { newReleaseWords } from '#words/new-release.ts'
import { goalWords, roadmapWords, releaseWords as say } from '#words/roadmap.ts'
import styles from './draft-parts.module.css'
import { GoalTag } from './goal-tag.tsx'
import { goalTypeChoices } from './goal-type.ts'
import type { DraftRelease } from './use-draft-release.ts'

interface Part {
  draft: DraftRelease
}

/** Spread on each cell of the draft: what its keys and its being left mean. */
export function draftProps(draft: DraftRelease) {
  return {
    'data-draft': '',
    onKeyDown(event: KeyboardEvent) {
      if (event.target instanceof HTMLButtonElement) return
      if (event.key === 'Enter') {
        event.preventDefault()
        event.stopPropagation()
        draft.create()
      } else if (event.key === 'Escape') {
        event.preventDefault()
        event.stopPropagation()
        draft.putAside()
      } else if (event.key !== 'Tab') {
        event.stopPropagation()
      }
    },
    onBlur({ relatedTarget }: FocusEvent) {
      // without a target the window lost focus, or a menu opened
      if (!relatedTarget?.closest('#root') || relatedTarget.closest('[data-draft]')) return
      draft.leave()
    },
  }
}

export function DraftDate({ draft: { fields, error, set } }: Part) {
  const wrong = error?.at === 'date'
  return (
    <>
      <input
        dir="auto"
        className={styles.date}
        aria-label={say('draftDate')}
        aria-invalid={wrong || undefined}
        aria-describedby={wrong ? 'draft-date-error' : undefined}
        placeholder={say('draftWhen')}
        value={fields.date}
        onChange={(event) => set({ date: event.currentTarget.value })}
      />
      {wrong && (
        <p id="draft-date-error" className={styles.error} role="alert">
          {error.text}
        </p>
      )}
    </>
  )
}

export function DraftName({ draft: { fields, set } }: Part) {
  return (
    <input
      dir="auto"
      className={styles.name}
      aria-label={say('draftName')}
      placeholder={say('draftNameAsks')}
      maxLength={120}
      value={fields.name}
      onChange={(event) => set({ name: event.currentTarget.value })}
    />
  )
}

export function DraftGoal({ draft }: Part) {
  const { fields, error, set } = draft
  const wrong = error?.at === 'goal'
  const length = goalLength(fields.text)
  return (
    <>
      <textarea
        dir="auto"
        className={styles.goal}
        aria-label={say('draftGoal')}
        aria-invalid={wrong || undefined}
        aria-describedby={
          [wrong && 'draft-goal-error', length && 'draft-goal-length'].filter(Boolean).join(' ') || undefined
        }
        placeholder={goalWords('asks')}
        rows={2}
        maxLength={1000}
        value={fields.text}
        onChange={(event) => set({ text: event.currentTarget.value })}
      />
      {length && (
        <p id="draft-goal-length" className={styles.length}>
          {length}
        </p>
      )}
      {wrong && (
        <p id="draft-goal-error" className={styles.error} role="alert">
          {error.text}
        </p>
      )}
      <GoalTag
        type={fields.type}
        className={styles.tag}
        items={() => goalTypeChoices(fields.type, (type) => set({ type }))}
      />
      {draft.restored && <Restored onThrowAway={draft.cancel} />}
      <div className={styles.buttons}>
        <Button onClick={draft.create}>{newReleaseWords('add')}</Button>
        <Button look="quiet" onClick={draft.cancel}>
          {roadmapWords('cancel')}
        </Button>
      </div>
    </>
  )
}
