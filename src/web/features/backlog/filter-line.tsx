import { type KeyboardEvent, memo, type RefObject, useId } from 'react'
import { count } from '#base/text/count.ts'
import { parseFilter, printFilter, termsOf } from '#domain/backlog/filter.ts'
import { itemKinds, itemStatuses } from '#domain/backlog/item.ts'
import { find, ordered, pointing } from '#domain/kernel/state.ts'
import { featuresOf } from '#domain/roadmap/trace.ts'
import { kindWords, statusWords } from '#web/product/item-words.ts'
import { IconButton } from '#web/ui/button.tsx'
import { MenuButton, type MenuEntry } from '#web/ui/menu.tsx'
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
  input: RefObject<HTMLInputElement | null>
}) {
  const id = useId()
  const filtering = text.trim() !== ''
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.preventDefault()
      if (text) onText('')
      else desk.focusCursor()
    } else if ((event.key === 'ArrowDown' || event.key === 'Enter') && !event.nativeEvent.isComposing) {
      event.preventDefault()
      desk.focusRow(0)
    }
  }
  return (
    <search className={styles.line}>
      <MenuButton
        label="Add to the filter"
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
        placeholder="Filter by words, status:ready, release:@current …"
        aria-label="Filter the backlog"
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
        <span className={styles.loose}>
          {count(loose, 'item traces', 'items trace')} to no goal:{' '}
          <button type="button" className={styles.review} onClick={onLoose}>
            review
          </button>
        </span>
      )}
      <span id={`${id}-count`} className={styles.count} role="status">
        {filtering
          ? `${shown.toLocaleString('en')} of ${total.toLocaleString('en')}`
          : total.toLocaleString('en')}
        <span className={styles.unit}>{filtering || total !== 1 ? ' items' : ' item'}</span>
      </span>
      {filtering && (
        <IconButton
          icon="close"
          label="Clear the filter"
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
    { heading: 'Standing' },
    offer('Traces to no goal', 'is', 'orphan'),
    offer('Not done', 'is', 'open'),
    { heading: 'Status' },
    ...itemStatuses.map((status) => offer(statusWords[status], 'status', status)),
    { heading: 'Type' },
    ...itemKinds.map((kind) => offer(kindWords[kind], 'type', kind)),
  ]
  const releases = [...ordered(state, 'release', desk.product.id)]
  const named = releases.filter(({ name }) => name !== '')
  if (named.length > 0) {
    entries.push({ heading: 'Release' }, ...named.map(({ name }) => offer(name, 'release', name)))
  }
  const features = releases.flatMap(({ id }) => featuresOf(state, id))
  if (features.length > 0) {
    entries.push({ heading: 'Feature' }, ...features.map(({ name }) => offer(name, 'feature', name)))
  }
  const themes = [...pointing(state, 'theme', 'product', desk.product.id)].flatMap(
    (id) => find(state, 'theme', id) ?? [],
  )
  if (themes.length > 0) {
    entries.push({ heading: 'Theme' }, ...themes.map(({ name }) => offer(name, 'theme', name)))
  }
  return entries
}
