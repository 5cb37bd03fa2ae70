import { existsSync, readFileSync } from 'node:fs'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { model } from '#domain/model.ts'
import { startWords } from '#words/start.ts'
import { type App, createApp } from './app.ts'
import { createHttpServer } from './bounds/http-server.ts'
import { type Config, readConfig } from './config.ts'
import { openDataFolder } from './data-folder.ts'
import { giveBack } from './give-back.ts'
import { createLog, type Logger } from './log.ts'
import { sampleCommands } from './sample/trailmix.ts'
import { openSqlite } from './storage/sqlite/open-sqlite.ts'
import type { Storage } from './storage/storage.ts'

const webFolder = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'dist', 'web')

// Requests under way get this long when the server stops; what is left is cut off, well within ten seconds.
const GRACE_MS = 5_000

await main()

async function main(): Promise<void> {
  // What is written is this user's alone, also in a data folder that others may look into.
  process.umask(0o077)
  const config = readConfig(process.env, (path) => readFileSync(path, 'utf8'), process.cwd())
  if (Array.isArray(config)) return fail(config.join('\n'))
  if (process.argv[2] === 'verify') return verify(config)
  const log = createLog(process.env.LOG, process.stdout.isTTY === true)
  let storage: Storage | null = null
  try {
    const secret = openDataFolder(config.dataDir)
    storage = await openSqlite(config.dataDir, { onUpgrade: tellUpgrade })
    const app = createApp({ config, storage, secret, model, sample: sampleCommands, webFolder, log })
    const server = createHttpServer(app, config, (error) => log.error({ err: error }, 'upgrade'))
    const port = await listen(server, config)
    stopOnSignals(server, app, storage, log)
    giveBack(globalThis.gc && (() => void globalThis.gc?.({ type: 'major', execution: 'sync' })))
    greet(app, config, port)
    // The first request is nearer than the second: nothing of this is waited for.
    app.warm().catch((error) => log.error({ err: error }, 'warm'))
  } catch (error) {
    await storage?.close()
    fail(error instanceof Error ? error.message : String(error))
  }
}

/** Compares the records with the log while no server runs; prints each difference, and the exit code says it too. */
async function verify({ dataDir }: Config): Promise<void> {
  if (!existsSync(dataDir)) return fail(startWords('noFolder', { folder: dataDir }))
  try {
    const storage = await openSqlite(dataDir, { onUpgrade: tellUpgrade })
    for (const workspace of await storage.workspaces()) {
      const differences = await storage.verify(workspace)
      for (const difference of differences) console.log(`${workspace}: ${difference}`)
      if (differences.length > 0) process.exitCode = 1
      else console.log(startWords('verified', { workspace, steps: (await storage.head(workspace)).seq }))
    }
    await storage.close()
  } catch (error) {
    fail(error instanceof Error ? error.message : String(error))
  }
}

/** An older store is upgraded before anything else: says so, and how far it is every ten thousand. */
function tellUpgrade(done: number, total: number): void {
  if (done === 0) console.log(startWords('upgrading'))
  else if (done % 10_000 === 0 && done < total) console.log(startWords('upgraded', { done, total }))
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

function greet(app: App, { publicUrl, host, dataDir }: Config, port: number): void {
  // 0.0.0.0 and :: mean every address, and are none that a browser can open.
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host
  const url = publicUrl ?? `http://${name}:${port}`
  const path = app.firstPath()
  console.log(startWords('running', { folder: dataDir }))
  if (path === '/') console.log(startWords('open', { address: `${url}/` }))
  else console.log(`${startWords('claim')}\n\n  ${url}${path}\n`)
}

/** Finishes what is under way, closes the files and ends; a second signal ends at once. */
function stopOnSignals(server: Server, app: App, storage: Storage, log: Logger): void {
  let stopping = false
  async function stop(): Promise<void> {
    if (stopping) process.exit(1)
    stopping = true
    const cut = setTimeout(() => server.closeAllConnections(), GRACE_MS)
    const force = setTimeout(() => process.exit(1), GRACE_MS + 4_000)
    const closed = new Promise((resolve) => server.close(resolve))
    app.stop()
    server.closeIdleConnections()
    await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, GRACE_MS + 500))])
    await storage.close()
    app.close()
    clearTimeout(cut)
    clearTimeout(force)
    process.exit(0)
  }
  const stopOrFail = () =>
    stop().catch((error) => {
      log.error({ err: error }, 'stop')
      process.exit(1)
    })
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, stopOrFail)
  // Started by a process that was killed itself: nobody would ever stop this one.
  process.on('disconnect', stopOrFail)
}

function fail(sentence: string): void {
  console.error(sentence)
  process.exitCode = 1
}
