import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads'
import { standBack } from '../../thread-priority.ts'
import type { PackedAppend } from './append-commits.ts'
import type { backupJobs } from './backup/backup-jobs.ts'
import type { bulkJobs } from './bulk-jobs.ts'
import { portableError } from './portable-error.ts'
import type { Program } from './program.ts'
import type { readJobs } from './read-jobs.ts'
import type { upgradeJobs } from './upgrade/upgrade-jobs.ts'
import type { Answer, Call } from './worker-messages.ts'
import type { writeJobs } from './write-jobs.ts'

export interface Jobs {
  write: ReturnType<typeof writeJobs>
  read: Awaited<ReturnType<typeof readJobs>>
  bulk: Awaited<ReturnType<typeof bulkJobs>>
  upgrade: ReturnType<typeof upgradeJobs>
  backup: ReturnType<typeof backupJobs>
}

export type WorkerRole = keyof Jobs

export interface WorkerData {
  file: string
  role: WorkerRole
  program: Program
}

const port = parentPort!
const { file, role, program } = workerData as WorkerData

// What takes long, and whoever waits for it knows that.
if (role !== 'write' && role !== 'read') standBack()

const jobs = (await jobsOf(role)) as unknown as { [job: string]: (...values: unknown[]) => unknown }

/** Each thread reads only the part of the program that it runs: threads are started for a single question. */
async function jobsOf(of: WorkerRole) {
  if (of === 'write') return (await import('./write-jobs.ts')).writeJobs(file, program)
  if (of === 'read') return (await import('./read-jobs.ts')).readJobs(file, program)
  if (of === 'backup') return (await import('./backup/backup-jobs.ts')).backupJobs(file, program)
  const sendChunk = (chunk: unknown) => port.postMessage({ chunk } satisfies Answer)
  if (of === 'upgrade')
    return (await import('./upgrade/upgrade-jobs.ts')).upgradeJobs(file, program, sendChunk)
  return (await import('./bulk-jobs.ts')).bulkJobs(file, program, sendChunk)
}

port.on('message', (call: Call) => {
  if (call.job !== 'append') return answer(call)
  const behind = answerGroup(call)
  if (behind) answer(behind)
})

/** answers that wait for something themselves, such as the compression of a past state; `close` lets them end */
const waiting = new Set<Promise<unknown>>()

/** At once where the job is; one that must wait holds up no other. */
function answer({ id, job, values }: Call): void {
  const refuse = (error: unknown) => port.postMessage({ id, error: portableError(error) } satisfies Answer)
  const tell = (value: unknown) => {
    const bytes = (value as { bytes?: unknown } | null | undefined)?.bytes
    const moved = bytes instanceof Uint8Array ? [bytes.buffer as ArrayBuffer] : []
    port.postMessage({ id, value } satisfies Answer, moved)
  }
  const run = () => jobs[job]!(...values)
  try {
    const value = job === 'close' && waiting.size > 0 ? Promise.all(waiting).then(run) : run()
    if (value instanceof Promise) {
      const told: Promise<unknown> = value
        .then(tell)
        .catch(refuse)
        .finally(() => waiting.delete(told))
      waiting.add(told)
    } else tell(value)
  } catch (error) {
    refuse(error)
  }
}

/**
 * Group commit: all appends that wait in line go into one transaction, so that a sync to disk is shared by everyone
 * who waits for it. Returns what stood behind them and is none.
 */
function answerGroup(first: Call): Call | null {
  const group = [first]
  let other: Call | null = null
  while (!other) {
    const next = (receiveMessageOnPort(port) as { message: Call } | undefined)?.message
    if (!next) break
    if (next.job === 'append') group.push(next)
    else if (next.job === 'sendAhead') answer(next)
    else other = next
  }
  const { appendGroup } = jobs as unknown as Jobs['write']
  try {
    const outcomes = appendGroup(group.map(({ values }) => values[0] as PackedAppend))
    group.forEach(({ id }, index) => {
      const outcome = outcomes[index]!
      port.postMessage('error' in outcome ? { id, error: outcome.error } : { id, value: outcome })
    })
  } catch (error) {
    for (const { id } of group) port.postMessage({ id, error: portableError(error) } satisfies Answer)
  }
  return other
}
