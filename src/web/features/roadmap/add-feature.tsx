import { type KeyboardEvent, useRef, useState } from 'react'
import { createFeature } from '#domain/roadmap/create-feature.ts'
import type { GoalId } from '#domain/roadmap/goal.ts'
import { store } from '#web/store/the-store.ts'
import { announce } from '#web/ui/live-region.tsx'
import { AskReason } from './ask-reason.tsx'
import styles from './release-features.module.css'

/** A line that makes a feature on Enter and stays open for the next; Esc or leaving it empty closes it. */
export function AddFeature({ goal, onClose }: { goal: GoalId; onClose: (giveFocusBack: boolean) => void }) {
  const [name, setName] = useState('')
  const [trouble, setTrouble] = useState<{ sentence: string; asks: boolean } | null>(null)
  const input = useRef<HTMLInputElement>(null)

  /** Returns why not, or nothing. */
  const create = (reason: string): string | undefined => {
    const typed = name.replace(/\s+/g, ' ').trim()
    if (typed === '') return undefined
    const outcome = store.run(createFeature, { goal, name: typed, reason }, { label: `Add feature ${typed}` })
    if (outcome.refusal) {
      setTrouble({ sentence: outcome.sentence, asks: outcome.refusal.code === 'sixth-feature' })
      return outcome.sentence
    }
    announce(`${typed} added.`)
    setTrouble(null)
    setName('')
    input.current?.focus()
    return undefined
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') {
      event.preventDefault()
      create('')
    } else if (event.key === 'Escape') {
      event.preventDefault()
      event.stopPropagation()
      onClose(true)
    }
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only hears that focus left what is in it
    <div
      className={styles.adding}
      onBlur={(event) => {
        // the reason is asked beneath; going there is not leaving
        if (event.currentTarget.contains(event.relatedTarget)) return
        if (create('') === undefined) onClose(false)
      }}
    >
      <input
        ref={input}
        className={styles.input}
        aria-label="New feature"
        aria-invalid={trouble !== null && !trouble.asks ? true : undefined}
        placeholder="A feature, and Enter for the next"
        value={name}
        // biome-ignore lint/a11y/noAutofocus: it opens because the person asked for it
        autoFocus
        maxLength={200}
        onChange={(event) => {
          setName(event.currentTarget.value)
          setTrouble(null)
        }}
        onKeyDown={onKeyDown}
      />
      {trouble?.asks && (
        <AskReason
          name={name.trim()}
          sentence={trouble.sentence}
          onReason={create}
          onCancel={() => {
            setTrouble(null)
            input.current?.focus()
          }}
        />
      )}
      {trouble && !trouble.asks && (
        <p className={styles.error} role="alert">
          {trouble.sentence}
        </p>
      )}
    </div>
  )
}
