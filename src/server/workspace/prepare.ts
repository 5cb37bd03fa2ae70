import type { Needs } from '#domain/kernel/command.ts'
import type { CommandCall, Commit } from '#domain/kernel/commit.ts'
import type { Model } from '#domain/kernel/model.ts'
import type { State } from '#domain/kernel/state.ts'
import { upgradedCall } from '#domain/kernel/upgraded-call.ts'
import type { Batch } from '#protocol/messages.ts'
import type { Document } from '../storage/storage.ts'

/** What a batch's commands need to be decided in one go, and have by now. */
export interface AtHand {
  commits: Map<string, Commit>
  documents: Map<string, Document>
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
