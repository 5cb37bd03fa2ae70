import type { Session } from './session.ts'

// A request that comes within this time of another trusts its answer. Sessions end through this process, which
// forgets them here at once, so this only bounds what somebody deleting rows by hand would see.
const TRUST_MS = 1_000
const MOST = 10_000

/** The sessions that cookies were found to name a moment ago. */
export function createTrusted(now: () => number) {
  const sessions = new Map<string, { session: Session; until: number }>()

  return {
    find(cookie: string): Session | null {
      const known = sessions.get(cookie)
      if (known && known.until > now()) return known.session
      sessions.delete(cookie)
      return null
    },
    keep(cookie: string, session: Session): void {
      if (sessions.size >= MOST) sessions.clear()
      sessions.set(cookie, { session, until: now() + TRUST_MS })
    },
    forget(id: string): void {
      for (const [cookie, { session }] of sessions) if (session.id === id) sessions.delete(cookie)
    },
  }
}
