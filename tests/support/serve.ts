import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import type { Model } from '#domain/kernel/model.ts'
import { type Kind, kinds } from '#domain/kinds.ts'
import { model as product } from '#domain/model.ts'
import { type App, type AppOptions, createApp } from '#server/app.ts'
import type { Bounds } from '#server/bounds/bounds.ts'
import { createHttpServer } from '#server/bounds/http-server.ts'
import type { Config } from '#server/config.ts'
import { openDataFolder } from '#server/data-folder.ts'
import { openSqlite } from '#server/storage/sqlite/open-sqlite.ts'
import type { Storage } from '#server/storage/storage.ts'

export interface Served {
  url: string
  dataDir: string
  secret: string
  app: App
  storage: Storage
  /** faults that the server logged */
  faults: unknown[]
  /** Deletes the folder too, unless it is to be kept for another start. */
  stop(options?: { keep: boolean }): Promise<void>
}

export interface ServeOptions {
  /** the product's unless a test adds to it */
  model?: Model
  /** the folder of one that was stopped and kept */
  dataDir?: string
  publicUrl?: string
  trustedProxies?: string[]
  allowedHosts?: string[]
  bounds?: Bounds
  sample?: AppOptions['sample']
  webFolder?: string
  /** of one that was stopped; any free one otherwise */
  port?: number
  /** the server's clock, in milliseconds */
  now?: () => number
}

/** A whole server in this process, on a port of its own. */
export async function serve(options: ServeOptions = {}): Promise<Served> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'throughline-test-'))
  const secret = openDataFolder(dataDir)
  const storage = await openSqlite(dataDir)
  const faults: unknown[] = []
  const log = pino({ level: 'error' }, { write: (line: string) => void faults.push(JSON.parse(line)) })
  const config: Config = {
    port: 0,
    host: '127.0.0.1',
    dataDir,
    publicUrl: options.publicUrl ?? null,
    trustedProxies: options.trustedProxies ?? [],
    allowedHosts: options.allowedHosts ?? [],
    backups: null,
  }
  const app = createApp({
    config,
    storage,
    secret,
    model: options.model ?? product,
    sample: options.sample ?? (() => []),
    webFolder: options.webFolder ?? join(dataDir, 'no-web-page'),
    log,
    ...(options.now && { now: options.now }),
    ...(options.bounds && { bounds: options.bounds }),
  })
  const server = createHttpServer(app, config, (error) => void faults.push(error), options.bounds)
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    dataDir,
    secret,
    app,
    storage,
    faults,
    async stop({ keep } = { keep: false }) {
      app.stop()
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
      await storage.close()
      app.close()
      if (!keep) rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

export interface Person {
  cookie: string
  workspace: string
  member: string
}

export const ann = { name: 'Ann', password: 'correct horse' }

/** Claims a fresh server for Ann. */
export async function claim({ url, app }: Pick<Served, 'url' | 'app'>): Promise<Person> {
  const code = app.firstPath().split('#')[1] ?? ''
  return signedIn(await post(`${url}/api/v1/claim`, { code, ...ann }))
}

export async function signIn(url: string, who = ann): Promise<Person> {
  return signedIn(await post(`${url}/api/v1/sign-in`, who))
}

async function signedIn(answer: Response): Promise<Person> {
  if (!answer.ok) throw new Error(await answer.text())
  const cookie = answer.headers.getSetCookie()[0]!.split(';')[0]!
  return { cookie, ...((await answer.json()) as { workspace: string; member: string }) }
}

/** As a page of the same origin sends it. */
export function post(url: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: new URL(url).origin, ...headers },
    body: JSON.stringify(body),
  })
}

let made = 0
/** An id that no other call gives, in this process or in another that talks to the same server. */
export function testId(kind: Kind): string {
  return `${kinds[kind].prefix}_${process.pid.toString(36)}${String(++made).padStart(14, '0')}`
}
