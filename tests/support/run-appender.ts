import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Storage } from '#server/storage/storage.ts'

const script = fileURLToPath(new URL('./append-forever.ts', import.meta.url))

export interface Acknowledged {
  seq: number
  /** size of the write-ahead log when the acknowledgement came */
  walBytes: number
}

/** A running append-forever.ts. */
export interface Appender {
  process: ChildProcess
  /** in the order they came */
  acknowledged: Acknowledged[]
  /** Resolves when so many commits were acknowledged; rejects when the process ends before. */
  reached(count: number): Promise<void>
  /** Resolves when an append was rejected. */
  rejected: Promise<void>
  /** SIGKILL, and what it printed up to its death. */
  kill(): Promise<Acknowledged[]>
}

/** `shell` runs the command line it is given through sh, for limits set there. */
export function runAppender(folder: string, values: string[] = [], shell?: string): Appender {
  const command = [process.execPath, script, folder, ...values]
  const child = shell
    ? spawn('sh', ['-c', `${shell}; exec "$@"`, 'sh', ...command], { stdio: ['ignore', 'pipe', 'pipe'] })
    : spawn(command[0]!, command.slice(1), { stdio: ['ignore', 'pipe', 'pipe'] })
  const acknowledged: Acknowledged[] = []
  const waiting: { count: number; resolve(): void; reject(error: Error): void }[] = []
  const rejection = Promise.withResolvers<void>()
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  let half = ''
  let errors = ''
  child.stderr!.on('data', (text) => {
    errors += text
  })
  child.stdout!.on('data', (text) => {
    const lines = (half + text).split('\n')
    half = lines.pop()!
    for (const line of lines) {
      if (line === 'failed') {
        rejection.resolve()
        continue
      }
      const [seq, walBytes] = line.split(' ').map(Number)
      acknowledged.push({ seq: seq!, walBytes: walBytes! })
    }
    for (const { count, resolve } of waiting) if (acknowledged.length >= count) resolve()
  })
  ended.then(() => {
    for (const { reject } of waiting) reject(new Error(`The appender ended: ${errors}`))
  })
  return {
    process: child,
    acknowledged,
    reached: (count) =>
      new Promise((resolve, reject) => {
        if (acknowledged.length >= count) return resolve()
        waiting.push({ count, resolve, reject })
      }),
    rejected: rejection.promise,
    kill: async () => {
      child.kill('SIGKILL')
      await ended
      return acknowledged
    },
  }
}

/** Seqs of the whole log. */
export async function seqsOf(storage: Storage, workspace: string): Promise<number[]> {
  const seqs: number[] = []
  for (;;) {
    const page = await storage.commits(workspace, { after: seqs.at(-1) ?? 0, limit: 1000 })
    if (page.length === 0) return seqs
    seqs.push(...page.map(({ seq }) => seq))
  }
}
