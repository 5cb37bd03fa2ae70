import { find } from '#domain/kernel/state.ts'
import { store } from '#web/store/the-store.ts'
import type { Whose } from '#words/clash.ts'

/** Who deleted a record, as far as this page was told. */
export function whoDeleted(id: string | undefined): Whose {
  return whoIs(id === undefined ? undefined : store.truth.deletedBy(id))
}

export function whoIs(member: string | undefined): Whose {
  if (member !== undefined && member === store.member) return { who: 'self', name: '' }
  const name = member === undefined ? undefined : find(store.state, 'member', member)?.name
  return { who: name === undefined ? 'unknown' : 'name', name: name ?? '' }
}

/** Who set a field last, as far as this page was told. */
export function whoSet(id: string, field: string): Whose {
  return whoIs(store.truth.typed.byOf(id, field))
}
