import { isRank, rankBetween } from '#base/rank.ts'
import type { Item } from '#domain/backlog/item.ts'
import { changed } from '#domain/kernel/change.ts'
import type { Command } from '#domain/kernel/command.ts'
import { defineModel, type Model } from '#domain/kernel/model.ts'
import type { Scope } from '#domain/kernel/scope.ts'
import { find, ordered, type State } from '#domain/kernel/state.ts'
import { model as right } from '#domain/model.ts'
import { isRefusal, refuse } from '#domain/refusals.ts'
import type { FromServer } from '#protocol/messages.ts'
import type { Storage } from '#server/storage/storage.ts'
import type { Host } from '#server/workspace/host.ts'
import { putBack } from '#tests/support/memory-disk.ts'
import type { Unsettled } from '#web/store/line/carrier.ts'
import { Store } from '#web/store/store.ts'
import { newerModel } from './newer-model.ts'
import type { Parts } from './storm.ts'

/** The program with one command that decides otherwise, on the server and in every page alike. */
function withCommand(name: string, decide: (right: Command) => Command['decide']): Model {
  const wrong = (command: Command) => ({ ...command, title: command.title, decide: decide(command) })
  const commands = right.commands.map((command) => (command.name === name ? wrong(command) : command))
  return defineModel({ ...right, commands, kinds: kindsOf(right) })
}

function kindsOf({ kinds }: Model): { [kind: string]: unknown } {
  return Object.fromEntries(kinds.names.map((name) => [name, kinds.of(name)]))
}

/** Forgets what it has seen: a batch that comes again is done again. */
function doubleApply(host: Host): Host {
  let copies = 0
  return Object.create(host, {
    prepare: {
      async value(batch: Parameters<Host['prepare']>[0]) {
        const prepared = await host.prepare(batch)
        if (!prepared.known?.ok || !prepared.known.again) return prepared
        return host.prepare({ ...batch, id: `${batch.id}-again-${++copies}` })
      },
    },
  })
}

/** Loses the first of the batches that an earlier visit has left. */
class LosesPending extends Store {
  override resume(unsettled: readonly Unsettled[]): Unsettled[] {
    return super.resume(unsettled.slice(1))
  }
}

/** Goes on showing what it was told to forget. */
class Remembers extends Store {
  override leave(scopes: readonly Scope[], denied = true): void {
    if (!denied) super.leave(scopes, denied)
  }
}

/** Passes over the first commit of what it missed. */
class SkipsMissed extends Store {
  constructor(...given: ConstructorParameters<typeof Store>) {
    super(...given)
    const missed = this.truth.missed.bind(this.truth)
    this.truth.missed = (scope, commits) => missed(scope, commits.slice(1))
  }
}

/** Calls a scope as it was one commit ago its newest snapshot. */
function oldSnapshot(storage: Storage): Storage {
  return {
    ...storage,
    async snapshot(workspace, scope) {
      const { seq } = await storage.snapshot(workspace, scope)
      return { seq, bytes: (await storage.stateAt(workspace, scope, seq - 1)).bytes }
    },
  }
}

/** Does not find the first part of a long step. */
function halfUndone(storage: Storage): Storage {
  return {
    ...storage,
    async commits(workspace, query) {
      const page = await storage.commits(workspace, query)
      return query.step === undefined
        ? page
        : page.filter(({ commands }) => commands[0]?.name !== 'create-item')
    },
  }
}

/** Tells everybody everything. */
function uncutFeed(host: Host): Host {
  return Object.create(host, {
    subscribe: {
      value: (listener: Parameters<Host['subscribe']>[0]) =>
        host.subscribe((commits) =>
          listener(
            commits.map((commit) => ({
              ...commit,
              changes: commit.changes.map((change) => ({ ...change, scope: 'workspace' })),
            })),
          ),
        ),
    },
  })
}

/** Says in a stub who did something. */
function talkativeStub(text: string): string {
  const message = JSON.parse(text) as FromServer
  if (message.type !== 'commits') return text
  const commits = message.commits.map((commit) =>
    commit.scopes ? commit : { ...commit, actor: 'mbr_somebody' },
  )
  return JSON.stringify({ ...message, commits })
}

