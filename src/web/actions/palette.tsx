import { Autocomplete } from '@base-ui/react/autocomplete'
import { memo, type RefObject, useEffect, useId, useImperativeHandle, useMemo, useRef, useState } from 'react'
import { Dialog } from '#web/ui/dialog.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { Kbd } from '#web/ui/kbd.tsx'
import type { Hold } from '#web/ui/key-hold.ts'
import { marked } from '#web/ui/marked.ts'
import { VisuallyHidden } from '#web/ui/visually-hidden.tsx'
import { actionsWords } from '#words/actions.ts'
import type { Action } from './action.ts'
import styles from './palette.module.css'
import { type FoundThings, type Line, linesFor, linesInOrder, linesOf, MOST } from './palette-lines.ts'
import { useHeldKeys } from './use-held-keys.ts'

export interface PaletteProps {
  open: boolean
  /** another number each time it is opened: it then starts with nothing typed, even while it still fades */
  opening: number
  /** keeps what is pressed until the field has the focus */
  hold: Hold
  onClose: () => void
  actions: readonly Action[]
  /** what those act on that are on hand, as a person would call it */
  hand: string | null
  /** headings in the order they stand */
  groups: readonly string[]
  /** asked on each keystroke what was typed; undefined while it is on its way, null where it cannot be had */
  search?: ((query: string) => FoundThings) | null | undefined
  placeholder?: string | undefined
}

/** Everything one can do here and everything one can go to, by typing. */
export function Palette({ open, opening, hold, onClose, ...rest }: PaletteProps) {
  const input = useRef<HTMLInputElement>(null)
  const body = useRef<BodyHandle>(null)
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
      onHeld={(presses) => body.current?.hold(presses)}
    >
      <PaletteBody key={opening} ref={body} input={input} run={run} {...rest} />
    </Dialog>
  )
}

interface BodyHandle {
  /** takes what was pressed before the field had the focus */
  hold(presses: readonly string[]): void
}

function PaletteBody({
  ref,
  input,
  run,
  actions,
  hand,
  groups,
  search,
  placeholder = actionsWords('palettePlaceholder'),
}: Omit<PaletteProps, 'open' | 'opening' | 'hold' | 'onClose'> & {
  ref: RefObject<BodyHandle | null>
  input: RefObject<HTMLInputElement | null>
  run: (perform: () => void) => void
}) {
  const [query, setQuery] = useState('')
  const chip = useId()
  useEffect(() => {
    // the dialog gives focus when it opens, not when its content is another while it fades
    const frame = requestAnimationFrame(() => input.current?.focus())
    return () => cancelAnimationFrame(frame)
  }, [input])
  const held = useHeldKeys(input, search !== undefined, (key) =>
    setQuery((typed) => (key === 'Backspace' ? [...typed].slice(0, -1).join('') : typed + key)),
  )
  useImperativeHandle(ref, () => ({ hold: held.hold }))
  const lines = useMemo(() => linesOf(actions, hand), [actions, hand])
  const isTyped = query.trim() !== ''
  // Never later than the letters: Enter right after the last one must not do what an earlier one asked for.
  const { shown, count } = useMemo(
    () =>
      isTyped
        ? linesFor(query, lines, search?.(query))
        : { shown: linesInOrder(lines, hand, groups), count: lines.length },
    [query, isTyped, lines, hand, groups, search],
  )
  const latest = useRef(run)
  latest.current = run
  const choose = useMemo(() => (line: Line) => latest.current(line.perform), [])

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
      <div className={styles.palette}>
        <div className={styles.top}>
          <Icon name="search" />
          <Autocomplete.Input
            ref={input}
            className={styles.input}
            aria-label={actionsWords('paletteField')}
            aria-describedby={hand === null ? undefined : chip}
            placeholder={placeholder}
            onKeyDownCapture={(event) => {
              if (!held.waits(event)) return
              event.preventDefault()
              event.stopPropagation()
            }}
          />
          <Kbd keys="Escape" className={styles.escape} />
        </div>
        {hand !== null && (
          <p id={chip} className={styles.hand}>
            {marked(
              actionsWords,
              'actsOn',
              {
                aside: (words) => <VisuallyHidden>{words}</VisuallyHidden>,
                chip: (name) => (
                  <span className={styles.chip} dir="auto" title={hand}>
                    {name}
                  </span>
                ),
              },
              { hand },
            )}
          </p>
        )}
        <Autocomplete.Empty className={styles.empty}>
          {/* What comes a moment later may know it. */}
          {isTyped && search && actionsWords('paletteEmpty', { query })}
        </Autocomplete.Empty>
        <Autocomplete.List className={styles.list}>
          {(group: (typeof shown)[number]) => (
            <Autocomplete.Group key={group.heading} items={group.items} className={styles.group}>
              {/* what is in hand stands right above it */}
              {group.heading === hand ? (
                <VisuallyHidden>
                  <Autocomplete.GroupLabel>{group.heading}</Autocomplete.GroupLabel>
                </VisuallyHidden>
              ) : (
                <Autocomplete.GroupLabel className={styles.heading}>{group.heading}</Autocomplete.GroupLabel>
              )}
              <Autocomplete.Collection>
                {(line: Line, at: number) => (
                  // Drawn lines are used again for what the next key finds: making thirty new ones takes a frame.
                  <PaletteLine key={at} line={line} isTyped={isTyped} choose={choose} />
                )}
              </Autocomplete.Collection>
            </Autocomplete.Group>
          )}
        </Autocomplete.List>
        <p role="status" className={styles.count}>
          {isTyped && count > MOST && actionsWords('paletteCut', { shown: MOST, count })}
        </p>
      </div>
    </Autocomplete.Root>
  )
}

const PaletteLine = memo(
  ({ line, isTyped, choose }: { line: Line; isTyped: boolean; choose: (line: Line) => void }) => {
    const detail = line.missing ?? (line.always || isTyped ? line.detail : '')
    return (
      <Autocomplete.Item
        value={line}
        disabled={line.missing !== null}
        className={styles.line}
        onClick={() => line.missing === null && choose(line)}
      >
        <span className={styles.label} dir="auto" title={line.label}>
          {line.label}
        </span>
        {detail && <span className={styles.detail}>{detail}</span>}
        {line.keys && <Kbd keys={line.keys} className={styles.keys} />}
      </Autocomplete.Item>
    )
  },
)
