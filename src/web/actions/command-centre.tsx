import { useEffect, useRef, useSyncExternalStore } from 'react'
import { readDialogAhead } from '#web/ui/dialog.tsx'
import { type Hold, holdKeys } from '#web/ui/key-hold.ts'
import { fetchParts } from '#web/ui/parts.ts'
import { readyPart } from '#web/ui/ready-part.tsx'
import { actionsWords } from '#words/actions.ts'
import { groupWords } from '#words/groups.ts'
import type { Action } from './action.ts'
import { ChordHint } from './chord-hint.tsx'
import { startKeyboard } from './keyboard.ts'
import type { PaletteProps } from './palette.tsx'
import { inHand, liveActions } from './registry.ts'
import { useActions } from './use-actions.ts'

const palettePart = readyPart(async () => (await import('./palette.tsx')).Palette)
const helpPart = readyPart(async () => (await import('./help-sheet.tsx')).HelpSheet)

interface Opened {
  what: 'palette' | 'help'
  actions: readonly Action[]
  /** what is acted on */
  hand: string | null
  hold: Hold
  opening: number
}
type Shown = Opened | null
let shown: Shown = null
const listeners = new Set<() => void>()
let openings = 0
const show = (next: Shown) => {
  shown?.hold.end()
  shown = next
  for (const listener of listeners) listener()
}

const close = (): void => show(null)

/** What could be done at this moment is fixed while it is open: opening it is not to change the list. */
const open = (what: Opened['what']): void =>
  show({
    what,
    actions: liveActions().filter(({ keysOnly }) => what === 'help' || !keysOnly),
    hand: inHand(),
    // its dialog ends it
    hold: holdKeys({ arrived: () => false, cancel: close, keep: true }),
    opening: ++openings,
  })
export const openPalette = (): void => open('palette')
export const openHelp = (): void => open('help')

/**
 * Once, at the end of the page: listens to the keyboard, opens palette (Mod+K) and help (?), hints at chords.
 * `groups` are the headings in their order; `search` finds things to go to.
 */
export function CommandCentre({
  groups,
  search,
  placeholder,
}: Pick<PaletteProps, 'groups' | 'search' | 'placeholder'>) {
  useEffect(startKeyboard, [])
  useActions('everywhere', [
    {
      id: 'palette.open',
      label: actionsWords('palette'),
      group: groupWords('general'),
      keys: ['Mod+K', 'Mod+Alt+K'],
      keysOnly: true,
      words: actionsWords('paletteWords'),
      perform: openPalette,
    },
    {
      id: 'help.keys',
      label: actionsWords('keysOfScreen'),
      group: groupWords('general'),
      keys: ['?'],
      words: actionsWords('keysWords'),
      perform: openHelp,
    },
  ])
  const now = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => shown,
  )
  // what was last listed stays while the dialog fades
  const palette = useRef<Opened | null>(null)
  const help = useRef<Opened | null>(null)
  if (now?.what === 'palette') palette.current = now
  if (now?.what === 'help') help.current = now
  return (
    <>
      <ChordHint />
      {palette.current && (
        <palettePart.Part
          open={now?.what === 'palette'}
          onClose={close}
          actions={palette.current.actions}
          hand={palette.current.hand}
          opening={palette.current.opening}
          hold={palette.current.hold}
          groups={groups}
          search={search}
          placeholder={placeholder}
        />
      )}
      {help.current && (
        <helpPart.Part
          open={now?.what === 'help'}
          onClose={close}
          actions={help.current.actions}
          hold={help.current.hold}
          groups={groups}
        />
      )}
    </>
  )
}

/** Reads palette and help ahead of their first use. */
export function preloadCommandCentre(): void {
  void fetchParts().then(() => {
    readDialogAhead()
    palettePart.readAhead()
    helpPart.readAhead()
  })
}
