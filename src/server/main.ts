import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { model } from '#domain/model.ts'
import { healthWords } from '#words/health.ts'
import { startWords } from '#words/start.ts'
import { type App, createApp } from './app.ts'
import { createHttpServer } from './bounds/http-server.ts'
import { type Config, readConfig } from './config.ts'
import { folderTrouble, openDataFolder } from './data-folder.ts'
import { giveBack } from './give-back.ts'
import { createLog, type Logger } from './log.ts'
import { isOperation } from './operate/operations.ts'
import { sampleCommands } from './sample/trailmix.ts'
import { followStarter } from './starter.ts'
import type { Trouble } from './storage/health.ts'
import { backupOff } from './storage/sqlite/backup/backup-off.ts'
import { type Backups, keepBackups } from './storage/sqlite/backup/keep-backups.ts'
import { backupsOf, freePath } from './storage/sqlite/backup/list-backups.ts'
import { backupName } from './storage/sqlite/backup/make-backup.ts'
import { openSqlite } from './storage/sqlite/open-sqlite.ts'
import { product } from './storage/sqlite/program.ts'
import type { Storage } from './storage/storage.ts'

const webFolder = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'dist', 'web')

// A start and its first pages have the machine for themselves this long.
const QUIET_MS = 5_000
// Two signals so close are one.
const SAME_PRESS_MS = 300
const LINGER_MS = 2_000

// Requests under way get this long when the server stops; what is left is cut off, well within ten seconds.
const GRACE_MS = 5_000

await main()

async function main(): Promise<void> {
  // What is written is this user's alone, also in a data folder that others may look into.
  process.umask(0o077)
  const config = readConfig(process.env, (path) => readFileSync(path, 'utf8'), process.cwd())
  if (Array.isArray(config)) return fail(config.join('\n'))
  const [verb, ...rest] = process.argv.slice(2)
  if (verb === 'verify') return verify(config)
  if (verb !== undefined && isOperation(verb)) {
    const { operate } = await import('./operate/operate.ts')
    return end(await operate(verb, rest, config, { out: console.log, err: console.error }))
  }
  const stop = stopWhenAsked()
  const log = createLog(process.env.LOG, process.stdout.isTTY === true)
  let storage: Storage | null = null
  let app: App | null = null
  try {
    const secret = openDataFolder(config.dataDir)
    storage = await openSqlite(config.dataDir, {
      onUpgrade: tellUpgrade,
      ...(config.backups && { beforeUpgrade: () => backUpBeforeUpgrade(config.dataDir) }),
    })
    const { dataDir, backups: retention } = config
    const onTrouble = (error: unknown) => log.error({ err: error }, 'backup')
    const backups = keepBackups({ dataDir, retention, now: Date.now, onTrouble })
    const isAnew = (await storage.workspaces()).length > 0
    app = createApp({
      ...{ config, storage, secret, model, sample: sampleCommands, webFolder, log, backups },
      ...(isAnew && { claimSalt: randomBytes(16).toString('hex') }),
    })
    const server = createHttpServer(app, config, (error) => log.error({ err: error }, 'upgrade'))
    const port = await listen(server, config)
    stop.by(() => endInOrder(server, app!, storage!, backups))
    storage.health.watch((trouble) => tellTrouble(trouble))
    const { gc } = globalThis
    if (gc) giveBack(() => gc({ type: 'major', execution: 'sync' }))
    greet(app, config, port, isAnew)
    // The first request is nearer than the second: nothing of this is waited for.
    void lookAround(app, storage, backups, log)
  } catch (error) {
    app?.close()
    await storage?.close().catch(() => {})
    fail(sentenceOf(error, config))
  }
}

/** What a start does when it serves already: the first page is made ready, then all is looked through, then copied. */
async function lookAround(app: App, storage: Storage, backups: Backups, log: Logger): Promise<void> {
  try {
    await app.warm()
  } catch (error) {
    log.error({ err: error }, 'warm')
  }
  try {
    // What was not left in order is looked through at once, and not called ready before; the rest when there is time.
    if (storage.health.trouble !== 'checking') await pause(QUIET_MS)
    for (const broken of await storage.check()) log.error({ broken }, 'rules')
    await pause(QUIET_MS)
    await backups.look()
  } catch (error) {
    if (storage.health.trouble === 'refused') console.error(sentenceOf(error, null))
    else log.error({ err: error }, 'check')
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms).unref())

async function backUpBeforeUpgrade(dataDir: string): Promise<void> {
  const to = freePath(join(backupsOf(dataDir), backupName(new Date().toISOString())))
  await backupOff(dataDir, to, 'upgrade', product)
}

