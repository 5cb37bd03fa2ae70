import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { choose, eventually, inLine } from '#tests/support/person.ts'
import { makeProduct } from '#tests/support/product.ts'
import { openWorld } from '#tests/support/world.ts'

const world = openWorld()

/** The parts of products that this browser keeps, and the keys under which it knows them. */
function kept(page: Page): Promise<{ scopes: string[]; keys: string[] }> {
  return page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const scopes: string[] = []
    const keys: string[] = []
    for (const { name } of await indexedDB.databases()) {
      const base = await done(indexedDB.open(name!))
      if (base.objectStoreNames.contains('scopes')) {
        scopes.push(
          ...(await done(base.transaction('scopes').objectStore('scopes').getAllKeys())).map(String),
        )
        const facts = await done(base.transaction('facts').objectStore('facts').get('last'))
        keys.push(...Object.keys(facts?.products ?? {}))
      }
      base.close()
    }
    return { scopes, keys }
  })
}

test('a product of which only the roadmap is kept opens without talk of a backup', async () => {
  const [seen, next, target] = await Promise.all(
    ['KEPTA', 'KEPTB', 'KEPTC'].map((key) => makeProduct(world.owner, { key, items: [`Item of ${key}`] })),
  )
  const { page, open } = await world.signedIn()
  const hellos: string[] = []
  page.on('websocket', (socket) =>
    socket.on('framesent', ({ payload }) => {
      const message = JSON.parse(String(payload)) as { type: string; epoch: string }
      if (message.type === 'hello') hellos.push(message.epoch)
    }),
  )
  await open(`${seen!.path}/roadmap`)
  await eventually(async () => (await kept(page)).scopes).toContain(`${target!.id}.plan`)
  // Going to another product has the browser remember which there are, now that all of them are here.
  await choose(page, page.getByRole('button', { name: 'Product KEPTA' }), 'Product KEPTB')
  await eventually(async () => (await kept(page)).scopes).toContain(`${next!.id}.backlog`)
  await eventually(async () => (await kept(page)).keys).toContain('KEPTC')
  await open(`${target!.path}/backlog`)
  await page.getByText('Item of KEPTC', { exact: true }).waitFor()
  await inLine(page)
  await eventually(() => hellos.length).toBe(2)
  expect(hellos[1]).toBe(hellos[0])
  expect(await page.getByText('A backup was put back').count()).toBe(0)
})
