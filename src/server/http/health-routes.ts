import type { Hono } from 'hono'
import { find } from '#domain/kernel/state.ts'
import { administers } from '#domain/people/last-administrator.ts'
import type { BackupSeen, BackupsSeen, HealthSeen } from '#protocol/health-door.ts'
import { healthWords } from '#words/health.ts'
import { problem } from '../problem.ts'
import type { Trouble } from '../storage/health.ts'
import type { ApiContext, ApiEnv } from './api-env.ts'

/** The server's own backups, for an administrator. */
export interface BackupsAround {
  state(): BackupsSeen
  ask(): Promise<BackupSeen>
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
  const isAdministrator = (c: ApiContext) => {
    const { host, member } = c.var.actor
    const self = find(host.state, 'member', member)
    return self !== undefined && administers(self)
  }
  app.get('/api/v1/health', (c: ApiContext) => {
    if (!isAdministrator(c)) return problem('owner-only')
    return c.json({ trouble: trouble(), backups: backups?.state() ?? null } satisfies HealthSeen)
  })
  app.post('/api/v1/backups', async (c: ApiContext) => {
    if (!isAdministrator(c)) return problem('owner-only')
    if (!backups) return problem('no-such-route', 'POST /api/v1/backups')
    try {
      return c.json(await backups.ask())
    } catch (error) {
      return problem('no-backup', (error as Error).message)
    }
  })
}
