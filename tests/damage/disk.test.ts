import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ann, type Person, post, signIn, testId } from '../support/serve.ts'
import { type SmallDisk, smallDisk } from '../support/small-disk.ts'
import { endingServer, type Spawned, spawnServer } from '../support/spawn-server.ts'

// What a disk, a path and the rights on it do to a server that starts, and to one that runs.

let parent: string
let server: Spawned | null = null
let disk: SmallDisk | null = null

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'throughline-test-'))
})
afterEach(async () => {
  await server?.stop('SIGKILL')
  server = null
  disk?.remove()
  disk = null
  rmSync(parent, { recursive: true, force: true })
})

async function start(dataDir: string): Promise<Spawned> {
  server = await spawnServer(dataDir, { BACKUPS: 'off' })
  return server
}

const health = async ({ url }: Spawned) => {
  const answer = await fetch(`${url}/readyz`)
  const { trouble } = (await answer.json()) as { trouble?: string }
  return { status: answer.status, trouble }
}

/** Creates an item with a long text; resolves with the answer's status and code. */
async function write({ url }: Spawned, { cookie }: Person, product: string, bytes = 20_000) {
  const input = { item: testId('item'), product, title: 'An item', description: 'a '.repeat(bytes / 2) }
  const answer = await post(`${url}/api/v1/commands/create-item`, input, { cookie })
  return {
    status: answer.status,
    body: (await answer.json()) as { code?: string; trouble?: string; detail?: string },
  }
}

/** A claimed server, with a product. */
async function claimed(dataDir: string) {
  const server = await start(dataDir)
  await post(`${server.url}/api/v1/claim`, { code: server.code, ...ann })
  const person = await signIn(server.url)
  const product = testId('product')
  const input = { product, name: 'Disk', key: 'DISK' }
  await post(`${server.url}/api/v1/commands/create-product`, input, { cookie: person.cookie })
  return { server, person, product }
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 100))
}

describe('on a disk that is full', { timeout: 60_000 }, () => {
  test('a first start ends with a sentence, leaves nothing by halves, and goes through when there is room', async ({
    skip,
  }) => {
    disk = smallDisk(24)
    if (!disk) return skip('this user may not mount a disk')
    const dataDir = join(disk.path, 'throughline')
    // From no room at all to nearly enough for a store: wherever it stops, it stops in order.
    for (const left of [0, 4096, 16_384, 65_536, 200_000]) {
      disk.fill(left)
      const { code, out, err } = await endingServer(dataDir, { BACKUPS: 'off', LOG: 'error' })
      expect([left, code, out]).toEqual([left, 1, ''])
      expect(err).toMatch(/^There is no room to write in .* Make room on its disk/)
      expect(err).not.toMatch(/\n\s+at /)
      disk.makeRoom()
    }
    await start(dataDir)
    expect(server!.code).toMatch(/^[\w-]{22}$/)
    expect(await server!.stop('SIGTERM')).toBe(0)
    expect(readdirSync(dataDir).filter((name) => name.endsWith('.part'))).toEqual([])
  })

  test('a running server says so, acknowledges nothing, reads on, and goes on by itself when there is room', async ({
    skip,
  }) => {
    disk = smallDisk(24)
    if (!disk) return skip('this user may not mount a disk')
    const dataDir = join(disk.path, 'throughline')
    const { server, person, product } = await claimed(dataDir)
    expect(await health(server)).toEqual({ status: 200, trouble: undefined })
    disk.fill()
    let refused = await write(server, person, product)
    for (let more = 0; refused.status === 200 && more < 100; more++)
      refused = await write(server, person, product)
    expect(refused).toMatchObject({ status: 503, body: { code: 'unwell', trouble: 'full' } })
    expect(await health(server)).toEqual({ status: 503, trouble: 'full' })
    expect((await fetch(`${server.url}/livez`)).status).toBe(200)
    const read = await fetch(`${server.url}/api/v1/history?limit=1`, { headers: { cookie: person.cookie } })
    expect(read.status).toBe(200)
    disk.makeRoom()
    await until(async () => (await health(server)).status === 200)
    expect((await write(server, person, product)).status).toBe(200)
    expect(await server.stop('SIGTERM')).toBe(0)
    expect(await endingServer(dataDir, {}, ['verify'])).toMatchObject({ code: 0 })
  })

  test('a server that is stopped or killed there has all that it acknowledged', async ({ skip }) => {
    disk = smallDisk(24)
    if (!disk) return skip('this user may not mount a disk')
    const dataDir = join(disk.path, 'throughline')
    const { server, person, product } = await claimed(dataDir)
    disk.fill()
    let kept = 0
    while ((await write(server, person, product)).status === 200) kept++
    await server.stop('SIGKILL')
    disk.makeRoom()
    const again = await start(dataDir)
    const records = await fetch(`${again.url}/api/v1/records/item?product=${product}&limit=1000`, {
      headers: { cookie: person.cookie },
    })
    expect(((await records.json()) as { records: unknown[] }).records).toHaveLength(kept)
  })
})

