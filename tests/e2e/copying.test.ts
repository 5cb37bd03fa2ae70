import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { focusRow } from '#tests/support/backlog.ts'
import { eventually } from '#tests/support/person.ts'
import { makeProduct } from '#tests/support/product.ts'
import { openWorld } from '#tests/support/world.ts'

const world = openWorld()

/** As over plain http, where a page has no clipboard. */
async function withoutClipboard(page: Page) {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined })
    document.addEventListener('copy', () => {
      Object.assign(window, { copied: document.getSelection()?.toString() })
    })
  })
}

test('a key and a link are copied over plain http as well, and the focus stays', async () => {
  const { path } = await makeProduct(world.owner, { key: 'COPY', items: ['Apple', 'Banana'] })
  const { page, open } = await world.signedIn()
  await withoutClipboard(page)
  await open(`${path}/backlog`)
  await focusRow(page, 'Apple')
  await page.keyboard.press('Control+.')
  await page.getByText('Copied COPY-1.').first().waitFor()
  const copied = () => page.evaluate(() => (window as unknown as { copied?: string }).copied)
  expect(await copied()).toBe('COPY-1')
  await eventually(() => page.evaluate(() => document.activeElement?.ariaLabel ?? '')).toContain('Apple')
  await open('/i/COPY-2')
  await page.keyboard.press('Control+.')
  await page.getByText('The link to COPY-2 is copied.').waitFor()
  expect(await copied()).toBe(`${world.url}/i/COPY-2`)
})

test('where the browser lets nothing be copied, the text is there to be selected', async () => {
  const { path } = await makeProduct(world.owner, { key: 'COPN', items: ['Apple'] })
  const { page, open } = await world.signedIn()
  await withoutClipboard(page)
  await page.addInitScript(() => {
    document.execCommand = () => false
  })
  await open(`${path}/backlog`)
  await focusRow(page, 'Apple')
  await page.keyboard.press('Control+.')
  await page
    .getByText(/does not let this page copy.*: COPN-1/)
    .first()
    .waitFor()
})
