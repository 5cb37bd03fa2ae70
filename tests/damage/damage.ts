import {
  closeSync,
  copyFileSync,
  existsSync,
  fstatSync,
  openSync,
  readSync,
  rmSync,
  statSync,
  truncateSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import type { Random } from '../storm/random.ts'

/** Something that happens to a data folder while no server runs on it. */
export interface Damage {
  name: string
  /** only where a server was killed: of one that was stopped it is an older copy put back by hand, which is served */
  ofKilled?: true
  /** @param older the same folder at an earlier moment */
  do(folder: string, random: Random, older: string): void
}

const PAGE = 4096
const store = 'throughline.db'
const log = 'throughline.db-wal'

const sizeOf = (file: string) => statSync(file, { throwIfNoEntry: false })?.size ?? 0

function overwrite(file: string, at: number, bytes: Uint8Array): void {
  const handle = openSync(file, 'r+')
  try {
    writeSync(handle, bytes, 0, bytes.length, at)
  } finally {
    closeSync(handle)
  }
}

function noise(length: number, random: Random): Uint8Array {
  return Uint8Array.from({ length }, () => random.below(256))
}

function flipBits(file: string, count: number, random: Random): void {
  if (!existsSync(file)) return
  const handle = openSync(file, 'r+')
  try {
    const { size } = fstatSync(handle)
    for (let index = 0; index < count && size > 0; index++) {
      const byte = Buffer.alloc(1)
      const at = random.below(size)
      readSync(handle, byte, 0, 1, at)
      byte[0]! ^= 1 << random.below(8)
      writeSync(handle, byte, 0, 1, at)
    }
  } finally {
    closeSync(handle)
  }
}

const cut =
  (name: string): Damage['do'] =>
  (folder, random) => {
    const file = join(folder, name)
    if (existsSync(file)) truncateSync(file, random.below(Math.max(1, sizeOf(file))))
  }

const pages =
  (name: string, fill: (random: Random) => Uint8Array): Damage['do'] =>
  (folder, random) => {
    const file = join(folder, name)
    const count = Math.floor(sizeOf(file) / PAGE)
    for (let more = 1 + random.below(3); more > 0 && count > 0; more--)
      overwrite(file, random.below(count) * PAGE, fill(random))
  }

const remove =
  (...names: string[]): Damage['do'] =>
  (folder) => {
    for (const name of names) rmSync(join(folder, name), { force: true })
  }

const swap =
  (one: string, other: string): Damage['do'] =>
  (folder) => {
    const [first, second] = [join(folder, one), join(folder, other)]
    copyFileSync(first, `${first}.swap`)
    copyFileSync(second, first)
    copyFileSync(`${first}.swap`, second)
    rmSync(`${first}.swap`)
  }

const flip =
  (name: string, most: number): Damage['do'] =>
  (folder, random) =>
    flipBits(join(folder, name), 1 + random.below(most), random)

const fromOlder =
  (name: string): Damage['do'] =>
  (folder, _, older) => {
    if (existsSync(join(older, name))) copyFileSync(join(older, name), join(folder, name))
  }

const empty =
  (name: string): Damage['do'] =>
  (folder) =>
    truncateSync(join(folder, name), 0)

export const damages: readonly Damage[] = [
  { name: 'the store is cut', do: cut(store) },
  { name: 'the write-ahead log is cut', do: cut(log) },
  { name: 'the accounts are cut', do: cut('auth.db') },
  { name: 'the secret is cut', do: cut('secret') },
  { name: 'pages of the store are noise', do: pages(store, (random) => noise(PAGE, random)) },
  { name: 'pages of the store are zeros', do: pages(store, () => new Uint8Array(PAGE)) },
  {
    name: 'a part of the store is noise',
    do: (folder, random) => {
      const file = join(folder, store)
      overwrite(file, random.below(sizeOf(file)), noise(1 + random.below(200), random))
    },
  },
  { name: 'the write-ahead log has noise in it', do: pages(log, (random) => noise(PAGE, random)) },
  { name: 'the write-ahead log is gone', do: remove(log) },
  { name: 'the index of the write-ahead log is gone', do: remove('throughline.db-shm') },
  { name: 'both are gone', do: remove(log, 'throughline.db-shm') },
  { name: 'the store is gone', do: remove(store) },
  { name: 'the store is gone with its log', do: remove(store, log, 'throughline.db-shm') },
  { name: 'the store is empty', do: empty(store) },
  { name: 'the accounts are empty', do: empty('auth.db') },
  { name: 'store and accounts are swapped', do: swap(store, 'auth.db') },
  { name: 'an older write-ahead log beside the store', do: fromOlder(log) },
  { name: 'an older store beside its write-ahead log', ofKilled: true, do: fromOlder(store) },
  { name: 'bits of the store are flipped', do: flip(store, 4) },
  { name: 'one bit of the store is flipped', do: flip(store, 1) },
  { name: 'bits of the write-ahead log are flipped', do: flip(log, 4) },
]
