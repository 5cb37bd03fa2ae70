import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { kinds } from '#domain/kinds.ts'
import { model } from '#domain/model.ts'
import { createApp } from '#server/app.ts'
import { openDataFolder } from '#server/data-folder.ts'
import { sampleCommands } from '#server/sample/trailmix.ts'
import { lockFolder } from '#server/storage/sqlite/folder-lock.ts'
import { openSqlite } from '#server/storage/sqlite/open-sqlite.ts'
import { product } from '#server/storage/sqlite/program.ts'
import { recover } from '#server/storage/sqlite/recover/recover.ts'
import { randomFrom } from '../storm/random.ts'
import { times } from '../support/long-form.ts'
import { ann, post, signIn, testId } from '../support/serve.ts'
import { spawnServer } from '../support/spawn-server.ts'
import { damages } from './damage.ts'

const folders = times('DAMAGED_FOLDERS', { short: 21, long: 210 })
const seed = Number(process.env.DAMAGE_SEED ?? 20)

let parent: string
/** a server was killed on the one and stopped on the other, and the third is the first at an earlier moment */
let killed: string
let stopped: string
let older: string
let whole: Everything

beforeAll(async () => {
  parent = mkdtempSync(join(tmpdir(), 'throughline-damage-'))
  killed = join(parent, 'killed')
  stopped = join(parent, 'stopped')
  older = join(parent, 'older')
  const server = await spawnServer(killed, { BACKUPS: 'off' })
  await post(`${server.url}/api/v1/claim`, { code: server.code, ...ann })
  const { cookie } = await signIn(server.url)
  const made = testId('product')
  const run = async (name: string, input: object) => {
    const answer = await post(`${server.url}/api/v1/commands/${name}`, input, { cookie })
    if (!answer.ok) throw new Error(await answer.text())
  }
  await run('create-product', { product: made, name: 'Damage', key: 'DMG' })
  const items = Array.from({ length: 60 }, () => testId('item'))
  for (const [index, item] of items.entries()) {
    if (index === 30) cpSync(killed, older, { recursive: true })
    await run('create-item', {
      item,
      product: made,
      title: `Item ${index}`,
      description: 'So it is. '.repeat(9),
    })
  }
  for (const item of items) await run('edit-item', { item, title: `Changed ${item}` })
  await server.stop('SIGKILL')
  cpSync(killed, stopped, { recursive: true })
  const again = await spawnServer(stopped, { BACKUPS: 'off' })
  expect(await again.stop('SIGTERM')).toBe(0)
  const copy = join(parent, 'whole')
  cpSync(killed, copy, { recursive: true })
  const opened = await openAndRead(copy)
  if ('sentence' in opened) throw new Error(opened.sentence)
  whole = opened
}, 120_000)

afterAll(() => rmSync(parent, { recursive: true, force: true }))

interface Everything {
  history: unknown
  records: unknown
  texts: unknown
}

/** Opens a folder as a start does, and reads all that its doors give to whoever signs in. */
async function openAndRead(dataDir: string): Promise<Everything | { sentence: string }> {
  let storage: Awaited<ReturnType<typeof openSqlite>> | null = null
  let app: ReturnType<typeof createApp> | null = null
  try {
    const secret = openDataFolder(dataDir)
    storage = await openSqlite(dataDir)
    app = createApp({
      config: {
        port: 0,
        host: '127.0.0.1',
        dataDir,
        publicUrl: null,
        trustedProxies: [],
        allowedHosts: [],
        backups: null,
      },
      storage,
      secret,
      model,
      sample: sampleCommands,
      webFolder: dataDir,
      log: pino({ level: 'silent' }),
    })
  } catch (error) {
    app?.close()
    await storage?.close()
    return { sentence: (error as Error).message }
  }
  try {
    return await readAll(app)
  } finally {
    app.stop()
    await storage.close()
    app.close()
  }
}

