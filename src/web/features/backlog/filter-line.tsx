import { type KeyboardEvent, memo, type ReactNode, type RefObject, useId } from 'react'
import { parseFilter, printFilter, termsOf } from '#domain/backlog/filter.ts'
import { byWhich } from '#domain/backlog/filter-names.ts'
import { itemKinds, itemStatuses } from '#domain/backlog/item.ts'
import { find, ordered, pointing } from '#domain/kernel/state.ts'
import { featuresOf } from '#domain/roadmap/trace.ts'
import { IconButton } from '#web/ui/button.tsx'
import { focusScreen } from '#web/ui/focus-screen.ts'
import { marked } from '#web/ui/marked.ts'
import { MenuButton, type MenuEntry } from '#web/ui/menu.tsx'
import { backlogGroupWords as group, filterLineWords as say } from '#words/backlog.ts'
import { itemKindWords, itemStatusWords } from '#words/items.ts'
import type { Desk } from './desk.ts'
import styles from './filter-line.module.css'

/** The text that decides what is shown, how much that is, and one press to see everything again. */
export const FilterLine = memo(function FilterLine({
  desk,
  text,
  onText,
  shown,
  total,
  hint,
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
  hint: string | undefined
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
    <search className={styles.line}>
      <MenuButton
        label={say('add')}
        icon="filter"
        filter
        className={styles.add}
        items={() => suggestions(desk, text, onText)}
      />
      <input
        dir="auto"
        ref={input}
        type="text"
        className={styles.text}
        value={text}
        onChange={(event) => onText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        placeholder={say('example')}
        aria-label={say('filter')}
        aria-describedby={`${id}-count${hint ? ` ${id}-hint` : ''}`}
        aria-keyshortcuts="F"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        enterKeyHint="search"
      />
      {hint && (
        <span id={`${id}-hint`} className={styles.hint}>
          {hint}
        </span>
      )}
      {loose > 0 && !hint && (
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
          label={say('clear')}
          keys={['Alt+Shift+F']}
          onClick={() => {
            onText('')
            input.current?.focus()
          }}
        />
      )}
    </search>
  )
})

const unit = (words: ReactNode) => <span className={styles.unit}>{words}</span>

/** What can be asked for, by kind; choosing adds the term, choosing again takes it away. */
function suggestions(desk: Desk, text: string, onText: (text: string) => void): MenuEntry[] {
  const { state } = desk.store
  const present = new Set(termsOf(parseFilter(text).filter).map(printFilter))
  const offer = (
    label: string,
    key: 'is' | 'type' | 'status' | 'release' | 'feature' | 'theme',
    value: string,
  ) => {
    const term = printFilter({ is: 'field', key, values: [value] })
    return {
      label,
      checked: present.has(term),
      perform() {
        if (!present.has(term)) return onText(`${text.trim()} ${term} `.trimStart())
        const rest = termsOf(parseFilter(text).filter).filter((one) => printFilter(one) !== term)
        onText(rest.map((one) => (one.is === 'any' ? `(${printFilter(one)})` : printFilter(one))).join(' '))
      },
    }
  }
  const entries: MenuEntry[] = [
    { heading: say('standing') },
    offer(say('orphan'), 'is', 'orphan'),
    offer(say('open'), 'is', 'open'),
    { heading: say('status') },
    ...itemStatuses.map((status) => offer(itemStatusWords(status), 'status', status)),
    { heading: say('type') },
    ...itemKinds.map((kind) => offer(itemKindWords(kind), 'type', kind)),
  ]
  const releases = [...ordered(state, 'release', desk.product.id)]
  const named = releases.filter(({ name }) => name !== '')
  if (named.length > 0) {
    entries.push({ heading: say('release') }, ...named.map(({ name }) => offer(name, 'release', name)))
  }
  const features = releases.flatMap(({ id }) => featuresOf(state, id))
  if (features.length > 0) {
    entries.push(
      { heading: say('feature') },
      ...whichOf(features).map(([value, label]) => offer(label, 'feature', value)),
    )
  }
  const themes = [...pointing(state, 'theme', 'product', desk.product.id)].flatMap(
    (id) => find(state, 'theme', id) ?? [],
  )
  if (themes.length > 0) {
    entries.push(
      { heading: say('theme') },
      ...whichOf(themes).map(([value, label]) => offer(label, 'theme', value)),
    )
  }
  return entries
}

/** How the filter asks for each, by its name where that says which one is meant; and what it is called. */
function whichOf<T extends { id: string; name: string }>(
  records: readonly T[],
): [value: string, label: string][] {
  const named = Map.groupBy(records, ({ name }) => name)
  return records.map((record) => {
    const value = named.get(record.name)!.length > 1 ? byWhich(record) : record.name
    return [value, value]
  })
}
