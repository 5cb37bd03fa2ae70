import { useEffect, useRef, useState } from 'react'
import type { GoalId } from '#domain/roadmap/goal.ts'
import { useDraft } from '#web/product/use-draft.ts'
import { Button } from '#web/ui/button.tsx'
import { TextField } from '#web/ui/field.tsx'
import { Form } from '#web/ui/form.tsx'
import { roadmapWords, featureWords as say } from '#words/roadmap.ts'
import { reasonDraft } from './feature-draft.ts'
import styles from './release-features.module.css'

/** Asks, where the sixth feature would stand, why the goal needs it. */
export function AskReason({
  goal,
  name,
  sentence,
  more = 0,
  takesFocus = true,
  doWord = say('addAnyway', { more }),
  cancelWord = roadmapWords('cancel'),
  onReason,
  onCancel,
  onEscape = onCancel,
}: {
  goal: GoalId
  name: string
  /** how many others wait for the same reason */
  more?: number
  /** false where somebody may still be typing elsewhere */
  takesFocus?: boolean
  doWord?: string
  cancelWord?: string
  /** the refusal's words */
  sentence: string
  /** returns why it cannot be, or nothing */
  onReason: (reason: string) => string | undefined
  onCancel: () => void
  onEscape?: () => void
}) {
  const keeper = useDraft(reasonDraft(goal, name))
  const label = say('reason', { name })
  const [reason, setReasonShown] = useState(() => keeper.read()?.texts[label] ?? '')
  const setReason = (text: string) => {
    setReasonShown(text)
    setError(null)
    keeper.keep({ [label]: text })
  }
  const [error, setError] = useState<string | null>(null)
  const form = useRef<HTMLFormElement>(null)
  // not autoFocus: a menu or a drop gives focus back a moment after this is drawn
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      form.current?.scrollIntoView({ block: 'nearest' })
      if (takesFocus) form.current?.querySelector('input')?.focus({ preventScroll: true })
    })
    return () => cancelAnimationFrame(frame)
  }, [takesFocus])
  return (
    <Form
      ref={form}
      className={styles.ask}
      aria-label={say('reason', { name })}
      onSubmit={() => {
        if (reason.trim() === '') setError(say('reasonEmpty'))
        else {
          const why = onReason(reason.trim()) ?? null
          if (why === null) keeper.keep(null)
          setError(why)
        }
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        event.stopPropagation()
        onEscape()
      }}
    >
      <p className={styles.flag} role="status">
        <span>{sentence}</span>
      </p>
      <TextField
        label={say('reasonAsks', { name, more })}
        value={reason}
        error={error}
        maxLength={500}
        onChange={setReason}
      />
      <div className={styles.buttons}>
        <Button type="submit">{doWord}</Button>
        <Button
          look="quiet"
          onClick={() => {
            keeper.keep(null)
            onCancel()
          }}
        >
          {cancelWord}
        </Button>
      </div>
    </Form>
  )
}
