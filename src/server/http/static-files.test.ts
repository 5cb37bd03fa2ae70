import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createStaticFiles } from './static-files.ts'

const page = `<!doctype html><title>Throughline</title>${'<p>line'.repeat(300)}`
const script = 'console.log("a");'.repeat(200)
let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'throughline-test-'))
  mkdirSync(join(folder, 'web', 'assets'), { recursive: true })
  writeFileSync(join(folder, 'web', 'index.html'), page)
  writeFileSync(join(folder, 'web', 'assets', 'main-abc.js'), script)
  writeFileSync(join(folder, 'web', 'assets', 'font.woff2'), Buffer.alloc(5000))
  writeFileSync(join(folder, 'web', 'shell-worker.js'), script)
  writeFileSync(join(folder, 'web', 'manifest.webmanifest'), '{}')
  writeFileSync(join(folder, 'secret'), 'not for the web')
})
afterAll(() => rmSync(folder, { recursive: true }))

const ask = (path: string, headers: Record<string, string> = {}) =>
  createStaticFiles(join(folder, 'web'))(path, new Headers(headers))

describe('the web page', () => {
  test.each(['/', '/backlog', '/claim', '/p/TM/roadmap'])('is what %s answers', async (path) => {
    const answer = await ask(path)
    expect(await answer.text()).toBe(page)
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(answer.headers.get('cache-control')).toBe('no-cache')
  })

  test('has its assets kept for good, since their names change with their content', async () => {
    const answer = await ask('/assets/main-abc.js')
    expect(answer.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect(answer.headers.get('cache-control')).toContain('immutable')
  })

  test('has the worker that keeps it asked for each time, as what it is', async () => {
    for (const [path, type] of [
      ['/shell-worker.js', 'text/javascript; charset=utf-8'],
      ['/manifest.webmanifest', 'application/manifest+json'],
    ] as const) {
      const { headers } = await ask(path)
      expect(headers.get('content-type')).toContain(type)
      expect(headers.get('cache-control')).toBe('no-cache')
    }
  })

  test('is not what a missing file answers', async () => {
    for (const path of ['/assets/main-old.js', '/favicon.ico']) expect((await ask(path)).status).toBe(404)
  })

  test('is compressed as the browser can take it', async () => {
    const bytes = async (encoding: string) =>
      Buffer.from(await (await ask('/assets/main-abc.js', { 'accept-encoding': encoding })).arrayBuffer())
    expect(brotliDecompressSync(await bytes('gzip, deflate, br')).toString()).toBe(script)
    expect(gunzipSync(await bytes('gzip')).toString()).toBe(script)
    expect((await bytes('')).toString()).toBe(script)
    const font = await ask('/assets/font.woff2', { 'accept-encoding': 'br' })
    expect(font.headers.get('content-encoding')).toBeNull()
  })

  test('is not sent again to who has it', async () => {
    const serve = createStaticFiles(join(folder, 'web'))
    const etag = (await serve('/', new Headers())).headers.get('etag')!
    expect((await serve('/', new Headers({ 'if-none-match': etag }))).status).toBe(304)
  })

  test.each(['/../secret', '/assets/../../secret', '/%2e%2e/secret', '//secret', '/..\\secret'])(
    'does not lead out of its folder by %s',
    async (path) => {
      expect(await (await ask(path)).text()).not.toContain('not for the web')
    },
  )

  test('that is not built yet says what to do', async () => {
    const answer = await createStaticFiles(join(folder, 'none'))('/', new Headers())
    expect(answer.status).toBe(503)
    expect(await answer.text()).toContain('npm start')
  })
})