/** Compares the records with the log while no server runs; prints each difference, and the exit code says it too. */
async function verify({ dataDir }: Config): Promise<void> {
  if (!existsSync(dataDir)) return fail(startWords('noFolder', { folder: dataDir }))
  let storage: Storage | null = null
  let differs = false
  try {
    storage = await openSqlite(dataDir, { onUpgrade: tellUpgrade, isChecked: true })
    for (const workspace of await storage.workspaces()) {
      const differences = await storage.verify(workspace)
      for (const difference of differences) console.log(`${workspace}: ${difference}`)
      if (differences.length > 0) differs = true
      else console.log(startWords('verified', { workspace, steps: (await storage.head(workspace)).seq }))
    }
    await storage.close()
    end(differs ? 1 : 0)
  } catch (error) {
    // Whatever was found, nothing holds the folder afterwards.
    await storage?.close().catch(() => {})
    fail(sentenceOf(error, { dataDir }))
  }
}

/** An older store is upgraded before anything else: says so, and how far it is every ten thousand. */
function tellUpgrade(done: number, total: number): void {
  if (done === 0) console.log(startWords('upgrading'))
  else if (done % 10_000 === 0 && done < total) console.log(startWords('upgraded', { done, total }))
}

function tellTrouble(trouble: Trouble | null): void {
  if (trouble === null) console.error(startWords('wellAgain'))
  else if (trouble !== 'refused') console.error(healthWords(trouble))
}

/** Resolves with the port, which the system chooses when 0 was asked for. */
function listen(server: Server, { port, host }: Config): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(listenTrouble(error, port, host)))
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port))
  })
}

function listenTrouble(error: NodeJS.ErrnoException, port: number, host: string): Error {
  const why = {
    EADDRINUSE: 'portInUse',
    EACCES: 'portDenied',
    EADDRNOTAVAIL: 'hostElsewhere',
    ENOTFOUND: 'hostUnknown',
  } as const
  const words = why[error.code as keyof typeof why] ?? 'cannotListen'
  return new Error(startWords(words, { host, port, reason: error.message }), { cause: error })
}

function greet(app: App, { publicUrl, host, dataDir }: Config, port: number, isAnew: boolean): void {
  // 0.0.0.0 and :: mean every address, and are none that a browser can open.
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host
  const url = publicUrl ?? `http://${name}:${port}`
  const path = app.firstPath()
  console.log(startWords('running', { folder: dataDir }))
  if (path === '/') console.log(startWords('open', { address: `${url}/` }))
  else console.log(`${startWords(isAnew ? 'claimAnew' : 'claim')}\n\n  ${url}${path}\n`)
}

/** Finishes what is under way and closes the files. */
async function endInOrder(server: Server, app: App, storage: Storage, backups: Backups): Promise<void> {
  const cut = setTimeout(() => server.closeAllConnections(), GRACE_MS)
  const closed = new Promise((resolve) => server.close(resolve))
  app.stop()
  server.closeIdleConnections()
  await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, GRACE_MS + 500))])
  await backups.stop()
  await storage.close()
  app.close()
  clearTimeout(cut)
}

/**
 * Ends in order, and says so, when a signal asks for it or whoever started this is gone; a second signal ends at
 * once. From the first moment on: as the first process of a container nothing else would end it.
 */
function stopWhenAsked(): { by(end: () => Promise<void>): void } {
  let ending: () => Promise<void> = async () => {}
  let askedAt: number | null = null

  function stop(): void {
    const now = performance.now()
    if (askedAt !== null) {
      // One Ctrl-C reaches the whole group, and npm and scripts pass theirs on.
      if (now - askedAt > SAME_PRESS_MS) process.exit(1)
      return
    }
    askedAt = now
    console.log(startWords('stopping'))
    const force = setTimeout(() => process.exit(1), GRACE_MS + 4_000)
    ending().then(
      () => {
        clearTimeout(force)
        console.log(startWords('stopped'))
        process.exit(0)
      },
      (error) => {
        console.error(sentenceOf(error, null))
        process.exit(1)
      },
    )
  }
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGQUIT'] as const) process.on(signal, stop)
  // Started by a process that was killed itself: nobody would ever stop this one.
  process.on('disconnect', stop)
  followStarter(process.env, () => {
    // `node --watch` would wait for a change for ever, and start this anew, for nobody.
    if (process.env.WATCH_REPORT_DEPENDENCIES) process.kill(process.ppid)
    stop()
  })
  // A terminal that is gone takes no words; that ends nothing by itself.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
  return {
    by(end) {
      ending = end
    },
  }
}

function sentenceOf(error: unknown, config: Pick<Config, 'dataDir'> | null): string {
  const said = config ? folderTrouble(config.dataDir, error) : error
  return said instanceof Error ? said.message : String(said)
}

function fail(sentence: string): void {
  console.error(sentence)
  end(1)
}

/** Ends although a thread or a timer may still be there: a process that stays would keep the folder. */
function end(code: number): void {
  process.exitCode = code
  setTimeout(() => process.exit(code), LINGER_MS).unref()
}
