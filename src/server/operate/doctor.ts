import { accessSync, constants, existsSync, readdirSync, readFileSync, statfsSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { accountsWords } from '#words/accounts.ts'
import { backupWords } from '#words/backup.ts'
import type { Config } from '../config.ts'
import { folderTrouble, isSecret, written } from '../data-folder.ts'
import { backupsOf, listBackups, newestBackup, sizeOf } from '../storage/sqlite/backup/list-backups.ts'
import { whoHolds } from '../storage/sqlite/folder-lock.ts'
import { product } from '../storage/sqlite/program.ts'
import { lookAtFolder } from '../storage/sqlite/verify/look-at-folder.ts'

export interface Finding {
  level: 'ok' | 'note' | 'warn' | 'bad'
  about:
    | 'node'
    | 'folder'
    | 'space'
    | 'lock'
    | 'leftovers'
    | 'store'
    | 'accounts'
    | 'secret'
    | 'backups'
    | 'port'
  sentence: string
}

type Look = (config: Config) => Promise<Finding[]> | Finding[]

/** Looks at a machine and a data folder, and changes neither: what is well, and what to do about what is not. */
export async function doctor(config: Config): Promise<Finding[]> {
  const findings = [...node(), ...folder(config)]
  if (!existsSync(config.dataDir) || findings.some(({ level }) => level === 'bad')) return findings
  for (const look of [space, lock, leftovers, store, secret, backups] satisfies Look[])
    try {
      findings.push(...(await look(config)))
    } catch (error) {
      const said = folderTrouble(config.dataDir, error)
      findings.push(find('bad', 'folder', said instanceof Error ? said.message : String(said)))
    }
  return findings
}

const find = (level: Finding['level'], about: Finding['about'], sentence: string): Finding => ({
  level,
  about,
  sentence,
})

const NODE = 24

function node(): Finding[] {
  const version = process.versions.node
  if (Number(version.split('.')[0]) < NODE) return [find('bad', 'node', backupWords('nodeOld', { version }))]
  const system = `${process.platform} ${process.arch}`
  return [find('ok', 'node', backupWords('node', { version, system }))]
}

function folder({ dataDir }: Config): Finding[] {
  if (!existsSync(dataDir)) return [find('note', 'folder', backupWords('folderAbsent', { folder: dataDir }))]
  const found: Finding[] = []
  const user = process.getuid?.() ?? 0
  try {
    const { R_OK, W_OK, X_OK } = constants
    readdirSync(dataDir)
    accessSync(dataDir, R_OK | W_OK | X_OK)
    for (const name of readdirSync(dataDir)) {
      const path = join(dataDir, name)
      const { uid, mode } = statSync(path)
      if (user !== 0 && uid !== user)
        found.push(
          find(
            'warn',
            'folder',
            backupWords('otherOwner', { path, owner: String(uid), user: String(user), folder: dataDir }),
          ),
        )
      if (isOurs(name)) accessSync(path, R_OK | W_OK)
      if (name === 'secret' && process.platform !== 'win32' && mode & 0o077)
        found.push(
          find(
            'warn',
            'folder',
            backupWords('folderOpen', { path, mode: (mode & 0o777).toString(8), folder: dataDir }),
          ),
        )
    }
  } catch (error) {
    const said = folderTrouble(dataDir, error)
    return [...found, find('bad', 'folder', said instanceof Error ? said.message : String(said))]
  }
  return found.length > 0 ? found : [find('ok', 'folder', backupWords('folderWell', { folder: dataDir }))]
}

const isOurs = (name: string) => [...written, 'secret', 'epoch', 'heads'].includes(name)

const LEAST = 256_000_000

function space({ dataDir }: Config): Finding[] {
  const { bavail, bsize } = statfsSync(dataDir)
  const used = sizeOf(join(dataDir, 'throughline.db')) + sizeOf(join(dataDir, 'throughline.db-wal'))
  const free = bavail * bsize
  const values = { free: Math.floor(free / 1e6), used: Math.ceil(used / 1e6) }
  return free < Math.max(LEAST, used)
    ? [find('warn', 'space', backupWords('spaceLow', values))]
    : [find('ok', 'space', backupWords('space', values))]
}

async function lock({ dataDir, port, host }: Config): Promise<Finding[]> {
  const pid = whoHolds(dataDir)
  if (pid !== null) return [find('ok', 'lock', backupWords('held', { pid }))]
  const free = find('ok', 'lock', backupWords('free'))
  if (port === 0 || (await isFree(port, host))) return [free]
  return [free, find('warn', 'port', backupWords('portTaken', { port: String(port) }))]
}

function isFree(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code !== 'EADDRINUSE'))
    server.listen(port, host, () => server.close(() => resolve(true)))
  })
}

