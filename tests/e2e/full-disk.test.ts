import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { faultsOf } from '#tests/support/accessibility.ts'
import { addItem, eventuallyTitles, titles } from '#tests/support/backlog.ts'
import { inLine, serverAway } from '#tests/support/person.ts'
import { makeProduct } from '#tests/support/product.ts'
import { smallDisk } from '#tests/support/small-disk.ts'
import { openOwnWorld } from '#tests/support/world.ts'

const disk = smallDisk(32)
const world = openOwnWorld(disk?.path)
afterAll(() => disk?.remove())

test('on a full disk the page says so and keeps what waits, and all is saved by itself when there is room', async ({
  skip,
}) => {
  if (!disk) return skip('this user may not mount a disk')
  const product = await makeProduct(world.owner, { key: 'FD', items: ['Apple'] })
  const { page, open, expecting } = await world.signedIn()
  expecting(serverAway, /503/, /reports a fault/)
  await open(`${product.path}/backlog`)
  await eventuallyTitles(page).toEqual(['Apple'])
  disk.fill()
  // The log that stands ahead of the store may have room of its own for some.
  const added: string[] = []
  const said = page.getByText(/^The disk of the server is full/)
  for (let more = 1; more <= 60 && !(await said.isVisible()); more++) {
    added.push(`Added ${more}`)
    await addItem(page, added.at(-1)!)
    await page.waitForTimeout(100)
  }
  await said.waitFor()
  await addItem(page, 'Waits')
  expect(await titles(page)).toContain('Waits')
  expect((await fetch(`${world.url}/readyz`)).status).toBe(503)
  expect(await faultsOf(page)).toEqual([])
  const shots = process.env.SHOTS
  if (shots)
    for (const scheme of ['light', 'dark'] as const)
      for (const width of [1440, 390]) {
        await page.setViewportSize({ width, height: 900 })
        await page.emulateMedia({ colorScheme: scheme })
        await page.screenshot({ path: join(shots, `s2b-full-${width}-${scheme}.png`) })
      }
  disk.makeRoom()
  await said.waitFor({ state: 'hidden', timeout: 30_000 })
  await inLine(page)
  const kept = await world.owner.records('item', { product: product.id })
  expect(kept.map(({ title }) => title).sort()).toEqual(['Apple', ...added, 'Waits'].sort())
})
