import type { Command } from '#domain/kernel/command.ts'
import type { Storage } from '../storage/storage.ts'
import { type Host, openHost } from './host.ts'

export interface Hosts {
  /** The host of a workspace, loaded on first use and then kept. */
  open(workspace: string): Promise<Host>
  /** Makes a workspace in storage; idempotent. */
  create(workspace: string): Promise<Host>
  /** Ids of all workspaces, oldest id first. */
  all(): Promise<string[]>
}

export interface HostsOptions {
  storage: Storage
  commandNamed(name: string): Command | undefined
  now(): string
  onFault(error: unknown): void
}

export function createHosts({ storage, ...options }: HostsOptions): Hosts {
  const opened = new Map<string, Promise<Host>>()

  function open(workspace: string, isNew = false): Promise<Host> {
    let host = opened.get(workspace)
    if (!host) {
      // Both read the whole workspace, each on a thread of its own: side by side, so that the first page has its
      // snapshot about when the State stands.
      const snapshotAhead = isNew ? undefined : storage.snapshot(workspace)
      // Whoever takes it hears of its failure.
      snapshotAhead?.catch(() => {})
      host = openHost({ workspace, storage, ...options, snapshotAhead })
      opened.set(workspace, host)
      // A load that failed is tried again by whoever comes next.
      host.catch(() => opened.delete(workspace))
    }
    return host
  }

  return {
    open: (workspace) => open(workspace),
    async create(workspace) {
      await storage.createWorkspace(workspace)
      return open(workspace, true)
    },
    all: () => storage.workspaces(),
  }
}
