import type { Hono } from 'hono'
import { find } from '#domain/kernel/state.ts'
import { administers } from '#domain/people/last-administrator.ts'
import { healthWords } from '#words/health.ts'
import { problem } from '../problem.ts'
import type { Trouble } from '../storage/health.ts'
import type { ApiContext, ApiEnv } from './api-env.ts'

/** What the server's own backups are, for an administrator. */
export interface BackupsAround {
  state(): {
    /** newest first */
    backups: { made: string; why: string; bytes: number }[]
    /** why the last one that was due could not be made */
    trouble: string | null
    /** how many are kept; null when the server makes none by itself */
    retention: { daily: number; weekly: number } | null
  }
}

export interface HealthOptions {
  /** what keeps requests from being served as they should */
  trouble(): Trouble | 'stopping' | null
  backups?: BackupsAround | undefined
}

/** Whether the process lives, which a full disk does not change, and whether it can do its work, which it does. */
export function addHealth(app: Hono<ApiEnv>, { trouble }: HealthOptions): void {
  app.get('/livez', (c) => c.json({ ok: true }))
  for (const path of ['/readyz', '/healthz']) {
    app.get(path, (c) => {
      const now = trouble()
      if (now === null) return c.json({ ok: true })
      return c.json({ ok: false, trouble: now, detail: healthWords(now) }, 503)
    })
  }
  // Nothing is shown of a store that is not what it was.
  app.use('/api/*', async (_, next) => (trouble() === 'refused' ? problem('unwell', 'refused') : next()))
}

/** For administrators, as the settings show it. */
export function addHealthRoute(app: Hono<ApiEnv>, { trouble, backups }: HealthOptions): void {
  app.get('/api/v1/health', (c: ApiContext) => {
    const { host, member } = c.var.actor
    const self = find(host.state, 'member', member)
    if (!self || !administers(self)) return problem('owner-only')
    return c.json({ trouble: trouble(), backups: backups?.state() ?? null })
  })
}
