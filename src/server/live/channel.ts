import type { Commit } from '#domain/kernel/commit.ts'
import type { FromServer } from '#protocol/messages.ts'
import type { Host } from '../workspace/host.ts'
import { visibilityOf, visibleCommits } from '../workspace/visible-commits.ts'

/** Somebody who listens to a workspace and is current. */
export interface Listener {
  readonly member: string
  /** a text frame */
  send(frame: Buffer): void
  /** the member is no longer one */
  removed(): void
}

export interface Channel {
  readonly host: Host
  join(listener: Listener): void
  leave(listener: Listener): void
}

/** Tells everyone in a workspace what has become durable. A group of commits is written as text once. */
export function createChannel(host: Host): Channel {
  const listeners = new Set<Listener>()

  host.subscribe((commits) => {
    const frames = new Map<string, Buffer>()
    for (const listener of listeners) {
      const visibility = visibilityOf(host.state, listener.member)
      if (visibility === 'nothing') {
        listeners.delete(listener)
        listener.removed()
        continue
      }
      let frame = frames.get(visibility)
      if (!frame) {
        frame = commitsFrame(visibleCommits(host.state, listener.member, commits))
        frames.set(visibility, frame)
      }
      listener.send(frame)
    }
  })

  return {
    host,
    join: (listener) => listeners.add(listener),
    leave: (listener) => listeners.delete(listener),
  }
}

export function commitsFrame(commits: readonly Commit[]): Buffer {
  return frameOf({ type: 'commits', commits: commits as Commit[] })
}

export function frameOf(message: FromServer): Buffer {
  return Buffer.from(JSON.stringify(message))
}
