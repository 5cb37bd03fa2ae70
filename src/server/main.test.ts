import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ann, post } from '#tests/support/serve.ts'
import { endingServer, type Spawned, spawnServer } from '#tests/support/spawn-server.ts'

let dataDir: string
const running: Spawned[] = []

beforeEach(() => {
  dataDir = join(mkdtempSync(join(tmpdir(), 'throughline-test-')), 'data')
})
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop('SIGKILL')
  rmSync(join(dataDir, '..'), { recursive: true, force: true })
})

async function start(env: Record<string, string> = {}): Promise<Spawned> {
  const server = await spawnServer(dataDir, env)
  running.push(server)
  return server
}

const ending = (env: Record<string, string>, args: string[] = []) => endingServer(dataDir, env, args)

// Each test starts processes, which a busy machine takes its time for.
describe('a start', { timeout: 60_000 }, () => {
  test('prints the claim link, the same one again, and then only where to go', async () => {
    const first = await start()
    expect(first.code).toMatch(/^[\w-]{22}$/)
    await first.stop('SIGKILL')
    const second = await start()
    expect(second.code).toBe(first.code)
    expect((await post(`${second.url}/api/v1/claim`, { code: second.code, ...ann })).status).toBe(200)
    await second.stop('SIGTERM')
    expect((await start()).code).toBeNull()
  })

  test('shows the sample product to the owner', async () => {
    const { url, code } = await start()
    const answer = await post(`${url}/api/v1/claim`, { code, ...ann })
    const cookie = answer.headers.getSetCookie()[0]!.split(';')[0]!
    const items = await fetch(`${url}/api/v1/records/item`, { headers: { cookie } })
    expect(((await items.json()) as { records: unknown[] }).records.length).toBeGreaterThan(5)
  })

  test.skipIf(process.platform === 'win32')(
    'keeps what it writes to its user, also in a folder that others may look into',
    async () => {
      mkdirSync(dataDir, { recursive: true, mode: 0o755 })
      await start()
      const open = readdirSync(dataDir).filter((file) => statSync(join(dataDir, file)).mode & 0o077)
      expect(open).toEqual([])
      expect(readdirSync(dataDir)).toContain('auth.db')
    },
  )

  test.skipIf(process.platform === 'win32')('keeps the data folder and the secret to its user', async () => {
    await start()
    expect(statSync(dataDir).mode & 0o777).toBe(0o700)
    expect(statSync(join(dataDir, 'secret')).mode & 0o777).toBe(0o600)
  })

  test('ends with a sentence for every value that is wrong', async () => {
    const { code, out, err } = await ending({ PORT: 'many', PUBLIC_URL: 'here' })
    expect([code, out]).toEqual([1, ''])
    expect(err.trim().split('\n')).toEqual([
      expect.stringMatching(/^PORT is "many"/),
      expect.stringMatching(/^PUBLIC_URL is "here"/),
    ])
  })

  test('ends when the port or the folder is taken, and says what to set', async () => {
    const { url } = await start()
    const samePort = await ending({ PORT: new URL(url).port, DATA_DIR: `${dataDir}-2` })
    expect(samePort).toMatchObject({ code: 1, err: expect.stringMatching(/^Port \d+ is in use.*set PORT/) })
    const sameFolder = await ending({})
    expect(sameFolder).toMatchObject({
      code: 1,
      err: expect.stringMatching(/in use by another.*set DATA_DIR/i),
    })
  })

  test('ends when the secret is damaged, rather than letting nobody in', async () => {
    mkdirSync(dataDir)
    writeFileSync(join(dataDir, 'secret'), 'short')
    expect(await ending({})).toMatchObject({
      code: 1,
      err: expect.stringContaining('does not hold a secret'),
    })
  })
})

test('where the accounts are gone, what people made is only for who sees the terminal', {
  timeout: 60_000,
}, async () => {
  const first = await start()
  const claimed = await post(`${first.url}/api/v1/claim`, { code: first.code, ...ann })
  const { member } = (await claimed.json()) as { member: string }
  await first.stop('SIGTERM')
  for (const end of ['', '-wal', '-shm']) rmSync(join(dataDir, `auth.db${end}`), { force: true })
  expect(await ending({}, ['doctor'])).toMatchObject({ out: expect.stringMatching(/accounts .* are gone/) })
  const second = await start()
  expect(second.code).toMatch(/^[\w-]{22}$/)
  // The link of the first day is in logs and browsers.
  const eve = { name: 'Eve', password: ann.password }
  expect((await post(`${second.url}/api/v1/claim`, { code: first.code, ...eve })).status).toBe(403)
  const again = await post(`${second.url}/api/v1/claim`, { code: second.code, ...ann })
  expect(await again.json()).toMatchObject({ member })
  await second.stop('SIGTERM')
  expect((await start()).code).toBeNull()
})

test('without a server, the records can be compared with the log', { timeout: 60_000 }, async () => {
  const { url, code, stop } = await start()
  await post(`${url}/api/v1/claim`, { code, ...ann })
  await stop('SIGTERM')
  expect(await ending({}, ['verify'])).toMatchObject({
    code: 0,
    out: expect.stringContaining('the records are what'),
  })
})

describe.skipIf(process.platform === 'win32')('a stop', { timeout: 60_000 }, () => {
  test.each(['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGQUIT'] as const)('by %s is in order', async (signal) => {
    const server = await start()
    let said = ''
    server.process.stdout!.on('data', (text) => (said += text))
    expect(await server.stop(signal)).toBe(0)
    expect(said).toContain('Stopped. Nothing is lost.')
  })

  test('comes by itself when whoever started it is gone, however that went', async () => {
    const starter = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
    const server = await start({ THROUGHLINE_STARTER: String(starter.pid) })
    const ended = new Promise((resolve) => server.process.on('exit', resolve))
    starter.kill('SIGKILL')
    expect(await ended).toBe(0)
    await (await start()).stop('SIGTERM')
  })
})

test('a damaged store is refused with what to do, by verify too, and nothing holds the folder', {
  timeout: 60_000,
}, async () => {
  const { url, code, stop } = await start()
  await post(`${url}/api/v1/claim`, { code, ...ann })
  await stop('SIGTERM')
  truncateSync(join(dataDir, 'throughline.db'), 40_000)
  for (const args of [['verify'], [], ['doctor'], []]) {
    const { code: exit, out, err } = await ending({}, args)
    expect([args, exit]).toEqual([args, 1])
    expect(out + err).toMatch(/damaged/)
    if (args.length === 0) expect(err).toContain('npm run throughline -- recover')
  }
})
