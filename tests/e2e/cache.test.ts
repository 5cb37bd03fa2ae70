import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { rolldown } from 'rolldown'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { WireCommit } from '#protocol/wire-commit.ts'
import type { CachePage } from '../support/cache-page.ts'
import { openBrowser } from '../support/world.ts'

declare const cachePage: CachePage

const scope = 'prd_1.backlog'

const chrome = openBrowser()
let server: Server
let origin: string
let page: Page

/** The cache alone, in a real browser with a real IndexedDB. */
beforeAll(async () => {
  const input = fileURLToPath(new URL('../support/cache-page.ts', import.meta.url))
  const bundle = await rolldown({ input, platform: 'browser' })
  const { output } = await bundle.generate({ format: 'iife' })
  const code = output[0].code
  server = createServer((request, response) => {
    const isScript = request.url === '/cache.js'
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html')
    response.end(isScript ? code : '<!doctype html><script src="/cache.js"></script>')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
})

afterAll(() => void server?.close())

beforeEach(async () => {
  const context = await chrome.browser.newContext()
  page = await context.newPage()
  await page.goto(origin)
  return () => context.close()
})

function commit(seq: number): WireCommit {
  return { seq, id: `commit-${seq}`, scopes: { [scope]: [{ kind: 'item', id: 'itm_1', after: null }] } }
}

/** What a later visit finds: the seqs of the tail, and how far it reaches. */
function found(build = 'one', epoch = 'life') {
  return page.evaluate(
    async ([scope, build, epoch]) => {
      const kept = await (await cachePage.open('w', build!, epoch!)).read(scope!)
      if (!kept) return null
      const { snapshot, tail, head } = kept
      return { text: await snapshot.blob.text(), seq: snapshot.seq, tail: tail.map(({ seq }) => seq), head }
    },
    [scope, build, epoch],
  )
}

/** A visit that keeps a snapshot at 3 and then stretches of commits, some of them by other tabs. */
function visit(...stretches: { tab: number; from: number; to: number; seqs: number[] }[]) {
  const work = stretches.map(({ seqs, ...rest }) => ({ ...rest, commits: seqs.map(commit) }))
  return page.evaluate(
    async ([scope, work]) => {
      const tabs = [await cachePage.open('w', 'one', 'life'), await cachePage.open('w', 'one', 'life')]
      tabs[0]!.received(scope, 3, cachePage.blob('text'))
      await tabs[0]!.keepReceived()
      for (const { tab, ...stretch } of work) {
        tabs[tab]!.append(scope, stretch)
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
    },
    [scope, work] as const,
  )
}

describe('what the next visit finds of a scope', () => {
  test('is the snapshot, and every commit that touched it since', async () => {
    await visit({ tab: 0, from: 3, to: 5, seqs: [4] }, { tab: 0, from: 5, to: 9, seqs: [7, 9] })
    expect(await found()).toEqual({ text: 'text', seq: 3, tail: [4, 7, 9], head: 9 })
  })

  test('has each commit once when two tabs keep the same ones', async () => {
    const news = { from: 3, to: 5, seqs: [4] }
    await visit({ tab: 0, ...news }, { tab: 1, ...news }, { tab: 1, from: 5, to: 6, seqs: [6] })
    expect(await found()).toMatchObject({ tail: [4, 6], head: 6 })
  })

  test('has no hole where a tab missed a stretch', async () => {
    await visit({ tab: 0, from: 3, to: 5, seqs: [4] }, { tab: 1, from: 6, to: 8, seqs: [8] })
    expect(await found()).toMatchObject({ tail: [4], head: 5 })
  })

  test('is nothing for another build of the page, or another life of the log', async () => {
    await visit({ tab: 0, from: 3, to: 5, seqs: [4] })
    expect([await found('two'), await found('one', 'another life')]).toEqual([null, null])
  })

  test('is nothing once the scope may no longer be seen, whatever was still to be written', async () => {
    await visit({ tab: 0, from: 3, to: 5, seqs: [4] })
    await page.evaluate(
      async ([scope, commit]) => {
        const cache = await cachePage.open('w', 'one', 'life')
        cache.received(scope, 9, cachePage.blob('a secret'))
        const keeping = cache.keepReceived()
        cache.append(scope, { from: 5, to: 6, commits: [commit] })
        await cache.forget([scope])
        await keeping
      },
      [scope, commit(6)] as const,
    )
    expect(await found()).toBeNull()
  })

  test('is dropped when it is no longer among what may be had', async () => {
    await visit({ tab: 0, from: 3, to: 5, seqs: [4] })
    await page.evaluate(async () => {
      const cache = await cachePage.open('w', 'one', 'life')
      await cache.keepFacts({ scopes: ['workspace'], products: {} })
    })
    expect(await found()).toBeNull()
  })

  test('keeps what came while its snapshot was still waiting to be written', async () => {
    const commits = [commit(5)]
    await page.evaluate(
      async ([scope, commits]) => {
        const cache = await cachePage.open('w', 'one', 'life')
        cache.received(scope, 4, cachePage.blob('text'))
        cache.append(scope, { from: 4, to: 5, commits })
        await cache.keepReceived()
        await new Promise((resolve) => setTimeout(resolve, 50))
      },
      [scope, commits] as const,
    )
    expect(await found()).toMatchObject({ seq: 4, tail: [5], head: 5 })
  })
})

test('a batch that the first program kept is still there, as this one writes it', async () => {
  const adopted = await page.evaluate(async () => {
    await new Promise<void>((resolve, reject) => {
      const opening = indexedDB.open('throughline w', 1)
      opening.onupgradeneeded = () => {
        opening.result.createObjectStore('snapshot')
        opening.result.createObjectStore('commits', { keyPath: 'seq' })
        const pending = opening.result.createObjectStore('pending', { keyPath: 'id' })
        const commands = [{ name: 'edit-item', input: { item: 'itm_1', title: 'kept' } }]
        const batch = { id: 'bat_1', commands, note: 'because' }
        pending.put({ id: 'bat_1', batch, at: 'then', label: 'Edit item', tab: 'gone', made: 1 })
      }
      opening.onerror = reject
      opening.onsuccess = () => {
        opening.result.close()
        resolve()
      }
    })
    const cache = await cachePage.open('w', 'one', 'life')
    return [await cache.adopt(), await cache.adopt()]
  })
  expect(adopted).toMatchObject([
    [{ id: 'bat_1', label: 'Edit item', batch: { note: { text: 'because' } } }],
    [],
  ])
})