async function readAll({ http }: ReturnType<typeof createApp>): Promise<Everything> {
  const headers = { 'content-type': 'application/json', origin: 'http://localhost', host: 'localhost' }
  const signedIn = await http.request('/api/v1/sign-in', {
    method: 'POST',
    headers,
    body: JSON.stringify(ann),
  })
  expect(signedIn.status).toBe(200)
  const cookie = signedIn.headers.getSetCookie()[0]!.split(';')[0]!
  const read = async (path: string) => {
    const answer = await http.request(path, { headers: { cookie, host: 'localhost' } })
    expect([path, answer.status]).toEqual([path, 200])
    return (await answer.json()) as Record<string, unknown>
  }
  const history: unknown[] = []
  for (let before = ''; ; ) {
    const page = await read(`/api/v1/history?limit=1000${before}`)
    history.push(...(page.commits as unknown[]))
    if (page.next_before === null) break
    before = `&before=${page.next_before}`
  }
  const records: Record<string, Record<string, unknown>[]> = {}
  for (const kind of Object.keys(kinds)) {
    const answer = await http.request(`/api/v1/records/${kind}?limit=1000`, {
      headers: { cookie, host: 'localhost' },
    })
    if (answer.ok) records[kind] = ((await answer.json()) as { records: Record<string, unknown>[] }).records
  }
  const texts: unknown[] = []
  for (const item of records.item ?? [])
    if (item.description) texts.push(await read(`/api/v1/documents/${item.description}`))
  return { history, records, texts }
}

describe(`of ${folders} damaged folders (seed ${seed})`, () => {
  let served = 0
  let refused = 0

  test.each(
    Array.from({ length: folders }, (_, index) => ({ index, name: damages[index % damages.length]!.name })),
  )('$index, where $name, none is served broken', { timeout: 30_000 }, async ({ index }) => {
    const damage = damages[index % damages.length]!
    const random = randomFrom(seed * 1_000 + index)
    const folder = join(parent, `damaged-${index}`)
    cpSync(damage.ofKilled || random.chance(0.7) ? killed : stopped, folder, { recursive: true })
    damage.do(folder, random, older)
    const opened = await openAndRead(folder)
    if ('sentence' in opened) {
      refused++
      // A sentence about this folder that says what to do, and no trace of the program.
      expect(opened.sentence).toContain(folder)
      expect(opened.sentence).toMatch(/^[A-Z/].*[.:]( |$)/s)
      expect(opened.sentence).not.toMatch(/\n\s+at |\[object/)
    } else {
      served++
      expect(opened).toEqual(whole)
    }
    // Whatever came of it, nobody holds the folder.
    lockFolder(folder)()
    rmSync(folder, { recursive: true })
  })

  test('some were served, and most refused', () => {
    console.log(`${folders} damaged folders: ${served} served to the last step, ${refused} refused`)
    expect(served + refused).toBe(folders)
    expect(served).toBeGreaterThan(0)
    expect(refused).toBeGreaterThan(served)
  })
})

describe('what is recovered', () => {
  test('of a sound folder is everything', { timeout: 30_000 }, async () => {
    const to = join(parent, 'recovered-whole')
    const before = readdirSync(killed).map((name) => name)
    const { sentences } = await recover(killed, to, product)
    expect(sentences[0]).toBe('Everything was read: nothing is lost.')
    expect(readdirSync(killed)).toEqual(before)
    expect(await openAndRead(to)).toEqual(whole)
  })

  test.each([0, 1, 2, 3, 4, 5])(
    'of damage %d starts, and says what is lost',
    { timeout: 30_000 },
    async (index) => {
      const names = ['pages of the store are noise', 'pages of the store are zeros', 'the store is cut']
      const damage = damages.find(({ name }) => name === names[index % names.length])!
      const folder = join(parent, `to-recover-${index}`)
      const to = join(parent, `recovered-${index}`)
      cpSync(stopped, folder, { recursive: true })
      damage.do(folder, randomFrom(seed + index), older)
      try {
        const { records, sentences } = await recover(folder, to, product)
        expect(sentences.length).toBeGreaterThan(1)
        expect(records).toBeGreaterThan(0)
        const opened = await openAndRead(to)
        expect('sentence' in opened ? opened.sentence : 'opened').toBe('opened')
      } catch (error) {
        // Of a store that was cut near its beginning there is nothing.
        if (!(error instanceof Error) || !/^Nothing of a store could be read/.test(error.message)) throw error
        expect(existsSync(to)).toBe(false)
      }
    },
  )
})
