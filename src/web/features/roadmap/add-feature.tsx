import { type KeyboardEvent, useId, useRef, useState } from 'react'
import { createFeature } from '#domain/roadmap/create-feature.ts'
import type { GoalId } from '#domain/roadmap/goal.ts'
import { whenDone } from '#web/actions/tell.ts'
import { Restored } from '#web/product/restored.tsx'
import { useDraft } from '#web/product/use-draft.ts'
import { store } from '#web/store/the-store.ts'
import { announce } from '#web/ui/live-region.tsx'
import { featureWords as say } from '#words/roadmap.ts'
import { AskReason } from './ask-reason.tsx'
import { featureDraft, waitingDraft } from './feature-draft.ts'
import styles from './release-features.module.css'

/** Names that were typed where a sixth feature needs a reason, and the words in which one was asked for. */
interface Waiting {
  names: readonly string[]
  sentence: string
}

/**
 * A line that makes a feature on Enter and stays open for the next; Esc or leaving it empty closes it. Where a
 * feature needs a reason its name waits above the line, which stays free for the next name and keeps the focus:
 * what is typed ahead must never land in the reason. One reason does for all, and for those that follow.
 */
export function AddFeature({
  goal,
  takesKeys,
  onClose,
}: {
  goal: GoalId
  /** false where it stands open by itself, because something is half written */
  takesKeys: boolean
  onClose: (giveFocusBack: boolean) => void
}) {
  const keeper = useDraft(featureDraft(goal))
  const [name, setNameShown] = useState(() => keeper.read()?.texts[say('feature')] ?? '')
  const [restored, setRestored] = useState(name !== '')
  const setName = (text: string) => {
    setNameShown(text)
    keeper.keep({ [say('feature')]: text })
    if (text === '') setRestored(false)
  }
  const [error, setError] = useState<string | null>(null)
  const waitingKeeper = useDraft(waitingDraft(goal))
  const [waiting, setWaiting] = useState<Waiting | null>(() => {
    const { texts, began } = waitingKeeper.read() ?? {}
    const names = texts?.[say('feature')]?.split('\n')
    return names ? { names, sentence: String(began ?? '') } : null
  })
  const input = useRef<HTMLInputElement>(null)
  const id = useId()
  const given = useRef('')

  const wait = (next: Waiting | null) => {
    waitingKeeper.keep(next && { [say('feature')]: next.names.join('\n') }, { began: next?.sentence })
    setWaiting(next)
  }

  /** Makes what waits and what is typed, in this order. Returns why not all of it, or nothing. */
  const create = (): string | undefined => {
    const typed = name.replace(/\s+/g, ' ').trim()
    const names = [...(waiting?.names ?? []), ...(typed === '' ? [] : [typed])]
    const add = (feature: string, reason: string) =>
      store.run(createFeature, { goal, name: feature, reason }, { label: say('addNamed', { name: feature }) })
    for (const [at, feature] of names.entries()) {
      let outcome = add(feature, '')
      // a reason is only kept with those that needed one
      if (outcome.refusal?.code === 'sixth-feature' && given.current !== '')
        outcome = add(feature, given.current)
      if (!outcome.refusal) {
        whenDone(outcome, () => announce(say('added', { name: feature })))
        continue
      }
      const rest = names.slice(at)
      if (outcome.refusal.code === 'sixth-feature') {
        setName('')
        setError(null)
        wait({ names: rest, sentence: outcome.sentence })
        announce(typed === '' ? say('waitsFirst') : say('waits', { name: typed }))
      } else {
        const still = typed === '' ? rest : rest.slice(0, -1)
        wait(still.length > 0 ? { names: still, sentence: outcome.sentence } : null)
        setError(outcome.sentence)
      }
      return outcome.sentence
    }
    setName('')
    setError(null)
    if (waiting) wait(null)
    return undefined
  }

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') {
      event.preventDefault()
      create()
    } else if (event.key === 'Escape') {
      event.preventDefault()
      event.stopPropagation()
      if (!waiting) return onClose(true)
      // out of the line, and what waits goes on waiting
      const cell = event.currentTarget.closest<HTMLElement>('[data-grid-at]')
      if (cell) cell.focus({ preventScroll: true })
      else event.currentTarget.blur()
    }
  }

  const many = waiting ? waiting.names.length : 0
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only hears that focus left what is in it
    <div
      className={styles.adding}
      onBlur={(event) => {
        // the reason is asked beneath; going there is not leaving
        if (event.currentTarget.contains(event.relatedTarget)) return
        if (waiting && name.trim() === '') return
        if (create() === undefined) onClose(false)
      }}
    >
      {waiting && (
        // biome-ignore lint/a11y/noRedundantRoles: Safari forgets a list without markers
        <ul role="list" aria-label={say('waiting')} className={styles.waiting}>
          {waiting.names.map((one, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: names may be alike, and only the end grows
            <li key={at}>{one}</li>
          ))}
        </ul>
      )}
      <input
        ref={input}
        className={styles.input}
        aria-label={say('new')}
        aria-invalid={error !== null || undefined}
        aria-describedby={error === null ? undefined : `${id}-error`}
        placeholder={say('asks')}
        data-add="feature"
        value={name}
        // biome-ignore lint/a11y/noAutofocus: it opens because the person asked for it
        autoFocus={takesKeys}
        maxLength={200}
        onChange={(event) => {
          setName(event.currentTarget.value)
          setError(null)
        }}
        onKeyDown={onKeyDown}
      />
      {restored && <Restored onThrowAway={() => setName('')} />}
      {waiting && (
        <AskReason
          goal={goal}
          name={waiting.names[0] ?? ''}
          more={many - 1}
          sentence={waiting.sentence}
          takesFocus={false}
          cancelWord={say('leaveOut', { count: many })}
          onReason={(reason) => {
            given.current = reason
            // before the form goes, or its going would be a leaving
            input.current?.focus()
            return create()
          }}
          onEscape={() => input.current?.focus()}
          onCancel={() => {
            input.current?.focus()
            wait(null)
          }}
        />
      )}
      {error && (
        <p id={`${id}-error`} className={styles.error} role="alert">
          {error}
        </p>
      )}
    </div>
  )
}