test.skipIf(process.platform !== 'linux')(
  'a disk that fails is told, and nothing is acknowledged, until it works again',
  {
    timeout: 60_000,
  },
  async ({ skip }) => {
    const { server, person, product } = await claimed(join(parent, 'data'))
    const limit = (bytes: string) =>
      execFileSync('prlimit', ['--pid', String(server.process.pid), `--fsize=${bytes}`], { stdio: 'ignore' })
    try {
      limit('8192:unlimited')
    } catch {
      return skip('there is no prlimit here')
    }
    expect(await write(server, person, product)).toMatchObject({ status: 503, body: { code: 'unwell' } })
    expect((await health(server)).status).toBe(503)
    limit('unlimited:unlimited')
    await until(async () => (await health(server)).status === 200)
    expect((await write(server, person, product)).status).toBe(200)
    expect(await server.stop('SIGTERM')).toBe(0)
    expect(await endingServer(join(parent, 'data'), {}, ['verify'])).toMatchObject({ code: 0 })
  },
)

describe('a start ends with a sentence and no trace where', { timeout: 60_000 }, () => {
  const isRoot = process.getuid?.() === 0
  const nobody = isRoot ? 65_534 : undefined

  async function said(dataDir: string): Promise<string> {
    const { code, out, err } = await endingServer(dataDir, { LOG: 'error' }, [], nobody)
    expect([code, out]).toEqual([1, ''])
    expect(err).not.toMatch(/\n\s+at /)
    return err
  }

  let used: string
  beforeAll(async () => {
    used = mkdtempSync(join(tmpdir(), 'throughline-used-'))
    const once = await spawnServer(used, { BACKUPS: 'off' })
    expect(await once.stop('SIGTERM')).toBe(0)
  }, 60_000)
  afterAll(() => rmSync(used, { recursive: true }))

  /** A folder that a server has used, of the user that the next one is. */
  function usedFolder(): string {
    const dataDir = join(parent, 'data')
    cpSync(used, dataDir, { recursive: true })
    chmodSync(parent, 0o755)
    for (const path of [dataDir, ...readdirSync(dataDir).map((name) => join(dataDir, name))])
      if (nobody !== undefined) chownSync(path, nobody, nobody)
    return dataDir
  }

  test('the folder is a file, or stands in one', async () => {
    const file = join(parent, 'file')
    writeFileSync(file, 'Something else')
    chmodSync(parent, 0o755)
    expect(await said(file)).toMatch(/ is a file\. Set DATA_DIR to a folder\.$/m)
    expect(await said(join(file, 'data'))).toMatch(/ is a file\. Set DATA_DIR to a folder\.$/m)
  })

  test('a file stands where files for an import would lie', async () => {
    const dataDir = usedFolder()
    rmSync(join(dataDir, 'uploads'), { recursive: true, force: true })
    writeFileSync(join(dataDir, 'uploads'), 'Something else')
    expect(await said(dataDir)).toContain(
      `${join(dataDir, 'uploads')} is a file, where Throughline keeps a folder`,
    )
  })

  test.each(['throughline.db', 'auth.db', 'secret', 'lock'])('%s is a folder', async (name) => {
    const dataDir = usedFolder()
    rmSync(join(dataDir, name))
    mkdirSync(join(dataDir, name))
    if (nobody !== undefined) chownSync(join(dataDir, name), nobody, nobody)
    expect(await said(dataDir)).toContain(dataDir)
  })

  test.skipIf(process.platform === 'win32')('the folder may only be read', async () => {
    const dataDir = usedFolder()
    chmodSync(dataDir, 0o500)
    expect(await said(dataDir)).toMatch(/Let this user write it|Give it to this user/)
    chmodSync(dataDir, 0o700)
  })

  test.skipIf(process.platform === 'win32').each(['throughline.db', 'auth.db', 'secret', 'lock'])(
    '%s may not be read',
    async (name) => {
      const dataDir = usedFolder()
      chmodSync(join(dataDir, name), 0)
      expect(await said(dataDir)).toMatch(/ this user/)
    },
  )

  test.skipIf(process.platform === 'win32').each(['throughline.db', 'auth.db', 'lock'])(
    '%s may only be read',
    async (name) => {
      const dataDir = usedFolder()
      chmodSync(join(dataDir, name), 0o400)
      expect(await said(dataDir)).toMatch(/ this user/)
    },
  )
})
