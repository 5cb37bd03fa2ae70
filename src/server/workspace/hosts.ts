import type { Model } from '#domain/kernel/model.ts'
import type { Storage } from '../storage/storage.ts'
import { type Host, type LongWork, openHost } from './host.ts'

export interface Hosts {
  /** The host of a workspace, loaded when it is needed. */
  open(workspace: string): Promise<Host>
  /** Makes a workspace in storage; idempotent. */
  create(workspace: string): Promise<Host>
  /** Ids of all workspaces, oldest id first. */
  all(): Promise<string[]>
  /** Lets go of the workspaces that nobody has used for a while. */
  sweep(): Promise<void>
  /** Stops listening for other servers' writes. */
  close(): void
}

export interface HostsOptions {
  storage: Storage
  model: Model
  /** ISO moment */
  now(): string
  newBatchId(): string
  /** told how long what a member asked for held this thread */
  onWorked?(workspace: string, actor: string, ms: number): void
  longWork?: LongWork
  onFault(error: unknown): void
}

const IDLE_MS = 15 * 60_000

export function createHosts(options: HostsOptions): Hosts {
  const { storage, now, onFault } = options
  const opened = new Map<string, { host: Promise<Host>; used: number }>()
  const moment = () => Date.parse(now())

  function open(workspace: string): Promise<Host> {
    const standing = opened.get(workspace)
    if (standing) {
      standing.used = moment()
      return standing.host
    }
    const host = openHost({ workspace, ...options })
    opened.set(workspace, { host, used: moment() })
    // A load that failed is tried again by whoever comes next.
    host.catch(() => opened.delete(workspace))
    return host
  }

  const stopWatching = storage.watch((workspace) => {
    opened
      .get(workspace)
      ?.host.then((host) => host.catchUp())
      .catch(onFault)
  })

  return {
    open,
    async create(workspace) {
      await storage.createWorkspace(workspace)
      return open(workspace)
    },
    all: () => storage.workspaces(),
    async sweep() {
      for (const [workspace, { host, used }] of opened) {
        if (moment() - used > IDLE_MS && !(await host).busy) opened.delete(workspace)
      }
    },
    close: stopWatching,
  }
}
