import { type KeyboardEvent, memo, type ReactNode, type RefObject, useId } from 'react'
import { parseFilter, printFilter, type Term, withoutTerm } from '#domain/backlog/filter.ts'
import type { Slip } from '#domain/backlog/filter-slip.ts'
import { valuesOf } from '#domain/backlog/filter-values.ts'
import { IconButton } from '#web/ui/button.tsx'
import { focusScreen } from '#web/ui/focus-screen.ts'
import { marked } from '#web/ui/marked.ts'
import { MenuButton, type MenuEntry } from '#web/ui/menu.tsx'
import { backlogGroupWords as group, filterLineWords as say } from '#words/backlog.ts'
import type { Desk } from './desk.ts'
import { FilterField } from './filter-field.tsx'
import styles from './filter-line.module.css'
import { FilterSlips } from './filter-slips.tsx'

/** The text that decides what is shown, how much that is, and one press to see everything again. */
export const FilterLine = memo(function FilterLine({
  desk,
  text,
  onText,
  shown,
  total,
  terms,
  slips,
  loose,
  onLoose,
  grouped,
  onGrouped,
  input,
}: {
  desk: Desk
  text: string
  onText: (text: string) => void
  shown: number
  total: number
  /** what the text is made of, and what of it was not understood */
  terms: readonly Term[]
  slips: readonly Slip[]
  /** how many items trace to no goal; 0 where that needs no word */
  loose: number
  onLoose: () => void
  /** whether rows stand by release; null where there is none to group by */
  grouped: boolean | null
  onGrouped: (on: boolean) => void
  input: RefObject<HTMLInputElement | null>
}) {
  const id = useId()
  const filtering = text.trim() !== ''
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      // Out of the field, and what was typed stays: to take it away there are the cross and its keys.
      event.preventDefault()
      desk.focusCursor()
      if (document.activeElement === event.currentTarget) focusScreen()
    } else if (event.key === 'ArrowDown' || event.key === 'Enter') {
      event.preventDefault()
      desk.focusRow(0)
    }
  }
  const review = (words: ReactNode) => (
    <button type="button" className={styles.review} onClick={onLoose}>
      {words}
    </button>
  )
  return (
    <search className={styles.line} data-not-printed={filtering ? undefined : ''}>
      <MenuButton
        label={say('add')}
        icon="filter"
        filter
        className={styles.add}
        items={() => suggestions(desk, text, onText)}
      />
      <FilterField
        desk={desk}
        text={text}
        terms={terms}
        onText={onText}
        onKeyDown={onKeyDown}
        input={input}
        describedBy={`${id}-count ${id}-slips`}
      />
      {loose > 0 && !filtering && (
        <span className={styles.loose}>{marked(say, 'loose', { review }, { count: loose })}</span>
      )}
      <span id={`${id}-count`} className={styles.count} role="status">
        {marked(say, filtering ? 'shown' : 'total', { unit }, { shown, total })}
      </span>
      {grouped !== null && (
        <button
          type="button"
          className={styles.grouped}
          aria-pressed={grouped}
          aria-label={group('switchOn')}
          title={group(grouped ? 'switchOff' : 'switchOn')}
          onClick={() => onGrouped(!grouped)}
        >
          {group('by')}
        </button>
      )}
      {filtering && (
        <IconButton
          icon="close"
          className={styles.clear}
          label={say('clear')}
          keys={['Alt+Shift+F']}
          onClick={() => {
            onText('')
            input.current?.focus()
          }}
        />
      )}
      {slips.length > 0 && <FilterSlips id={`${id}-slips`} slips={slips} text={text} onText={onText} />}
    </search>
  )
})

const unit = (words: ReactNode) => <span className={styles.unit}>{words}</span>

/** What the menu lists, under its headings. */
const sections = [
  ['standing', 'is'],
  ['status', 'status'],
  ['type', 'type'],
  ['release', 'release'],
  ['feature', 'feature'],
  ['theme', 'theme'],
] as const

/** What can be asked for, by kind; choosing adds the term, choosing again takes it away. */
function suggestions(desk: Desk, text: string, onText: (text: string) => void): MenuEntry[] {
  const { terms } = parseFilter(text)
  return sections.flatMap(([heading, key]): MenuEntry[] => {
    // Of `is` what has a line of its own further down need not stand twice.
    const values = valuesOf(desk.store.state, desk.product.id, key).filter(({ value }) =>
      key === 'is' ? value === 'orphan' || value === 'open' : !value.startsWith('@'),
    )
    if (values.length === 0) return []
    const offers = values.map(({ value, label }) => {
      const term = printFilter({ is: 'field', key, values: [value] })
      const present = terms.find(({ filter }) => printFilter(filter) === term)
      return {
        label: label ?? value,
        checked: present !== undefined,
        several: true,
        perform: () => onText(present ? withoutTerm(text, present) : `${text.trim()} ${term} `.trimStart()),
      }
    })
    return [{ heading: say(heading) }, ...offers]
  })
}
