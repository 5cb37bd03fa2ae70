import { createHash } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import type { Item } from '#domain/backlog/item.ts'
import { type Change, changed, created } from '#domain/kernel/change.ts'
import type { Commit } from '#domain/kernel/commit.ts'
import { openDataFolder } from '#server/data-folder.ts'
import { openSqlite } from '#server/storage/sqlite/open-sqlite.ts'
import type { Storage } from '#server/storage/storage.ts'
import { cacheFolder, inProject } from '../../../scripts/project.mjs'
import { startServer } from '../drive/server-process.ts'
import { signInto } from '../drive/sign-in.ts'
import { type Dataset, dataset } from './records.ts'

const folder = join(cacheFolder, 'bench')
const ITEMS_A_COMMIT = 5_000
/** What the stores are made of: when one of these changes, they are made again. */
const made = ['tests/bench/data/records.ts', 'tests/bench/data/titles.ts', 'tests/bench/data/store.ts']
const readBy = ['src/server/storage/sqlite/migrations.ts', 'src/server/storage/sqlite/pack-commit.ts']

/** Small commits in the log of a store, on top of those that made it: one to an item. */
export const logEntries = (count: number) => count

/**
 * A copy of the store with `count` items and an owner who can sign in, for one run; the original is made once and
 * kept with the packages. `remove` deletes the copy.
 */
export async function storeOf(count: number): Promise<{ dataDir: string; remove(): void }> {
  if (copies === 0) sweep()
  const kept = join(folder, `${fingerprint()}-${count}`)
  if (!existsSync(kept)) await make(kept, count)
  const dataDir = join(folder, `run-${process.pid}-${count}-${++copies}`)
  cpSync(kept, dataDir, { recursive: true })
  const remove = () => rmSync(dataDir, { recursive: true, force: true })
  return { dataDir, remove }
}
let copies = 0

/** An empty data folder, for a first run. */
export function emptyStore(): { dataDir: string; remove(): void } {
  const dataDir = join(folder, `run-${process.pid}-empty-${++copies}`)
  return { dataDir, remove: () => rmSync(dataDir, { recursive: true, force: true }) }
}

/** Deletes stores of earlier states of the generator, and copies that a run which was cut short left behind. */
function sweep(): void {
  if (!existsSync(folder)) return
  const current = fingerprint()
  for (const name of readdirSync(folder)) {
    const owner = /^run-(\d+)-|\.(\d+)$/.exec(name)
    const left = owner ? !isAlive(Number(owner[1] ?? owner[2])) : !name.startsWith(current)
    if (left) rmSync(join(folder, name), { recursive: true, force: true })
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

function fingerprint(): string {
  const hash = createHash('sha256')
  for (const path of [...made, ...readBy]) hash.update(readFileSync(inProject(path)))
  return hash.digest('hex').slice(0, 12)
}

async function make(kept: string, count: number): Promise<void> {
  const half = `${kept}.${process.pid}`
  rmSync(half, { recursive: true, force: true })
  mkdirSync(half, { recursive: true })
  openDataFolder(half)
  const storage = await openSqlite(half)
  try {
    await fill(storage, dataset(count))
  } finally {
    await storage.close()
  }
  const server = await startServer(half)
  try {
    await signInto(server)
  } finally {
    await server.stop()
  }
  writeFileSync(join(half, 'made'), new Date().toISOString())
  renameSync(half, kept)
}

async function fill(storage: Storage, { workspace, owner, items, plan, random }: Dataset): Promise<void> {
  await storage.createWorkspace(workspace)
  let seq = 0
  const commitOf = (changes: Change[], note: string | null): Commit => {
    seq += 1
    const at = new Date(Date.UTC(2026, 5, 1) + seq * 1_000).toISOString()
    return {
      seq,
      id: `bench-${String(seq).padStart(8, '0')}`,
      actor: owner,
      at,
      via: 'system',
      commands: [],
      changes,
      note,
    }
  }
  const append = async (commits: Commit[]) => {
    const done = await storage.append(workspace, (commits[0]?.seq ?? 1) - 1, commits)
    if (!done.ok) throw new Error(`The log ends at ${done.seq}`)
  }
  await append([
    commitOf(
      plan.map(({ kind, record }) => created(kind, record)),
      'Plan',
    ),
  ])
  for (let index = 0; index < items.length; index += ITEMS_A_COMMIT) {
    const part = items.slice(index, index + ITEMS_A_COMMIT)
    await append([
      commitOf(
        part.map((item) => created('item', item)),
        'Import',
      ),
    ])
  }
  const current = [...items]
  for (let entry = 0; entry < logEntries(items.length); entry += 1_000) {
    const commits: Commit[] = []
    for (let more = 0; more < 1_000 && entry + more < logEntries(items.length); more++) {
      // The last item keeps its title, which lines look for.
      const place = Math.floor(random() * (items.length - 1))
      const item = current[place] as Item
      const change = changed('item', item, { estimate: Math.floor(random() * 20) + 1 })
      current[place] = change.after as Item
      commits.push(commitOf([change], null))
    }
    await append(commits)
  }
}
