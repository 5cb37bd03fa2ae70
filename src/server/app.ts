import type { IncomingMessage } from 'node:http'
import { join } from 'node:path'
import type { Duplex } from 'node:stream'
import type { Hono } from 'hono'
import type { CommandCall } from '#domain/kernel/commit.ts'
import type { Model } from '#domain/kernel/model.ts'
import { newId } from '#domain/kernel/new-id.ts'
import type { Kind } from '#domain/kinds.ts'
import { createAcceptance } from './auth/accept-invitation.ts'
import { openAccounts } from './auth/accounts.ts'
import { createClaim } from './auth/claim.ts'
import { claimCode } from './auth/claim-code.ts'
import { createGuessLimits } from './auth/guess-limits.ts'
import { Busy } from './auth/hashing-line.ts'
import { createIdentify, partyOf } from './auth/identify.ts'
import { createInvitations } from './auth/invitations.ts'
import { createKnownDevice } from './auth/known-device.ts'
import { whoIs } from './auth/people.ts'
import { type Bounds, bounds as usualBounds } from './bounds/bounds.ts'
import { createFairTurns } from './bounds/fair-turns.ts'
import { createMemberLimits } from './bounds/member-limits.ts'
import { createOwnHosts } from './bounds/own-hosts.ts'
import { createProxies } from './bounds/proxies.ts'
import type { Config } from './config.ts'
import { diskTrouble } from './data-folder.ts'
import { TooMuchAtOnce, tooMuchAtOnce } from './http/answers.ts'
import { createApi, tooFast } from './http/api.ts'
import type { ApiEnv } from './http/api-env.ts'
import { createClientAddress } from './http/client-address.ts'
import type { BackupsAround } from './http/health-routes.ts'
import { isOwnOrigin } from './http/origin.ts'
import { securityHeaders } from './http/security-headers.ts'
import { createStaticFiles } from './http/static-files.ts'
import { createExampleDoor } from './import/example-door.ts'
import { createImportDoor } from './import/import-door.ts'
import { createUploads } from './import/uploads.ts'
import { createLive } from './live/live-server.ts'
import type { Logger } from './log.ts'
import { problem } from './problem.ts'
import { randomFew } from './random.ts'
import type { Storage } from './storage/storage.ts'
import { TooSoon } from './too-soon.ts'

import { createHosts, type Hosts } from './workspace/hosts.ts'

export interface AppOptions {
  config: Config
  storage: Storage
  secret: string
  /** of the claim link, where what it opens is there already; see auth/claim-code.ts */
  claimSalt?: string
  /** what the product can do; every door serves this list */
  model: Model
  sample(newId: (kind: Kind) => string, today: string): readonly CommandCall[]
  /** folder of the built web page */
  webFolder: string
  log: Logger
  /** how much anybody may take; the usual unless a test says otherwise */
  bounds?: Bounds
  /** the copies that the server makes by itself; none when nobody keeps them */
  backups?: BackupsAround
  /** milliseconds since 1970 */
  now?(): number
}

export interface App {
  /** The whole HTTP side; `app.http.request(…)` asks it without a port. */
  http: Hono<ApiEnv>
  upgrade(request: IncomingMessage, connection: Duplex, head: Buffer): Promise<void>
  readonly hosts: Hosts
  /** The path, for whoever has the terminal: the claim link until there is an owner, then the page. */
  firstPath(): string
  /** Loads what the first request would otherwise wait for. */
  warm(): Promise<void>
  /** Closes the sockets so that pages come back, and takes no new ones; requests are still answered. */
  stop(): void
  /** Lets go of the accounts' file. Writes under way are the storage's to finish. */
  close(): void
}

const SWEEP_MS = 60_000

