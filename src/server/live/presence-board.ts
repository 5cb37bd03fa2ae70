import type { Scope } from '#domain/kernel/scope.ts'
import type { Presence, Whereabouts } from '#protocol/messages.ts'
import type { Listener } from './channel.ts'
import { frameOf } from './channel.ts'

/** Who is where, told to those who follow the same scope; kept nowhere but in memory. */
export interface PresenceBoard {
  /** Somebody has moved, or is nowhere: in a scope that they do not follow there is no place for them. */
  moved(listener: Listener, where: Whereabouts | null): void
  gone(listener: Listener): void
  /** Somebody no longer follows a scope: whoever stood in it is not there any more. */
  left(listener: Listener, scope: Scope): void
  /** Tells a newcomer who is there in the scopes they follow. */
  welcome(listener: Listener): void
}

/** News are gathered for so long (ms): 200 people who type cost each of them four messages a second. */
const GATHER = 250

export function createPresenceBoard(listeners: ReadonlySet<Listener>): PresenceBoard {
  const places = new Map<string, Presence>()
  /** visit -> where it is now, and the scopes it was told of in since the last news */
  let news = new Map<string, { now: Presence | null; before: Set<string> }>()
  let timer: ReturnType<typeof setTimeout> | null = null

  function tell(): void {
    timer = null
    const told = news
    news = new Map()
    for (const listener of listeners) {
      const here: Presence[] = []
      const gone: string[] = []
      for (const [visit, { now, before }] of told) {
        if (visit === listener.visit) continue
        if (now && listener.follows.has(now.scope)) here.push(now)
        // Also who has gone to where this one does not see them, but nobody whom they never saw.
        else if ([...before].some((scope) => listener.follows.has(scope))) gone.push(visit)
      }
      if (here.length > 0 || gone.length > 0) listener.send(frameOf({ type: 'present', here, gone }))
    }
  }

  function note(visit: string, was: Presence | undefined, now: Presence | null): void {
    const before = news.get(visit)?.before ?? new Set()
    if (was) before.add(was.scope)
    news.set(visit, { now, before })
    timer ??= setTimeout(tell, GATHER)
    timer.unref?.()
  }

  function gone({ visit }: Pick<Listener, 'visit'>): void {
    const was = places.get(visit)
    if (places.delete(visit)) note(visit, was, null)
  }

  return {
    moved(listener, where) {
      if (!where || !listener.follows.has(where.scope)) return gone(listener)
      const presence = { visit: listener.visit, member: listener.member, ...where }
      note(listener.visit, places.get(listener.visit), presence)
      places.set(listener.visit, presence)
    },
    gone,
    left(listener, scope) {
      if (places.get(listener.visit)?.scope === scope) gone(listener)
    },
    welcome(listener) {
      const here = [...places.values()].filter(
        ({ visit, scope }) => visit !== listener.visit && listener.follows.has(scope),
      )
      if (here.length > 0) listener.send(frameOf({ type: 'present', here, gone: [] }))
    },
  }
}
