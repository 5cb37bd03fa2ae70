import type { CommandCall, Commit } from '#domain/kernel/commit.ts'
import { lookIn } from '#domain/kernel/look.ts'
import type { Scope } from '#domain/kernel/scope.ts'
import { scopeOf } from '#domain/kernel/scope-of.ts'
import { allRecords, ordered } from '#domain/kernel/state.ts'
import type { AnyRecord, Kind } from '#domain/kinds.ts'
import { model } from '#domain/model.ts'
import type { Refusal } from '#domain/refusals.ts'
import type { Batch } from '#protocol/messages.ts'
import { Replica } from '#protocol/replica.ts'
import { toWire, type WireCommit } from '#protocol/wire-commit.ts'

/** The owner of both products, who administers; one of the team of the first; and a stakeholder of the first. */
export const ana = 'mbr_Ana00000000000'
export const ben = 'mbr_Ben00000000000'
export const sam = 'mbr_Sam00000000000'
export const product = 'prd_00000000000000'
export const other = 'prd_11111111111111'
export const plan = `${product}.plan`
export const backlog = `${product}.backlog`
export const otherBacklog = `${other}.backlog`
export const item = (letter: string) => `itm_${letter.repeat(14)}` as const
/** When everything happens, unless a test says otherwise. */
export const moment = '2026-01-05T09:00:00.000Z'

let batches = 0

/** A batch as a door hands it on: unnamed fields gone, defaults there. */
export function batchOf(...calls: CommandCall[]): Batch {
  const commands = calls.map(({ name, input }) => ({
    name,
    input: model.commandNamed(name)!.input.parse(input),
  }))
  return { id: `batch-${String(++batches).padStart(4, '0')}`, commands, note: null }
}

/** The server as far as decisions and the log go: two products, of which the first has the items a, b and c. */
export class SmallLog {
  readonly replica = new Replica(model)
  readonly log: Commit[] = []
  readonly texts = new Map<string, string>()

  constructor() {
    const did = (actor: string, name: string, input: object) => this.execute(batchOf({ name, input }), actor)
    did('system', 'create-workspace', { workspace: 'wsp_00000000000000', name: 'Outdoor' })
    did('system', 'add-member', { member: ana, name: 'Ana', administrator: true })
    did('system', 'add-member', { member: ben, name: 'Ben' })
    did('system', 'add-member', { member: sam, name: 'Sam' })
    did(ana, 'create-product', { product, name: 'Acme', key: 'ACM' })
    did(ana, 'create-product', { product: other, name: 'Other', key: 'OTH' })
    const role = (member: string, as: string) => ({
      ...{ product, member, role: as },
      membership: `mbs_${as.padEnd(14, '0').slice(0, 14)}`,
      former: 'mbs_former00000000',
    })
    did(ana, 'set-role', role(ben, 'team'))
    did(ana, 'set-role', role(sam, 'stakeholder'))
    for (const letter of ['a', 'b', 'c'])
      did(ana, 'create-item', { item: item(letter), product, title: letter })
  }

  get seq(): number {
    return this.replica.seq
  }

  /** Decides a batch; the log grows by one when it is accepted. A batch that is in the log already stays once. */
  decide(
    { id, commands, note }: Batch,
    actor: string,
    at = moment,
  ): Commit | { refusal: Refusal; at: number } {
    const earlier = this.log.find((one) => one.id === id)
    if (earlier) return earlier
    const result = this.replica.run(commands, {
      actor,
      at,
      batch: id,
      commit: (wanted) => this.log.find((one) => one.id === wanted),
      document: (wanted) => this.texts.get(wanted),
    })
    if ('refusal' in result) return result
    this.replica.seq += 1
    for (const { documents = [] } of result.changes)
      for (const document of documents) this.texts.set(document.id, document.text)
    const told = { id, step: id, actor, at, via: 'web', program: null, session: null } as const
    const made: Commit = { seq: this.replica.seq, ...told, commands, changes: result.changes, note }
    this.log.push(made)
    return made
  }

  execute(batch: Batch, actor: string, at = moment): Commit {
    const made = this.decide(batch, actor, at)
    if ('refusal' in made) throw new Error(`refused: ${made.refusal.code}`)
    return made
  }

  /** The records of a scope, as a snapshot brings them. */
  records(scope: Scope): Map<Kind, AnyRecord[]> {
    const { state } = this.replica
    const inside = [...allRecords(state)].filter(
      ({ kind, record }) => scopeOf(state.kinds, lookIn(state), kind, record) === scope,
    )
    const records = Map.groupBy(inside, ({ kind }) => kind)
    // As over the wire: nobody shares an object with the server.
    return new Map(
      [...records].map(([kind, rows]) => [kind, rows.map(({ record }) => structuredClone(record))]),
    )
  }

  scopesOf(member: string): Scope[] {
    return model.rights.scopesOf(this.replica.state, member)
  }

  /** What a page of these scopes is told of commits: all of them, cut. */
  wire(commits: readonly Commit[], scopes: readonly Scope[]): WireCommit[] {
    return structuredClone(commits.map((commit) => toWire(commit, (scope) => scopes.includes(scope))))
  }

  /** What was missed in one scope. */
  missed(scope: Scope, since: number): WireCommit[] {
    return this.wire(
      this.log.filter(({ seq }) => seq > since),
      [scope],
    ).filter(({ id }) => id !== undefined)
  }

  titles(of: string = product): string {
    return [...ordered(this.replica.state, 'item', of)].map(({ title }) => title).join(' ')
  }
}
