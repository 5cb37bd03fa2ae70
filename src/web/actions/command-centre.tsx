import { lazy, Suspense, useEffect, useRef, useSyncExternalStore } from 'react'
import { loadPatiently } from '#web/ui/load-patiently.ts'
import { whenIdle } from '#web/ui/when-idle.ts'
import type { Action } from './action.ts'
import { ChordHint } from './chord-hint.tsx'
import { startKeyboard } from './keyboard.ts'
import type { PaletteProps } from './palette.tsx'
import { liveActions } from './registry.ts'
import { useActions } from './use-actions.ts'

const Palette = lazy(async () => ({ default: (await loadPatiently(() => import('./palette.tsx'))).Palette }))
const HelpSheet = lazy(async () => ({
  default: (await loadPatiently(() => import('./help-sheet.tsx'))).HelpSheet,
}))

type Shown = { what: 'palette' | 'help'; actions: readonly Action[] } | null
let shown: Shown = null
const listeners = new Set<() => void>()
const show = (next: Shown) => {
  shown = next
  for (const listener of listeners) listener()
}

/** What could be done at this moment is fixed while it is open: opening it is not to change the list. */
export const openPalette = (): void =>
  show({ what: 'palette', actions: liveActions().filter((action) => action.id !== 'palette.open') })
export const openHelp = (): void => show({ what: 'help', actions: liveActions() })

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
      label: 'Command palette',
      group: 'General',
      keys: ['Mod+K', 'Mod+Alt+K'],
      perform: openPalette,
    },
    { id: 'help.keys', label: 'Keys of this screen', group: 'General', keys: ['?'], perform: openHelp },
  ])
  const now = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => shown,
  )
  // what was last listed stays while the dialog fades
  const palette = useRef<readonly Action[] | null>(null)
  const help = useRef<readonly Action[] | null>(null)
  if (now?.what === 'palette') palette.current = now.actions
  if (now?.what === 'help') help.current = now.actions
  const close = () => show(null)
  return (
    <>
      <ChordHint />
      <Suspense fallback={null}>
        {palette.current && (
          <Palette
            open={now?.what === 'palette'}
            onClose={close}
            actions={palette.current}
            groups={groups}
            search={search}
            placeholder={placeholder}
          />
        )}
        {help.current && (
          <HelpSheet open={now?.what === 'help'} onClose={close} actions={help.current} groups={groups} />
        )}
      </Suspense>
    </>
  )
}

/** Fetches palette and help ahead of their first use. */
export function preloadCommandCentre(): void {
  whenIdle(() => {
    // Only ahead of time: whoever opens one asks again.
    import('./palette.tsx').catch(() => {})
    import('./help-sheet.tsx').catch(() => {})
  })
}
