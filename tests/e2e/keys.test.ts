import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { importExample } from '#tests/support/import-file.ts'
import { makeProduct } from '#tests/support/product.ts'
import { openWorld } from '#tests/support/world.ts'
import { type Action, conflicts } from '#web/actions/action.ts'

const world = openWorld()

/** What the caps of the help sheet are called in the registry. */
const names: Record<string, string> = {
  Ctrl: 'Mod',
  '↑': 'ArrowUp',
  '↓': 'ArrowDown',
  '←': 'ArrowLeft',
  '→': 'ArrowRight',
  Esc: 'Escape',
  PgUp: 'PageUp',
  PgDn: 'PageDown',
  Del: 'Delete',
}

/** All actions with keys that are alive on the screen, as its help sheet lists them from the registry. */
async function liveActions(page: Page): Promise<Action[]> {
  await page.locator('main').focus()
  await page.keyboard.press('?')
  const sheet = page.getByRole('dialog', { name: 'Keys' })
  await sheet.waitFor()
  const lines = await sheet.locator('dl > div').evaluateAll((all) =>
    all.map((line) => ({
      label: line.querySelector('dt')?.textContent ?? '',
      // one list of strokes for each way to press it
      keys: [...line.querySelectorAll('dd > span')].map((one) =>
        [...one.querySelectorAll('kbd')].map((cap) => (cap.textContent ?? '').split(' ')),
      ),
    })),
  )
  await page.keyboard.press('Escape')
  await sheet.waitFor({ state: 'hidden' })
  return lines.map(({ label, keys }) => ({
    id: label,
    label,
    group: 'Keys',
    scope: 'everywhere',
    keys: keys.map((strokes) =>
      strokes.map((caps) => caps.map((cap) => names[cap] ?? cap).join('+')).join(' '),
    ),
    perform() {},
  }))
}

test('no key means two things on any screen, and none is the browser’s', async () => {
  const { path } = await makeProduct(world.owner, { key: 'KEYS', stage: 'growth' })
  await importExample(world.server, world.owner, 'KEYS')
  const { page, open } = await world.signedIn()
  const screens: [address: string, known: string][] = [
    ['/p/TM/roadmap', 'Add release'],
    ['/p/TM/backlog', 'Move up'],
    ['/p/TM/derive/top-down', 'Create the items'],
    [`${path}/derive/bottom-up`, 'Next step'],
    ['/p/TM/import', 'Import the items'],
    ['/p/TM/settings', 'Command palette'],
  ]
  for (const [address, known] of screens) {
    await open(address)
    const actions = await liveActions(page)
    expect(actions.map(({ label }) => label)).toEqual(
      expect.arrayContaining([known, 'Roadmap', 'Command palette']),
    )
    expect(conflicts(actions), address).toEqual([])
  }
})
