import { useCallback, useMemo, useSyncExternalStore } from 'react'
import { find, type State } from '#domain/kernel/state.ts'
import { releaseName } from '#domain/roadmap/release-name.ts'
import type { Presence } from '#protocol/messages.ts'
import { usePresence, useQuery, useStore } from '#web/store/use-store.ts'
import { presenceWords as say } from '#words/presence.ts'
import { partsOfCell } from './cell-of.ts'
import { usePlace } from './place.tsx'

export interface PersonHere {
  member: string
  name: string
  /** what they edit, in words; null while they look */
  doing: string | null
  cell: string | null
}

const members = { kinds: ['member', 'item', 'release', 'feature'] } as const
const nowhere = ''

/** Who else is on this screen, each once, in the order in which they came. */
export function usePeopleHere(): readonly PersonHere[] {
  const place = usePlace()
  const store = useStore()
  const present = usePresence(place?.scope ?? nowhere)
  const screen = place?.screen
  const read = useCallback(
    (state: State) => peopleOn(state, present, screen, store.member),
    [present, screen, store],
  )
  return useQuery(read, { ...members, isEqual: (a, b) => JSON.stringify(a) === JSON.stringify(b) })
}

function peopleOn(
  state: State,
  present: readonly Presence[],
  screen: string | undefined,
  me: string,
): PersonHere[] {
  const people = new Map<string, PersonHere>()
  for (const { member, screen: on, cell } of present) {
    const name = find(state, 'member', member)?.name
    if (!name || on !== screen || member === me) continue
    const standing = people.get(member)
    if (!standing) people.set(member, { member, name, cell, doing: doingIn(state, cell) })
    else if (standing.cell === null && cell !== null)
      people.set(member, { ...standing, cell, doing: doingIn(state, cell) })
  }
  return [...people.values()]
}

function doingIn(state: State, cell: string | null): string | null {
  if (cell === null) return null
  const { what, id } = partsOfCell(cell)
  return say('edits', { what, of: nameOf(state, id) ?? 'nothing' })
}

function nameOf(state: State, id: string): string | null {
  const release = find(state, 'release', id)
  if (release) return releaseName(release)
  const item = find(state, 'item', id)
  if (item) return `${find(state, 'product', item.product)?.key}-${item.number}`
  return find(state, 'feature', id)?.name ?? null
}

/** Who else edits a cell of this screen: a member's id and how many more there are; null when nobody does. */
export function useEditorOf(cell: string): { member: string; more: number } | null {
  const place = usePlace()
  const { others } = useStore()
  const signal = useMemo(() => others.in(place?.scope ?? nowhere), [others, place])
  const read = () => {
    const there = signal.value.filter((one) => one.cell === cell && one.screen === place?.screen)
    return [...new Set(there.map(({ member }) => member))].join(' ')
  }
  const editors = useSyncExternalStore(signal.watch, read, read)
  if (editors === '') return null
  const [member = '', ...more] = editors.split(' ')
  return { member, more: more.length }
}
