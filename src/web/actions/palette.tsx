import { Autocomplete } from '@base-ui/react/autocomplete'
import { type RefObject, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { Dialog } from '#web/ui/dialog.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { Kbd } from '#web/ui/kbd.tsx'
import type { Hold } from '#web/ui/key-hold.ts'
import { actionsWords } from '#words/actions.ts'
import { groupWords } from '#words/groups.ts'
import { type Action, labelOf } from './action.ts'
import styles from './palette.module.css'
import { GOOD, grouped, rank } from './rank.ts'

/** Something to go to. */
export interface PaletteResult {
  id: string
  label: string
  /** what it is called by those who know it, such as `TM-12`; stands quietly at the end */
  detail: string
  /** the search has found that it fits; without it the palette asks */
  fits?: boolean
  perform(): void
}

export interface FoundThings {
  results: readonly PaletteResult[]
  /** how many fit that are not among them */
  more: number
}

export interface PaletteProps {
  open: boolean
  /** another number each time it is opened: it then starts with nothing typed, even while it still fades */
  opening: number
  /** keeps what is typed until the field has the focus */
  hold: Hold
  onClose: () => void
  actions: readonly Action[]
  /** headings in the order they stand */
  groups: readonly string[]
  /** called on each keystroke with what was typed; must answer at once, in any order */
  search?: ((query: string) => FoundThings) | undefined
  placeholder?: string | undefined
}

interface Line {
  id: string
  label: string
  group: string
  words: string
  key: string | undefined
  keys: string | undefined
  fits: boolean
  perform(): void
}

const lineOfAction = (action: Action): Line => ({
  id: action.id,
  label: labelOf(action),
  group: action.group,
  words: `${action.group} ${action.words ?? ''}`,
  key: undefined,
  keys: action.keys?.[0],
  fits: false,
  perform: () => action.perform(),
})

const lineOfResult = ({ id, label, detail, fits = false, perform }: PaletteResult): Line => ({
  id: `result:${id}`,
  label,
  group: groupWords('goTo'),
  words: '',
  key: detail,
  keys: undefined,
  fits,
  perform: () => perform(),
})

/** More would not be read; typing on is quicker. */
const MOST = 30

/** Everything one can do here and everything one can go to, by typing. */
export function Palette({
  open,
  opening,
  hold,
  onClose,
  actions,
  groups,
  search,
  placeholder,
}: PaletteProps) {
  const input = useRef<HTMLInputElement>(null)
  const from = useRef<HTMLElement | null>(null)
  const wasOpen = useRef(false)
  // opened anew while it fades, the focus may still be in its field
  if (open && !wasOpen.current && document.activeElement !== input.current) {
    from.current = document.activeElement as HTMLElement | null
  }
  wasOpen.current = open
  /** Focus goes back before the action runs, so that an action that moves it has the last word. */
  const run = (perform: () => void) => {
    onClose()
    requestAnimationFrame(() => {
      if (from.current?.isConnected) from.current.focus({ preventScroll: true })
      perform()
    })
  }
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={actionsWords('palette')}
      hideTitle
      bare
      place="top"
      size="medium"
      initialFocus={input}
      hold={hold}
    >
      <PaletteBody
        key={opening}
        input={input}
        run={run}
        actions={actions}
        groups={groups}
        search={search}
        placeholder={placeholder}
      />
    </Dialog>
  )
}

function PaletteBody({
  input,
  run,
  actions,
  groups,
  search,
  placeholder = actionsWords('palettePlaceholder'),
}: Omit<PaletteProps, 'open' | 'opening' | 'hold' | 'onClose'> & {
  input: RefObject<HTMLInputElement | null>
  run: (perform: () => void) => void
}) {
  const [query, setQuery] = useState('')
  useEffect(() => {
    // the dialog gives focus when it opens, not when its content is another while it fades
    const frame = requestAnimationFrame(() => input.current?.focus())
    return () => cancelAnimationFrame(frame)
  }, [input])
  const settled = useDeferredValue(query)
  const lines = useMemo(
    () => actions.filter((action) => action.enabled?.() !== false).map(lineOfAction),
    [actions],
  )
  const found = useMemo(() => search?.(settled), [settled, search])
  const { groups: shown, count } = useMemo(() => {
    if (query.trim() === '')
      return { groups: grouped(lines, (line) => line.group, groups), count: lines.length }
    // Actions follow each letter, and of the results that lag behind only those stay that still fit: Enter right
    // after the last letter must never do what an earlier one asked for.
    const all = [...lines, ...(found?.results ?? []).map(lineOfResult)]
    const least = (line: Line) => (line.fits && settled === query ? 0 : GOOD)
    const ranked = rank(query, all, (line) => line, least)
    const best = ranked.slice(0, MOST)
    return {
      groups: best.length > 0 ? [{ heading: groupWords('best'), items: best }] : [],
      count: ranked.length + (found?.more ?? 0),
    }
  }, [query, settled, found, lines, groups])
  const isCut = query.trim() !== '' && settled === query && count > MOST

  return (
    <Autocomplete.Root
      open
      inline
      items={shown}
      filter={null}
      value={query}
      onValueChange={(value, details) => {
        // choosing a line would write it into the field
        if (details.reason !== 'item-press') setQuery(value)
      }}
      itemToStringValue={(line: Line) => line.label}
      autoHighlight="always"
      keepHighlight
    >
      <div className={styles.top}>
        <Icon name="search" />
        <Autocomplete.Input
          ref={input}
          className={styles.input}
          aria-label={actionsWords('paletteField')}
          placeholder={placeholder}
        />
        <Kbd keys="Escape" className={styles.escape} />
      </div>
      <Autocomplete.Empty className={styles.empty}>
        {query && actionsWords('paletteEmpty', { query })}
      </Autocomplete.Empty>
      <Autocomplete.List className={styles.list}>
        {(group: (typeof shown)[number]) => (
          <Autocomplete.Group key={group.heading} items={group.items} className={styles.group}>
            <Autocomplete.GroupLabel className={styles.heading}>{group.heading}</Autocomplete.GroupLabel>
            <Autocomplete.Collection>
              {(line: Line) => (
                <Autocomplete.Item
                  key={line.id}
                  value={line}
                  className={styles.line}
                  onClick={() => run(line.perform)}
                >
                  <span className={styles.label}>{line.label}</span>
                  {(line.key ?? query.trim()) && (
                    <span className={styles.detail}>{line.key ?? line.group}</span>
                  )}
                  {line.keys && <Kbd keys={line.keys} />}
                </Autocomplete.Item>
              )}
            </Autocomplete.Collection>
          </Autocomplete.Group>
        )}
      </Autocomplete.List>
      <p role="status" className={styles.count}>
        {isCut && actionsWords('paletteCut', { shown: MOST, count })}
      </p>
    </Autocomplete.Root>
  )
}
