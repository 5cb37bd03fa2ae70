import { useEffect, useRef } from 'react'
import type { Offer } from '#domain/backlog/filter-complete.ts'
import { filterLineWords as say } from '#words/backlog.ts'
import styles from './filter-field.module.css'

/** What may stand where the caret is; the focus stays in the text. */
export function FilterOffers({
  id,
  offers,
  active,
  onChoose,
}: {
  id: string
  offers: readonly Offer[]
  /** which is chosen by the arrows; -1 for none */
  active: number
  onChoose: (at: number) => void
}) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' })
  }, [active])
  return (
    <div
      ref={list}
      id={id}
      role="listbox"
      aria-label={say('offers')}
      className={styles.offers}
      hidden={offers.length === 0}
      // A press on it must not take the focus from the text.
      onPointerDown={(event) => event.preventDefault()}
      onMouseDown={(event) => event.preventDefault()}
      tabIndex={-1}
    >
      {offers.map(({ text, label }, at) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: keys go to the text, which has the focus
        <div
          key={text}
          id={`${id}-${at}`}
          role="option"
          aria-selected={at === active}
          className={styles.offer}
          onClick={() => onChoose(at)}
          tabIndex={-1}
        >
          <span dir="auto">{text}</span>
          {label !== null && (
            <span className={styles.label} dir="auto">
              {label}
            </span>
          )}
        </div>
      ))}
    </div>
  )
}
