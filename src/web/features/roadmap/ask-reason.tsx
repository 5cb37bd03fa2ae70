import { useEffect, useRef, useState } from 'react'
import { Button } from '#web/ui/button.tsx'
import { TextField } from '#web/ui/field.tsx'
import styles from './release-features.module.css'

/** Asks, where the sixth feature would stand, why the goal needs it. */
export function AskReason({
  name,
  sentence,
  onReason,
  onCancel,
}: {
  name: string
  /** the refusal's words */
  sentence: string
  /** returns why it cannot be, or nothing */
  onReason: (reason: string) => string | undefined
  onCancel: () => void
}) {
  const [reason, setReason] = useState('')
  const [error, setError] = useState<string | null>(null)
  const form = useRef<HTMLFormElement>(null)
  // not autoFocus: a menu or a drop gives focus back a moment after this is drawn
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      form.current?.scrollIntoView({ block: 'nearest' })
      form.current?.querySelector('input')?.focus({ preventScroll: true })
    })
    return () => cancelAnimationFrame(frame)
  }, [])
  return (
    <form
      ref={form}
      className={styles.ask}
      aria-label={`A reason for ${name}`}
      onSubmit={(event) => {
        event.preventDefault()
        if (reason.trim() === '') setError('Say why in a few words, or cancel.')
        else setError(onReason(reason.trim()) ?? null)
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        event.stopPropagation()
        onCancel()
      }}
    >
      <p className={styles.flag} role="status">
        <span>{sentence}</span>
      </p>
      <TextField
        label={`Why does this goal need “${name}”?`}
        value={reason}
        error={error}
        maxLength={500}
        onChange={setReason}
      />
      <div className={styles.buttons}>
        <Button type="submit">Add it anyway</Button>
        <Button look="quiet" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  )
}
