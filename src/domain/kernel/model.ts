import type { Kind } from '../kinds.ts'
import type { Refusal } from '../refusals.ts'
import type { Check } from './check.ts'
import type { Command } from './command.ts'
import { type KindTable, tableOf } from './kind-table.ts'
import type { Query } from './query.ts'
import type { Right } from './right.ts'
import type { Scope } from './scope.ts'
import type { State } from './state.ts'
import type { Addition } from './upgrade.ts'

/** The one rule for who may see and do what; every door asks it. */
export interface Rights {
  /** null when the actor has what `allow` asks for in every product of `scopes`, and in the workspace */
  may(state: State, actor: string, allow: readonly Right[], scopes: Iterable<Scope>): Refusal | null
  maySee(state: State, actor: string, scope: Scope): boolean
  /** kinds of record whose changes change what somebody may see */
  readonly decidedBy: readonly Kind[]
  /** all scopes that the actor may see */
  scopesOf(state: State, actor: string): Scope[]
}

/** What a product is made of: its kinds of record, what can be done, and who may. */
export interface Model {
  kinds: KindTable
  commands: readonly Command[]
  commandNamed(name: string): Command | undefined
  queries: readonly Query[]
  queryNamed(name: string): Query | undefined
  checks: readonly Check[]
  rights: Rights
  /** the number of the shape of all that is stored and sent, see schema.ts */
  schema: number
  /** schema number -> what the upgrade of a store to it adds, see upgrade.ts */
  additions?: { readonly [schema: number]: Addition } | undefined
}

/**
 * A model of these parts. Commands that follow from a kind's table are made again where the model's table is another,
 * so that a field is added to a kind and nowhere else.
 */
export function defineModel(parts: {
  kinds: { readonly [kind: string]: unknown }
  commands: readonly Command[]
  queries: readonly Query[]
  checks: readonly Check[]
  rights: Rights
  schema: number
  additions?: Model['additions']
}): Model {
  const queries = new Map(parts.queries.map((query) => [query.name, query]))
  const commands = parts.commands.map((command) => fitting(parts.kinds, command))
  const byName = new Map(commands.map((command) => [command.name, command]))
  return {
    ...parts,
    commands,
    kinds: tableOf(parts.kinds),
    commandNamed: (name) => byName.get(name),
    queryNamed: (name) => queries.get(name),
  }
}

function fitting(kinds: { readonly [kind: string]: unknown }, command: Command): Command {
  const { from } = command
  if (!from || kinds[from.kind] === from.table) return command
  return from.make(kinds[from.kind] as never) as Command
}
