import type { Change } from '../kernel/change.ts'
import { owners, planners } from '../kernel/command.ts'
import type { State } from '../kernel/state.ts'
import type { AnyRecord } from '../kinds.ts'
import { may } from '../people/may.ts'
import type { Role } from '../people/member.ts'
import type { Refusal } from '../refusals.ts'

/**
 * Undo is no way round the rights: nobody may take back by undoing what they may not do. Judged by the effect,
 * since an undo of an undo of an owner's act has only undos for commands.
 */
export function mayRevert(state: State, actor: string, changes: Iterable<Change>): Refusal | null {
  for (const change of changes) {
    const refused = may(state, actor, { allow: allowed(change) })
    if (refused) return refused
  }
  return null
}

function allowed({ kind, before, after }: Change): readonly Role[] {
  // The server alone makes workspaces and members.
  if (kind === 'workspace' || (kind === 'member' && !(before && after))) return []
  if (kind === 'member') return owners
  if (kind !== 'product') return planners
  return before && after && onlyPlanning(before, after) ? planners : owners
}

/** The fields of a product that working in its plan sets. */
const plannersFields = ['focus', 'nextNumber']

function onlyPlanning(before: AnyRecord, after: AnyRecord): boolean {
  const [old, now] = [before, after] as unknown as Record<string, unknown>[]
  return Object.keys(old!).every((field) => plannersFields.includes(field) || old![field] === now![field])
}