/** Lets everybody who is here see every plan. */
const openPlans: Model = {
  ...right,
  rights: {
    ...right.rights,
    maySee: (state, actor, scope) =>
      right.rights.maySee(state, actor, scope) ||
      (scope.endsWith('.plan') && find(state, 'member', actor)?.status === 'active'),
  },
}

/** Says no to an edit of an item that is done, which is nobody's rule. */
const refusesWhatIsRight = withCommand('edit-item', (command) => (state, input, context) => {
  const item = find(state, 'item', (input as { item: string }).item)
  return item && item.status !== 'draft'
    ? refuse('changed-since', { what: item.title })
    : command.decide(state, input, context)
})

/** Lets the team hand out roles. */
const looseRights: Model = {
  ...right,
  rights: {
    ...right.rights,
    may: (state, actor, allow, scopes) =>
      right.rights.may(state, actor, allow.includes('owner') ? [...allow, 'team'] : allow, scopes),
  },
}

/** Places an item before the neighbour that it should stand behind. */
const wrongOrder = withCommand('rank-item', (command) => (state, input, context) => {
  const { item, after } = input as { item: string; after: string | null }
  const neighbour = after === null ? undefined : find(state, 'item', after)
  if (!neighbour || after === item) return command.decide(state, input as never, context)
  const above = ordered(state, 'item', neighbour.product).before(neighbour)
  return command.decide(
    state,
    { item, after: above?.id === item ? after : (above?.id ?? null) } as never,
    context,
  )
})

const firstSeen = new WeakMap<State, Map<string, string>>()

/** Reckons with the rank that the neighbour had when it was first looked at. */
const staleRank = withCommand('rank-item', (command) => (state, input, context) => {
  const decision = command.decide(state, input as never, context)
  const { item, after } = input as { item: string; after: string | null }
  if (isRefusal(decision) || 'left' in decision || decision.length !== 1 || after === null) return decision
  const neighbour = find(state, 'item', after) as Item
  const ranks = firstSeen.get(state) ?? new Map<string, string>()
  firstSeen.set(state, ranks)
  const stale = ranks.get(after) ?? neighbour.rank
  ranks.set(after, stale)
  const above = [...ordered(state, 'item', neighbour.product)].find(
    ({ id, rank }) => rank > stale && id !== item && id !== after,
  )
  const rank = rankBetween(stale, above?.rank ?? null)
  return isRank(rank) ? [changed('item', find(state, 'item', item)!, { rank })] : decision
})

/** Lets a sixth feature in without a reason. */
const skippedRule = withCommand('create-feature', (command) => (state, input, context) => {
  const decision = command.decide(state, input as never, context)
  if (!isRefusal(decision) || decision.code !== 'sixth-feature') return decision
  const forced = command.decide(state, { ...(input as object), reason: 'none' } as never, context)
  if (isRefusal(forced) || 'left' in forced) return forced
  return forced.map((change) =>
    change.before === null
      ? ({ ...change, after: { ...change.after, reason: '' } } as typeof change)
      : change,
  )
})

/** Programs that are wrong in one way each. That pages converge is the least of it: most of these do. */
export const brokenVariants: { [name: string]: Parts } = {
  'a batch that comes again is done again': { host: doubleApply },
  'a batch of an earlier visit is lost': { store: LosesPending },
  'an item is placed before its neighbour': { model: wrongOrder },
  'a place is reckoned from a rank of long ago': { model: staleRank },
  'a sixth feature needs no reason': { model: skippedRule },
  'a page keeps what it was told to forget': { store: Remembers },
  'a page passes over what it missed': { store: SkipsMissed },
  'a snapshot is one commit old': { storage: oldSnapshot },
  'an upgrade is skipped for one kind': { newer: newerModel({}) },
  'a step is half undone': { storage: halfUndone },
  'a restored log is taken for the same one': {
    putBack(disk, backup) {
      const { epoch } = disk
      putBack(disk, backup)
      disk.epoch = epoch
    },
  },
  'a feed is not cut to what may be seen': { host: uncutFeed },
  'a stub tells who did something': { frame: talkativeStub },
  'every plan may be seen': { model: openPlans },
  'the team hands out roles': { model: looseRights },
  'what is right is refused': { model: refusesWhatIsRight },
}
