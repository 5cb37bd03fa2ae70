import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { inProject, pinnedNode } from '../../../scripts/project.mjs'
import { serverEnv, serverFlags } from '../../../scripts/server-runtime.mjs'

export interface ServerProcess {
  url: string
  /** what the first start prints; null when there is an owner */
  claimCode: string | null
  pid: number
  /** `performance.now()` when it was spawned, and when it had printed its link */
  spawnedAt: number
  greetedAt: number
  /** resident memory in MB */
  memory(): number
  isAlive(): boolean
  /** The longest that its event loop was held since the last question, in ms; it needs `loopFlags`. */
  longestHold(): Promise<number>
  /** SIGTERM, and waits for the end */
  stop(): Promise<void>
  /** SIGKILL, as a power cut, and waits for the end */
  kill(): Promise<void>
}

export interface StartOptions {
  /** another starter */
  script?: string
  /** for Node */
  flags?: readonly string[]
  /** beside what it has anyway */
  env?: NodeJS.ProcessEnv
}

/** The server as `npm start` runs it, as a process of its own, on a free port. */
export async function startServer(
  dataDir: string,
  { script = inProject('src', 'server', 'main.ts'), flags = [], env = {} }: StartOptions = {},
): Promise<ServerProcess> {
  const spawnedAt = performance.now()
  const child = spawn(pinnedNode, [...serverFlags, ...flags, script], {
    cwd: inProject(),
    env: serverEnv({
      ...{ ...process.env, PORT: '0', HOST: '127.0.0.1', DATA_DIR: dataDir, LOG: 'error' },
      ...env,
    }),
    stdio: flags.length > 0 ? ['ignore', 'pipe', 'pipe', 'ipc'] : ['ignore', 'pipe', 'pipe'],
  })
  const link = await printedLink(child)
  const url = new URL(link)
  const pid = child.pid ?? 0
  return {
    url: url.origin,
    claimCode: url.pathname === '/claim' ? url.hash.slice(1) : null,
    pid,
    spawnedAt,
    greetedAt: performance.now(),
    memory: () => residentMemory(pid),
    isAlive: () => child.exitCode === null && child.signalCode === null,
    longestHold: () => longestHold(child),
    stop: () => ended(child, 'SIGTERM'),
    kill: () => ended(child, 'SIGKILL'),
  }
}

function printedLink(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    const hear = (text: Buffer) => {
      said += text
      const link = /http:\/\/\S+(?=\s)/.exec(said)?.[0]
      if (link) resolve(link)
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}: ${said.trim()}`)))
  })
}

/** What tells the server process to watch its event loop. */
export const loopFlags = ['--import', inProject('tests', 'bench', 'drive', 'loop-watch.mjs')]

function longestHold(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    child.once('message', (held) => resolve(Number(held)))
    child.send('held')
  })
}

function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  const exit = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  child.kill(signal)
  return exit
}

function residentMemory(pid: number): number {
  if (process.platform === 'linux') {
    const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return Number(kilobytes) / 1024
  }
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024
}
