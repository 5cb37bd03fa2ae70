import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CommandCall } from '#domain/kernel/commit.ts'
import type { AnyRecord, Kind, RecordOf } from '#domain/kinds.ts'
import { ensureBuilt } from '../../scripts/build.mjs'
import { inProject, pinnedNode } from '../../scripts/project.mjs'
import { post } from './serve.ts'

/** Whoever owns the server in a test. */
export const olivia = { name: 'Olivia', password: 'correct horse' }

export interface RunningServer {
  url: string
  /** its data folder */
  dataDir: string
  /** all that the process printed since its last start */
  output(): string
  /** the faults that it logged since its last start, a line each */
  faults(): string[]
  /** the claim link that it printed, null when it printed none */
  claimLink(): string | null
  /** SIGKILL: no goodbye, nothing flushed. Resolves when the process is gone. */
  kill(): Promise<void>
  /** Starts it again on the same port and folder. Resolves when it listens. */
  start(): Promise<void>
  /** Ends it for good and removes its folder. */
  stop(): Promise<void>
}

/** The real server in a process of its own, with a new data folder unless one is given, as `npm start` runs it. */
export async function startServer(given?: string): Promise<RunningServer> {
  await ensureBuilt()
  const dataDir = given ?? mkdtempSync(join(tmpdir(), 'throughline-e2e-'))
  const port = await freePort()
  let running: ChildProcess | null = null
  let output = ''

  async function start(): Promise<void> {
    output = ''
    const child = spawn(pinnedNode, [inProject('src', 'server', 'main.ts')], {
      env: { ...process.env, PORT: String(port), HOST: '127.0.0.1', DATA_DIR: dataDir, PUBLIC_URL: '' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    running = child
    await new Promise<void>((resolve, reject) => {
      const hear = (chunk: Buffer) => {
        output += chunk.toString()
        // The greeting ends with the link, or with the address.
        if (/http:\/\/\S+\s/.test(output)) resolve()
      }
      child.stdout.on('data', hear)
      child.stderr.on('data', hear)
      child.once('error', reject)
      child.once('exit', (code) => reject(new Error(`The server ended with ${code}: ${output}`)))
    })
  }

  async function kill(): Promise<void> {
    const child = running
    running = null
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const gone = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGKILL')
    await gone
  }

  await start()
  return {
    url: `http://127.0.0.1:${port}`,
    dataDir,
    output: () => output,
    faults: () => output.split('\n').filter((line) => /"level":[56]0\b/.test(line)),
    claimLink: () => /http:\/\/\S+\/claim#\S+/.exec(output)?.[0] ?? null,
    kill,
    start,
    async stop() {
      await kill()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** A port that nothing listens on; it must be known beforehand, since a restart takes the same one. */
async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** The owner at the REST door: prepares what a test is not about, and looks at what the server has. */
export interface Owner {
  /** `name=value`, as a browser would send it */
  cookie: string
  run(...commands: CommandCall[]): Promise<void>
  records<K extends Kind>(kind: K, filters?: Record<string, string>): Promise<RecordOf<K>[]>
  /** what differs between the log and the records; empty when all is well */
  verify(): Promise<string[]>
}

/** Claims a fresh server over REST, so that only the test of the first visit goes through that page. */
export async function claimServer(server: RunningServer): Promise<Owner> {
  const code = server.claimLink()?.split('#')[1] ?? ''
  const answer = await post(`${server.url}/api/v1/claim`, { code, ...olivia })
  if (!answer.ok) throw new Error(await answer.text())
  return ownerWith(server.url, cookieOf(answer))
}

/** The owner in a session of its own, which may be ended. */
export async function signInAsOwner(url: string): Promise<Owner> {
  const answer = await post(`${url}/api/v1/sign-in`, olivia)
  if (!answer.ok) throw new Error(await answer.text())
  return ownerWith(url, cookieOf(answer))
}

/** The session that an answer began, as `name=value`. */
export const cookieOf = (answer: Response) => answer.headers.getSetCookie()[0]!.split(';')[0]!

/** The owner of a server that was claimed, by a cookie that it gave. */
export function ownerWith(url: string, cookie: string): Owner {
  async function ask(path: string, body?: unknown): Promise<unknown> {
    const answer =
      body === undefined
        ? await fetch(`${url}${path}`, { headers: { cookie } })
        : await post(`${url}${path}`, body, { cookie })
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`)
    return answer.json()
  }
  return {
    cookie,
    async run(...commands) {
      await ask('/api/v1/batches', { commands })
    },
    async records<K extends Kind>(kind: K, filters: Record<string, string> = {}) {
      const all: AnyRecord[] = []
      let cursor: string | null = null
      do {
        const query = new URLSearchParams({ ...filters, limit: '1000', ...(cursor && { cursor }) })
        const page = (await ask(`/api/v1/records/${kind}?${query}`)) as {
          records: AnyRecord[]
          next_cursor: string | null
        }
        all.push(...page.records)
        cursor = page.next_cursor
      } while (cursor)
      return all as RecordOf<K>[]
    },
    verify: async () => ((await ask('/api/v1/verify', {})) as { differences: string[] }).differences,
  }
}
