import type { Needs } from '#domain/kernel/command.ts'
import type { CommandCall, Commit } from '#domain/kernel/commit.ts'
import type { Model } from '#domain/kernel/model.ts'
import { namedIn } from '#domain/kernel/named.ts'
import type { Scope } from '#domain/kernel/scope.ts'
import { find, type State } from '#domain/kernel/state.ts'
import { upgradedCall } from '#domain/kernel/upgraded-call.ts'
import type { Batch } from '#protocol/messages.ts'
import type { Document } from '../storage/storage.ts'

/** What a batch's commands need to be decided in one go, and have by now. */
export interface AtHand {
  commits: Map<string, Commit>
  documents: Map<string, Document>
  /** id of what is not in the State -> what it was when it went; null when the log has never heard of it */
  gone: Map<string, { name: string; scope: Scope } | null>
  /** ids of the commits that the calls name, as often as they name them */
  named: readonly string[]
}

/** Inputs that an older program wrote, as this one's commands read them. */
export function upgradedCalls(model: Model, { commands, schema = model.schema }: Batch): CommandCall[] {
  const calls = commands as CommandCall[]
  return schema === model.schema ? calls : calls.map((call) => upgradedCall(model, call, schema))
}

/** The commits and documents that the calls need, as the State stands; one that two calls need stands there twice. */
export function needsOf(model: Model, state: State, calls: readonly CommandCall[]): Required<Needs> {
  const commits: string[] = []
  const documents: string[] = []
  for (const { name, input } of calls) {
    const needs = model.commandNamed(name)?.needs?.(state, input)
    commits.push(...(needs?.commits ?? []))
    documents.push(...(needs?.documents ?? []))
  }
  return { commits, documents }
}

/** Most records that one batch has looked up in the log because it names them and they are not here. */
const mostGone = 200

/** Ids that wishes of the calls name, and with `alone` all that they name, and that are neither here nor made by them. */
export function danglingIn(
  model: Model,
  state: State,
  calls: readonly CommandCall[],
  alone: boolean,
): readonly string[] {
  const made = new Set<string>()
  const dangling = new Set<string>()
  for (const { name, input } of calls) {
    const command = model.commandNamed(name)
    if (!command || (!command.wishes && !alone)) continue
    for (const { field, kind, id } of namedIn(model.kinds, command, input)) {
      if (command.creates?.[field]) made.add(id)
      else if ((alone || command.wishes?.[field]) && !made.has(id) && !find(state, kind, id)) dangling.add(id)
      if (dangling.size === mostGone) return [...dangling]
    }
  }
  return [...dangling]
}