function leftovers({ dataDir }: Config): Finding[] {
  const found = existsSync(join(dataDir, 'restoring'))
    ? [find('warn', 'leftovers', backupWords('restoringHalf'))]
    : []
  const folders = [dataDir, backupsOf(dataDir)].filter((path) =>
    statSync(path, { throwIfNoEntry: false })?.isDirectory(),
  )
  const halves = folders.flatMap((path) =>
    readdirSync(path)
      .filter((name) => /\.(part|upgrading)$/.test(name))
      .map((name) => join(path, name)),
  )
  return [...found, ...halves.map((path) => find('note', 'leftovers', backupWords('half', { path })))]
}

/** Looks at copies where a server runs: what SQLite does to files that it opens is not done to these. */
async function store({ dataDir }: Config): Promise<Finding[]> {
  if (!existsSync(join(dataDir, 'throughline.db')) && !existsSync(join(dataDir, 'epoch')))
    return [find('note', 'store', backupWords('storeNone'))]
  const looked = await lookAtFolder(dataDir, product)
  const found: Finding[] = []
  const values = { schema: String(looked.schema), ourSchema: String(product.schema) }
  if (looked.schema > product.schema) return [find('bad', 'store', backupWords('storeNewer', values))]
  if (looked.what !== null) {
    const backup = newestBackup(dataDir) ?? 'none'
    found.push(find('bad', 'store', backupWords('storeDamaged', { what: looked.what, backup })))
  } else if (looked.schema > 0 && looked.schema < product.schema)
    found.push(find('note', 'store', backupWords('storeOlder', values)))
  else found.push(find('ok', 'store', backupWords('storeSound', { steps: looked.steps })))
  if (looked.broken !== null)
    found.push(find('warn', 'store', backupWords('rulesBroken', { what: looked.broken })))
  const file = join(dataDir, 'auth.db')
  if (!existsSync(file))
    found.push(
      looked.steps > 0
        ? find('warn', 'accounts', backupWords('accountsGone', { file }))
        : find('note', 'accounts', backupWords('accountsNone')),
    )
  else if (looked.accounts !== null)
    found.push(find('bad', 'accounts', backupWords('accountsDamaged', { what: looked.accounts, file })))
  else found.push(find('ok', 'accounts', backupWords('accountsSound')))
  return found
}

function secret({ dataDir }: Config): Finding[] {
  const file = join(dataDir, 'secret')
  if (!existsSync(file)) return [find('note', 'secret', backupWords('secretNone'))]
  if (isSecret(readFileSync(file, 'utf8').trim())) return [find('ok', 'secret', backupWords('secretWell'))]
  return [find('bad', 'secret', accountsWords('secretDamaged', { file }))]
}

const HOUR = 3_600_000
const OLD = 48 * HOUR

function backups({ dataDir }: Config): Finding[] {
  const folder = backupsOf(dataDir)
  const all = listBackups(folder)
  const newest = all[0]
  if (!newest)
    return existsSync(join(dataDir, 'throughline.db'))
      ? [find('note', 'backups', backupWords('backupsNone'))]
      : []
  const hours = Math.floor((Date.now() - Date.parse(newest.manifest.made)) / HOUR)
  const age =
    hours < 48 ? backupWords('hoursOld', { hours }) : backupWords('daysOld', { days: Math.floor(hours / 24) })
  const bytes = Math.ceil(all.reduce((sum, backup) => sum + backup.bytes, 0) / 1e6)
  const values = { count: all.length, folder, bytes, age }
  const written = statSync(join(dataDir, 'throughline.db'), { throwIfNoEntry: false })?.mtimeMs ?? 0
  const isOld = written - Date.parse(newest.manifest.made) > OLD
  return [
    isOld
      ? find('warn', 'backups', backupWords('backupsOld', values))
      : find('ok', 'backups', backupWords('backupsSome', values)),
  ]
}
