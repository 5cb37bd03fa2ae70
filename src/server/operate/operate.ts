import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { backupWords } from '#words/backup.ts'
import type { Config } from '../config.ts'
import { folderTrouble } from '../data-folder.ts'
import { backupOff } from '../storage/sqlite/backup/backup-off.ts'
import { type Backup, backupsOf, freePath, listBackups } from '../storage/sqlite/backup/list-backups.ts'
import { backupName } from '../storage/sqlite/backup/make-backup.ts'
import { checkBackup, restore } from '../storage/sqlite/backup/restore.ts'
import { lockFolder } from '../storage/sqlite/folder-lock.ts'
import { product } from '../storage/sqlite/program.ts'
import { recover } from '../storage/sqlite/recover/recover.ts'
import { doctor } from './doctor.ts'
import type { Operation, Terminal } from './operations.ts'

// As the command line has them (src/cli/cli-error.ts).
const OK = 0
const ERROR = 1
const USAGE = 2

/**
 * Runs one operation on the data folder.
 *
 * @returns the exit code: 0 done and well, 1 not, 2 usage
 */
export async function operate(
  operation: Operation,
  args: string[],
  config: Config,
  io: Terminal,
): Promise<number> {
  let given: ReturnType<typeof parse>
  try {
    given = parse(args)
  } catch (error) {
    io.err((error as Error).message)
    return USAGE
  }
  try {
    return await run[operation](given, config, io)
  } catch (error) {
    const said = folderTrouble(config.dataDir, error)
    io.err(said instanceof Error ? said.message : String(said))
    return ERROR
  }
}

function parse(args: string[]) {
  const options = { json: { type: 'boolean' }, check: { type: 'boolean' } } as const
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
  return { json: values.json === true, check: values.check === true, folder: positionals[0] }
}

type Given = ReturnType<typeof parse>

const run: Record<Operation, (given: Given, config: Config, io: Terminal) => Promise<number>> = {
  async backup({ json, folder }, { dataDir }, io) {
    const name = backupName(new Date().toISOString())
    const to = folder ? resolve(folder) : freePath(join(backupsOf(dataDir), name))
    const backup = await backupOff(dataDir, inside(to, name), 'asked', product)
    if (json)
      io.out(JSON.stringify({ folder: backup.path, ...backup.manifest, bytes: backup.bytes }, null, 2))
    else
      io.out(
        backupWords('made', { folder: backup.path, bytes: megabytes(backup.bytes), steps: stepsOf(backup) }),
      )
    return OK
  },

  async restore({ json, check, folder }, { dataDir }, io) {
    if (!folder) {
      const all = listBackups(backupsOf(dataDir))
      io.err(backupWords('which', { count: all.length, folder: backupsOf(dataDir) }))
      for (const { path, bytes, manifest } of all)
        io.err(backupWords('line', { path, made: manifest.made, bytes: megabytes(bytes), why: manifest.why }))
      return USAGE
    }
    const from = resolve(folder)
    if (check) return checkOnly(from, dataDir, json, io)
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    const unlock = lockFolder(dataDir)
    try {
      const { before, steps } = await restore(dataDir, from, product)
      if (json) io.out(JSON.stringify({ restored: from, steps, before }, null, 2))
      else io.out(backupWords('restored', { folder: from, steps, before: before ?? 'none' }))
      return OK
    } finally {
      unlock()
    }
  },

  async recover({ json, folder }, { dataDir }, io) {
    if (!folder) {
      io.err(backupWords('recoverWhere'))
      return USAGE
    }
    const to = resolve(folder)
    if (existsSync(to) && readdirSync(to).length > 0) {
      io.err(backupWords('there', { folder: to }))
      return ERROR
    }
    if (!json) io.out(backupWords('recovering', { file: join(dataDir, 'throughline.db') }))
    const recovered = await recover(dataDir, to, product)
    if (json) io.out(JSON.stringify(recovered, null, 2))
    else for (const sentence of recovered.sentences) io.out(sentence)
    return recovered.steps + recovered.records > 0 ? OK : ERROR
  },

  async doctor({ json }, config, io) {
    const findings = await doctor(config)
    const ill = findings.filter(({ level }) => level === 'bad' || level === 'warn')
    if (json) io.out(JSON.stringify({ well: ill.length === 0, findings }, null, 2))
    else {
      for (const { level, sentence } of findings) io.out(`${backupWords(level).padEnd(5)}${sentence}`)
      io.out(ill.length === 0 ? backupWords('doctorWell') : backupWords('doctorIll', { count: ill.length }))
    }
    return findings.some(({ level }) => level === 'bad') ? ERROR : OK
  },
}

async function checkOnly(from: string, dataDir: string, json: boolean, io: Terminal): Promise<number> {
  const scratch = join(dataDir, `check-${process.pid}.part`)
  rmSync(scratch, { recursive: true, force: true })
  mkdirSync(scratch, { recursive: true, mode: 0o700 })
  try {
    const { steps } = await checkBackup(from, product, scratch)
    const made = listBackups(join(from, '..')).find(({ path }) => path === from)?.manifest.made
    if (json) io.out(JSON.stringify({ sound: true, steps, made: made ?? null }, null, 2))
    else io.out(backupWords('sound', { folder: from, steps, made: made ?? backupWords('plainCopy') }))
    return OK
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

/** A folder that is there already, such as a mounted disk, gets the backup inside. */
const inside = (to: string, name: string) => (existsSync(to) ? freePath(join(to, name)) : to)

const megabytes = (bytes: number) => Math.ceil(bytes / 1_000_000)

const stepsOf = ({ manifest }: Backup) => manifest.heads.reduce((sum, { seq }) => sum + seq, 0)
