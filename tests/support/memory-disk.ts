import type { Scope } from '#domain/kernel/scope.ts'
import type { Kind } from '#domain/kinds.ts'
import { type Claims, createClaims } from '#server/storage/claims.ts'
import type { Document } from '#server/storage/storage.ts'

/** One workspace as it would lie on a disk: JSON texts, so that nothing in it is shared with who wrote it. */
export interface Stored {
  /** with the `before` of each change, without its documents */
  commits: string[]
  seqOfId: Map<string, number>
  records: Map<string, { kind: Kind; id: string; scope: Scope; body: string }>
  documents: Map<string, Document>
  blobs: Map<string, Uint8Array>
  positions: Map<string, number>
}

/** What is left when the programs are gone. Several storages may be open on one, as several servers would. */
export interface MemoryDisk {
  readonly workspaces: Map<string, Stored>
  epoch: string
  readonly claims: Claims
  /** told, by whoever writes, the workspace and who that was */
  readonly watchers: Set<(workspace: string, writer: object) => void>
}

let disks = 0

export function createMemoryDisk(): MemoryDisk {
  return { workspaces: new Map(), epoch: `epoch-${++disks}-1`, watchers: new Set(), claims: createClaims() }
}

export function createStored(): Stored {
  return {
    commits: [],
    seqOfId: new Map(),
    records: new Map(),
    documents: new Map(),
    blobs: new Map(),
    positions: new Map(),
  }
}

/** A backup, of a disk that nobody writes to just now. */
export function copyDisk(disk: MemoryDisk): MemoryDisk {
  const workspaces = new Map([...disk.workspaces].map(([id, stored]) => [id, structuredClone(stored)]))
  return { ...createMemoryDisk(), workspaces, epoch: disk.epoch }
}

/** Puts a backup back in the place of a disk, which begins another life of its log. */
export function putBack(disk: MemoryDisk, backup: MemoryDisk): void {
  disk.workspaces.clear()
  for (const [id, stored] of copyDisk(backup).workspaces) disk.workspaces.set(id, stored)
  const [name, number, life] = disk.epoch.split('-')
  disk.epoch = `${name}-${number}-${Number(life) + 1}`
}
