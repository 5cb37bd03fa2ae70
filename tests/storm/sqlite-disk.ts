import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { openSqlite } from '#server/storage/sqlite/open-sqlite.ts'
import type { Storage } from '#server/storage/storage.ts'
import type { MemoryDisk } from '#tests/support/memory-disk.ts'
import { type MemoryStorageOptions, openMemoryStorage } from '#tests/support/memory-storage.ts'

type Waits = Pick<MemoryStorageOptions, 'before' | 'after' | 'claimant'>
type Asked = (...values: unknown[]) => Promise<unknown>

const writes = ['append', 'createWorkspace']

/**
 * The store that people have, in a storm: everything is asked of SQLite, one thing after another so that a seed goes
 * the same way each time, and what is written goes onto a memory disk too, for those who look on and to be compared.
 */
export class SqliteDisk {
  readonly #folder: string
  readonly #storage: Storage
  #last: Promise<unknown> = Promise.resolve()
  #waiting = 0

  private constructor(folder: string, storage: Storage) {
    this.#folder = folder
    this.#storage = storage
  }

  static async make(): Promise<SqliteDisk> {
    const folder = await mkdtemp(join(tmpdir(), 'storm-'))
    return new SqliteDisk(folder, await openSqlite(folder))
  }

  /** Resolves when nothing is asked of it; false when nothing was. */
  async rest(): Promise<boolean> {
    if (this.#waiting === 0) return false
    await this.#last
    return true
  }

  /** As one server has it, whose every operation waits before it takes effect and before it is answered. */
  open(witness: MemoryDisk, { before, after, claimant }: Waits = {}): Storage {
    const memory = openMemoryStorage(witness, claimant ? { claimant } : {})
    const beside = memory as unknown as { [name: string]: Asked }
    const real = this.#storage as unknown as { [name: string]: Asked }
    const asked = (name: string): Asked => {
      const operation = writes.includes(name) ? 'append' : 'read'
      return async (...values) => {
        await before?.(operation)
        const answer = await this.#inTurn(async () => {
          const result = await real[name]!(...values)
          if (writes.includes(name)) await beside[name]!(...values)
          return result
        })
        await after?.(operation)
        return answer
      }
    }
    const { epoch, health, watch, close: _, check, ...rest } = this.#storage
    witness.epoch = epoch
    const operations = Object.fromEntries(Object.keys(rest).map((name) => [name, asked(name)]))
    // Who waits for a name would keep all others waiting in this line.
    const { claim } = memory
    return { ...operations, epoch, health, check, watch, claim, close: async () => {} } as unknown as Storage
  }

  /** What it has otherwise than it was written. */
  async differences(witness: MemoryDisk, workspace: string): Promise<string[]> {
    const query = { after: 0, limit: 100_000 }
    const [written, kept] = [openMemoryStorage(witness), this.#storage]
    const found = await kept.verify(workspace)
    if (!isDeepStrictEqual(await kept.commits(workspace, query), await written.commits(workspace, query)))
      found.push('SQLite has another log than was written')
    return found
  }

  async remove(): Promise<void> {
    await this.#storage.close()
    await rm(this.#folder, { recursive: true })
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    this.#waiting += 1
    const done = this.#last.then(work).finally(() => {
      this.#waiting -= 1
    })
    this.#last = done.catch(() => {})
    return done
  }
}