/** Puts the parts together. Who listens on a port, and who stops, is main's business. */
export function createApp(options: AppOptions): App {
  const { config, storage, secret, model, sample, webFolder, log, backups, now = Date.now } = options
  const { bounds = usualBounds, claimSalt: salt = '' } = options
  const ownHosts = createOwnHosts(config, createProxies(config.trustedProxies))
  const limitsOf = createMemberLimits(bounds, now)
  const turn = createFairTurns()
  const isoNow = () => new Date(now()).toISOString()
  const freshId = (kind: Kind) => newId(model.kinds.of(kind).prefix, randomFew(14))
  const freshBatchId = () => Buffer.from(randomFew(16)).toString('base64url')
  const onFault = (error: unknown): string => {
    const id = Buffer.from(randomFew(6)).toString('hex')
    log.error({ err: error, fault: id }, 'fault')
    return id
  }

  const hosts = createHosts({
    ...{ storage, model, now: isoNow, newBatchId: freshBatchId, onFault },
    onWorked: (workspace, member, ms) => limitsOf(partyOf({ workspace, member })).worked(ms),
    longWork: {
      short: bounds.shortWork,
      waitFor: (workspace, member) => limitsOf(partyOf({ workspace, member })).waitForLong(),
      turn: (workspace, member) => turn(partyOf({ workspace, member })),
    },
  })
  const accounts = openAccounts({
    dataDir: config.dataDir,
    secret,
    baseUrl: config.publicUrl ?? `http://${config.host}:${config.port}`,
    now,
    onSignOut: (session) => live.signedOut(session),
  })
  const identify = createIdentify({ accounts, hosts, secret, now })
  const claim = createClaim({
    accounts,
    hosts,
    secret,
    salt,
    newId: freshId,
    newBatchId: freshBatchId,
    sample: () => sample(freshId, isoNow().slice(0, 10)),
    onFault,
  })
  const live = createLive({
    identify,
    isOpen: (session) => accounts.isOpen(session),
    hosts: ownHosts,
    isOwnOrigin: (origin, host) => isOwnOrigin(origin, host, config.publicUrl),
    bounds,
    limitsOf,
    turn,
    health: storage.health,
    now,
    onFault,
  })
  let closing = false
  const sweeping = setInterval(() => void hosts.sweep().catch(onFault), SWEEP_MS)
  sweeping.unref()

  const uploads = createUploads(join(config.dataDir, 'uploads'), freshBatchId)
  const imports = createImportDoor({
    uploads,
    newBatchId: freshBatchId,
    newStepId: () => freshId('step'),
    now,
    onFault,
  })

  const http = createApi({
    model,
    identify,
    accounts,
    claim,
    whoIs: (name) => whoIs(hosts, name),
    devices: createKnownDevice(secret, config.publicUrl?.startsWith('https:') ?? false),
    invitations: createInvitations({
      accounts,
      newId: freshBatchId,
      newMemberId: () => freshId('member'),
      now,
    }),
    acceptance: createAcceptance({ accounts, hosts, newId: freshId, newBatchId: freshBatchId }),
    limits: createGuessLimits(now),
    addressOf: createClientAddress(config.trustedProxies),
    publicUrl: config.publicUrl,
    hosts: ownHosts,
    bounds,
    limitsOf,
    turn,
    newId: freshId,
    newBatchId: freshBatchId,
    trouble: () => (closing ? 'stopping' : storage.health.trouble),
    backups,
    before: [securityHeaders(config.publicUrl)],
    more: [
      (api) => api.route('/api/v1/imports', imports),
      (api) => api.route('/api/v1/examples', createExampleDoor()),
    ],
  })
  const page = createStaticFiles(webFolder)
  http.get('*', (c) => page(c.req.path, c.req.raw.headers))
  // Faults are caught here and nowhere else.
  http.onError((error, c) => {
    // Somebody hung up while sending: nobody's fault, and nobody is there to be told.
    if (c.env?.incoming?.errored === error) return new Response(null, { status: 400 })
    if (error instanceof TooMuchAtOnce) return tooMuchAtOnce()
    if (error instanceof TooSoon) return tooFast(error.seconds)
    if (error instanceof Busy) {
      return problem('busy', error.seconds, { headers: { 'retry-after': String(error.seconds) } })
    }
    const unwell = diskTrouble(config.dataDir, error)
    if (unwell === 'full' || unwell === 'failing' || unwell === 'damaged') {
      onFault(error)
      return problem('unwell', unwell, { headers: { 'retry-after': '5' }, more: { trouble: unwell } })
    }
    return problem('fault', onFault(error))
  })

  return {
    http,
    upgrade: live.upgrade,
    hosts,
    firstPath: () => (accounts.exist() ? '/' : `/claim#${claimCode(secret, salt)}`),
    async warm() {
      await accounts.warm()
      for (const workspace of await hosts.all()) {
        const host = await hosts.open(workspace)
        for (const scope of model.rights.scopesOf(host.state, 'system')) await host.snapshot(scope)
      }
    },
    stop() {
      closing = true
      live.close()
    },
    close() {
      clearInterval(sweeping)
      hosts.close()
      accounts.close()
    },
  }
}
