import { type KeyboardEvent, type RefObject, useId, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { type Term, withoutTerm } from '#domain/backlog/filter.ts'
import { completeFilter, withOffer } from '#domain/backlog/filter-complete.ts'
import { useNarrow } from '#web/ui/use-narrow.ts'
import { filterLineWords as say } from '#words/backlog.ts'
import type { Desk } from './desk.ts'
import styles from './filter-field.module.css'
import { FilterOffers } from './filter-offers.tsx'
import { FilterTerms } from './filter-terms.tsx'

/**
 * The text of the filter. While it is typed, what may stand at the caret is offered: the arrows choose, Enter or Tab
 * takes it, and without a choice every key is what it was. At rest it stands as the terms it is made of.
 */
export function FilterField({
  desk,
  text,
  terms,
  onText,
  onKeyDown,
  input,
  describedBy,
}: {
  desk: Desk
  text: string
  terms: readonly Term[]
  onText: (text: string) => void
  /** a key that no offer has taken */
  onKeyDown: (event: KeyboardEvent) => void
  input: RefObject<HTMLInputElement | null>
  describedBy: string
}) {
  const id = useId()
  const narrow = useNarrow()
  const [typing, setTyping] = useState(false)
  /** where the caret stands since something was typed; null while nothing is to be offered */
  const [caret, setCaret] = useState<number | null>(null)
  const [composing, setComposing] = useState(false)
  const [active, setActive] = useState(-1)
  const completion = useMemo(
    () =>
      caret === null || composing ? null : completeFilter(desk.store.state, desk.product.id, text, caret),
    [desk, text, caret, composing],
  )
  const offers = completion?.offers ?? []

  const ask = (at: number | null) => {
    setCaret(at)
    setActive(-1)
  }
  // The text is drawn before the caret can stand in it.
  const next = useRef<[from: number, to: number] | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the text is there
  useLayoutEffect(() => {
    if (next.current) input.current?.setSelectionRange(...next.current)
    next.current = null
  }, [text])
  const choose = (at: number) => {
    const offer = offers[at]
    if (!completion || !offer) return
    const done = withOffer(text, completion, offer)
    next.current = [done.caret, done.caret]
    onText(done.text)
    // After a key come its values.
    ask(done.caret)
  }
  const takes = ({ key, altKey }: KeyboardEvent): boolean => {
    if (key === 'ArrowDown' && altKey) ask(input.current?.selectionStart ?? null)
    else if (offers.length === 0) return false
    else if (key === 'ArrowDown') setActive((active + 1) % offers.length)
    else if (key === 'ArrowUp') setActive(active < 1 ? offers.length - 1 : active - 1)
    else if (key === 'Escape') ask(null)
    else if ((key === 'Enter' || key === 'Tab') && active >= 0) choose(active)
    else return false
    return true
  }
  const edit = ({ from, to }: Term) => {
    input.current?.focus()
    input.current?.setSelectionRange(from, to)
  }
  return (
    <div className={styles.field} data-at-rest={(!typing && terms.length > 0) || undefined}>
      {!typing && (
        <FilterTerms
          text={text}
          terms={terms}
          onEdit={edit}
          onWithout={(term) => {
            onText(withoutTerm(text, term))
            input.current?.focus()
          }}
        />
      )}
      <input
        dir="auto"
        ref={input}
        type="text"
        role="combobox"
        className={styles.text}
        value={text}
        onChange={({ currentTarget }) => {
          onText(currentTarget.value)
          ask(currentTarget.selectionStart)
        }}
        onSelect={({ currentTarget }) => {
          if (caret !== null && currentTarget.selectionStart !== caret) ask(currentTarget.selectionStart)
        }}
        onCompositionStart={() => setComposing(true)}
        onCompositionEnd={({ currentTarget }) => {
          setComposing(false)
          ask(currentTarget.selectionStart)
        }}
        onFocus={() => setTyping(true)}
        onBlur={() => {
          setTyping(false)
          ask(null)
        }}
        onKeyDown={(event) => {
          if (!takes(event)) return onKeyDown(event)
          event.preventDefault()
          event.stopPropagation()
        }}
        placeholder={say(narrow ? 'shortExample' : 'example')}
        aria-label={say('filter')}
        aria-describedby={describedBy}
        aria-keyshortcuts="F"
        aria-autocomplete="list"
        aria-expanded={offers.length > 0}
        aria-controls={`${id}-offers`}
        aria-activedescendant={active >= 0 ? `${id}-offers-${active}` : undefined}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        enterKeyHint="search"
      />
      <FilterOffers id={`${id}-offers`} offers={offers} active={active} onChoose={choose} />
    </div>
  )
}
