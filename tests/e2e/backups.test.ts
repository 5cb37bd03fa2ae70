import { existsSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { faultsOf } from '#tests/support/accessibility.ts'
import { eventually } from '#tests/support/person.ts'
import { makeProduct } from '#tests/support/product.ts'
import { openOwnWorld } from '#tests/support/world.ts'

const world = openOwnWorld()

const folder = mkdtempSync(join(tmpdir(), 'throughline-e2e-'))
// Where backups would go stands a file, as after a mistake by hand.
writeFileSync(join(folder, 'backups'), '')
const hindered = openOwnWorld(folder)

test('a backup that could not be made is told of in the settings, with the reason', async () => {
  const product = await makeProduct(hindered.owner, { key: 'BT', items: ['Apple'] })
  const { page, open, expecting } = await hindered.signedIn()
  expecting(/status of 5\d\d/)
  await open(`${product.path}/settings`)
  const backups = page.getByRole('region', { name: 'Backups' })
  await backups.getByRole('button', { name: 'Back up now' }).click()
  const told = backups.getByText(/^Not made: .*backups/)
  await told.waitFor()
  // It stands until one is made, and not only for who asked.
  await page.reload()
  await told.waitFor()
  expect(await faultsOf(page)).toEqual([])
})

test('an administrator sees in the settings when the last backup was made, and makes one', async () => {
  const product = await makeProduct(world.owner, { key: 'BK', items: ['Apple'] })
  const { page, open } = await world.signedIn()
  await open(`${product.path}/settings`)
  const backups = page.getByRole('region', { name: 'Backups' })
  await backups.getByText('npm run throughline -- restore').waitFor()
  const count = () => {
    const folder = join(world.server.dataDir, 'backups')
    return existsSync(folder) ? readdirSync(folder).filter((name) => !name.endsWith('.part')).length : 0
  }
  const before = count()
  await backups.getByRole('button', { name: 'Back up now' }).focus()
  await page.keyboard.press('Enter')
  await page.getByText(/^Backup made and read back/).waitFor()
  expect(count()).toBeGreaterThan(before)
  await eventually(() => backups.getByText(/\d+:\d\d, \d+ MB/).count()).toBe(1)
  expect(await faultsOf(page)).toEqual([])
  const shots = process.env.SHOTS
  if (shots)
    for (const scheme of ['light', 'dark'] as const)
      for (const width of [1440, 390]) {
        await page.setViewportSize({ width, height: 900 })
        await page.emulateMedia({ colorScheme: scheme })
        await backups.scrollIntoViewIfNeeded()
        await page.screenshot({ path: join(shots, `s2b-backups-${width}-${scheme}.png`) })
      }
})
