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
import { changed, created, type ScopedChange } from '#domain/kernel/change.ts'
import type { Commit } from '#domain/kernel/commit.ts'
import { scopeIn } from '#domain/kernel/scope.ts'
import { openDataFolder } from '#server/data-folder.ts'
import { openSqlite } from '#server/storage/sqlite/open-sqlite.ts'
import type { Storage } from '#server/storage/storage.ts'
import { cacheFolder, inProject } from '../../../scripts/project.mjs'
import { startServer } from '../drive/server-process.ts'
import { signInto } from '../drive/sign-in.ts'
import { fillCheckpoints } from './checkpoints.ts'
import { type Dataset, dataset, descriptionOf } from './records.ts'

const folder = join(cacheFolder, 'bench')
const ITEMS_A_COMMIT = 5_000
/** What the stores are made of: when one of these changes, they are made again. */
const made = ['records', 'titles', 'store', 'checkpoints'].map((name) => `tests/bench/data/${name}.ts`)
const readBy = ['tables.ts', 'write-commit.ts', 'checkpoints.ts'].map(
  (name) => `src/server/storage/sqlite/${name}`,
)

export interface Shape {
  /** in each product */
  items: number
  products?: number
  /** small commits on top of those that made the items, in the first product; as many as it has items unless said */
  log?: number
  /** whether one item in five has a description */
  texts?: boolean
}

/**
 * A copy of the store of a shape, with an owner who can sign in, for one run; the original is made once and kept
 * with the packages. `remove` deletes the copy.
 */
export async function storeOf(shape: Shape): Promise<{ dataDir: string; remove(): void }> {
  if (copies === 0) sweep()
  const { items, products = 1, log = items, texts = false } = shape
  const name = `${items}-${products}-${log}${texts ? '-texts' : ''}`
  const kept = join(folder, `${fingerprint()}-${name}`)
  if (!existsSync(kept)) await make(kept, { items, products, log, texts })
  const dataDir = join(folder, `run-${process.pid}-${name}-${++copies}`)
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

async function make(kept: string, shape: Required<Shape>): Promise<void> {
  const half = `${kept}.${process.pid}`
  rmSync(half, { recursive: true, force: true })
  mkdirSync(half, { recursive: true })
  openDataFolder(half)
  // None are made while it is filled, however slow that is: they are made at the end, the same for every store.
  const storage = await openSqlite(half, { checkpointQuiet: 3_600_000 })
  try {
    await fill(storage, dataset(shape.items, shape.products), shape)
  } finally {
    await storage.close()
  }
  await fillCheckpoints(half)
  const server = await startServer(half)
  try {
    await signInto(server)
  } finally {
    await server.stop()
  }
  writeFileSync(join(half, 'made'), new Date().toISOString())
  renameSync(half, kept)
}

async function fill(storage: Storage, data: Dataset, { log, texts }: Required<Shape>): Promise<void> {
  const { workspace, owner, plan, random } = data
  await storage.createWorkspace(workspace)
  let seq = 0
  const commitOf = (changes: ScopedChange[], text: string | null): Commit => {
    seq += 1
    const at = new Date(Date.UTC(2026, 5, 1) + seq * 1_000).toISOString()
    const id = `bench-${String(seq).padStart(8, '0')}`
    const note = text === null ? null : { text }
    const by = { actor: owner, via: 'system', program: null, session: null } as const
    return { seq, id, step: id, at, ...by, commands: [], changes, note }
  }
  const append = async (commits: Commit[]) => {
    const done = await storage.append(workspace, (commits[0]?.seq ?? 1) - 1, commits)
    if (!done.ok) throw new Error(`The log ends at ${done.seq}`)
  }
  await append([
    commitOf(
      plan.map(({ kind, scope, record }) => ({ ...created(kind, record as never), scope })),
      'Plan',
    ),
  ])
  for (const { product, items } of [data, ...data.others]) {
    const scope = scopeIn(product, 'backlog')
    for (let index = 0; index < items.length; index += ITEMS_A_COMMIT) {
      const part = items.slice(index, index + ITEMS_A_COMMIT).map((item): ScopedChange => {
        const text = texts ? descriptionOf(item, random) : null
        if (text !== null) item.description = `doc_bench.${item.product.slice(-4)}.${item.number}`
        const documents = text === null ? {} : { documents: [{ id: item.description!, text }] }
        return { ...created('item', item), scope, ...documents }
      })
      await append([commitOf(part, 'Import')])
    }
  }
  const current = [...data.items]
  const scope = scopeIn(data.product, 'backlog')
  for (let entry = 0; entry < log; entry += 1_000) {
    const commits: Commit[] = []
    for (let more = 0; more < 1_000 && entry + more < log; more++) {
      // The last item keeps its title, which lines look for.
      const place = Math.floor(random() * (current.length - 1))
      const item = current[place] as Item
      const change = changed('item', item, { estimate: Math.floor(random() * 20) + 1 })
      current[place] = change.after as Item
      commits.push(commitOf([{ ...change, scope }], null))
    }
    await append(commits)
  }
}
