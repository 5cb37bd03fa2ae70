import type { Commit } from '#domain/kernel/commit.ts'
import type { Scope } from '#domain/kernel/scope.ts'
import type { FromServer } from '#protocol/messages.ts'
import { toWire, type WireCommit } from '#protocol/wire-commit.ts'
import type { Host } from '../workspace/host.ts'
import { lightened } from './heavy-commits.ts'
import { createPresenceBoard, type PresenceBoard } from './presence-board.ts'

/** Somebody who listens to a workspace and is current. */
export interface Listener {
  readonly member: string
  readonly visit: string
  /** the scopes whose changes it is told of */
  readonly follows: Set<Scope>
  /** a text frame */
  send(frame: Buffer): void
  /** the member is no longer one */
  removed(): void
}

export interface Channel {
  readonly host: Host
  readonly presence: PresenceBoard
  join(listener: Listener): void
  leave(listener: Listener): void
}

/**
 * Tells everyone in a workspace what has become durable. A group of commits is cut and written as text once for all
 * who follow the same scopes; of heavy work only that it goes on. Before anything is told, whoever lost a right is told to forget.
 */
export function createChannel(host: Host): Channel {
  const listeners = new Set<Listener>()
  const { rights } = host.model
  const decides = new Set<string>(rights.decidedBy)
  const presence = createPresenceBoard(listeners)

  function reviewRights(): void {
    const allowed = new Map<string, Scope[]>()
    for (const listener of [...listeners]) {
      let scopes = allowed.get(listener.member)
      if (!scopes) {
        scopes = rights.scopesOf(host.state, listener.member)
        allowed.set(listener.member, scopes)
      }
      if (scopes.length === 0) {
        listeners.delete(listener)
        listener.removed()
        continue
      }
      const may = new Set(scopes)
      for (const scope of listener.follows) {
        if (may.has(scope)) continue
        listener.follows.delete(scope)
        presence.left(listener, scope)
        listener.send(frameOf({ type: 'left', scope }))
      }
      listener.send(frameOf({ type: 'scopes', scopes }))
    }
  }

  function tell(commits: readonly Commit[]): void {
    if (commits.some(({ changes }) => changes.some(({ kind }) => decides.has(kind)))) reviewRights()
    const { light, thin, isStale } = lightened(host.state, commits)
    const frames = new Map<string, Buffer>()
    for (const listener of listeners) {
      for (const scope of thin)
        if (listener.follows.has(scope)) listener.send(frameOf({ type: 'thin', scope }))
      const key = [...listener.follows].sort().join(' ')
      let frame = frames.get(key)
      if (!frame) {
        frame = frameOf({ type: 'commits', commits: cutTo(light, listener.follows) })
        frames.set(key, frame)
      }
      listener.send(frame)
      for (const scope of listener.follows)
        if (isStale(scope)) listener.send(frameOf({ type: 'stale', scope }))
    }
  }

  // A workspace that nobody listens to can be let go of.
  let unsubscribe: (() => void) | null = null
  function follow(): void {
    if (listeners.size > 0) unsubscribe ??= host.subscribe(tell)
    else if (unsubscribe) {
      unsubscribe()
      unsubscribe = null
    }
  }

  return {
    host,
    presence,
    join(listener) {
      listeners.add(listener)
      follow()
    },
    leave(listener) {
      listeners.delete(listener)
      follow()
      presence.gone(listener)
    },
  }
}

function cutTo(commits: readonly Commit[], follows: ReadonlySet<Scope>): WireCommit[] {
  return commits.map((commit) => toWire(commit, (scope) => follows.has(scope)))
}

export function frameOf(message: FromServer): Buffer {
  return Buffer.from(JSON.stringify(message))
}
