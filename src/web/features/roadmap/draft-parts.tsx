import type { FocusEvent, KeyboardEvent } from 'react'
import { goalTypes } from '#domain/roadmap/goal.ts'
import { goalWords } from '#web/product/goal-words.ts'
import { Button } from '#web/ui/button.tsx'
import { MenuButton } from '#web/ui/menu.tsx'
import styles from './draft-parts.module.css'
import { goalAsks } from './release-goal.tsx'
import type { DraftRelease } from './use-draft-release.ts'

interface Part {
  draft: DraftRelease
}

/** Spread on each cell of the draft: what its keys and its being left mean. */
export function draftProps(draft: DraftRelease) {
  return {
    'data-draft': '',
    onKeyDown(event: KeyboardEvent) {
      if (event.nativeEvent.isComposing || event.target instanceof HTMLButtonElement) return
      if (event.key === 'Enter') {
        event.preventDefault()
        event.stopPropagation()
        draft.create()
      } else if (event.key === 'Escape') {
        event.preventDefault()
        event.stopPropagation()
        draft.cancel()
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
        aria-label="Date of the new release"
        aria-invalid={wrong || undefined}
        aria-describedby={wrong ? 'draft-date-error' : undefined}
        placeholder="When? Q2 2027"
        value={fields.date}
        onChange={(event) => set({ date: event.currentTarget.value })}
      />
      {wrong && (
        <p id="draft-date-error" className={styles.pop} role="alert">
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
      aria-label="Name of the new release"
      placeholder="Name it, if that helps"
      maxLength={120}
      value={fields.name}
      onChange={(event) => set({ name: event.currentTarget.value })}
    />
  )
}

export function DraftGoal({ draft }: Part) {
  const { fields, error, set } = draft
  const wrong = error?.at === 'goal'
  return (
    <>
      <textarea
        dir="auto"
        className={styles.goal}
        aria-label="Goal of the new release"
        aria-invalid={wrong || undefined}
        aria-describedby={wrong ? 'draft-goal-error' : undefined}
        placeholder={goalAsks}
        rows={2}
        maxLength={1000}
        value={fields.text}
        onChange={(event) => set({ text: event.currentTarget.value })}
      />
      {wrong && (
        <p id="draft-goal-error" className={styles.error} role="alert">
          {error.text}
        </p>
      )}
      <MenuButton
        label={`Goal type: ${goalWords[fields.type]}`}
        className={styles.tag}
        items={() =>
          goalTypes.map((type) => ({
            label: goalWords[type],
            checked: type === fields.type,
            perform: () => set({ type }),
          }))
        }
      >
        {fields.type === 'other' ? 'Goal type' : goalWords[fields.type]}
      </MenuButton>
      <div className={styles.buttons}>
        <Button onClick={draft.create}>Add release</Button>
        <Button look="quiet" onClick={draft.cancel}>
          Cancel
        </Button>
      </div>
    </>
  )
}
