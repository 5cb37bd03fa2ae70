import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { faultsOf } from '#tests/support/accessibility.ts'
import { focusRow, rowOf } from '#tests/support/backlog.ts'
import { makeProduct } from '#tests/support/product.ts'
import { ownerWith } from '#tests/support/server.ts'
import { fruit, sharing } from '#tests/support/sharing.ts'
import { openWorld } from '#tests/support/world.ts'

// What is told in passing: it lies over nothing that can be pressed, and everybody finds it.

const world = openWorld()
const { two } = sharing(world, 'TO')

const sizes = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
]

/** In the page: what can be pressed and lies, wholly or in part, beneath a toast. */
function coveredByToasts(): string[] {
  const pressed = 'a, button, input, textarea, select, [role="row"], [tabindex="0"]'
  const toasts = [...document.querySelectorAll('[role="dialog"], [role="alertdialog"]')].filter((one) =>
    one.parentElement?.matches('[role="region"]'),
  )
  const found = new Set<string>()
  for (const toast of toasts) {
    const { left, top, right, bottom } = toast.getBoundingClientRect()
    for (let x = left + 1; x < right; x += 6)
      for (let y = top + 1; y < bottom; y += 6)
        for (const under of document.elementsFromPoint(x, y)) {
          const one = toast.parentElement!.contains(under) ? null : under.closest(pressed)
          if (one && !one.contains(toast)) found.add(one.outerHTML.slice(0, 120))
        }
  }
  return toasts.length === 0 ? ['there is no toast'] : [...found]
}

async function expectNothingCovered(page: Page) {
  for (const size of sizes) {
    await page.setViewportSize(size)
    await expect.poll(() => page.evaluate(coveredByToasts), { timeout: 5_000 }).toEqual([])
  }
}

test('toasts of each kind are without faults, and lie over nothing that can be pressed', async () => {
  const { product, one } = await two('backlog')
  for (let count = 0; count < 40; count++)
    await world.owner.run({ name: 'create-item', input: { product: product.id, title: `More ${count}` } })
  await rowOf(one, 'Banana').waitFor()
  await one.evaluate(() =>
    document.querySelector('[role="grid"]')?.parentElement?.parentElement?.scrollTo(0, 300),
  )
  await one.evaluate(() =>
    document.querySelector('[role="grid"]')?.parentElement?.parentElement?.scrollTo(0, 0),
  )
  // plain, with its Undo
  await focusRow(one, 'Elder')
  await one.keyboard.press('#')
  await one.getByRole('button', { name: 'Undo', exact: true }).first().waitFor()
  await expectNothingCovered(one)
  expect(await faultsOf(one)).toEqual([])
  // urgent, with words and two things to do
  await focusRow(one, 'Banana')
  await one.keyboard.press('e')
  await one.getByRole('textbox', { name: 'Title' }).fill('Bananas')
  await world.owner.run({ name: 'delete-items', input: { items: [product.items[1]!] } })
  await one.getByRole('button', { name: 'Create it again' }).waitFor()
  await expectNothingCovered(one)
  expect(await faultsOf(one)).toEqual([])
  // beside the bar of a selection, which stays where it is
  await one.setViewportSize(sizes[0]!)
  await focusRow(one, 'Apple')
  await one.keyboard.press('x')
  const bar = one.getByRole('toolbar', { name: 'Selected items' })
  const before = await bar.boundingBox()
  await one.keyboard.press('y')
  await one.getByText(/ready/i).first().waitFor()
  expect(await bar.boundingBox()).toEqual(before)
  await expectNothingCovered(one)
})

test('on a roadmap they leave the checks at its foot free', async () => {
  const { product, one } = await two('roadmap')
  await one.getByRole('region', { name: 'Checks' }).waitFor()
  await one.getByRole('button', { name: 'Feature: Search' }).click()
  await one.getByRole('textbox', { name: 'Feature', exact: true }).fill('Search by na')
  await world.owner.run({ name: 'delete-feature', input: { feature: product.features.Search! } })
  await one.getByRole('button', { name: 'Create it again' }).waitFor()
  await expectNothingCovered(one)
  expect(await faultsOf(one)).toEqual([])
})

test('a product is deleted only when the person says so once more, and Enter alone does not', async () => {
  const owner = ownerWith(world.url, world.owner.cookie)
  const product = await makeProduct(owner, { key: 'TOGONE', items: fruit })
  const { page, open } = await world.signedIn()
  await open(`${product.path}/settings`)
  const remove = page.getByRole('button', { name: 'Delete Product TOGONE' })
  await remove.press('Enter')
  const ask = page.getByRole('dialog', { name: 'Delete Product TOGONE?' })
  await ask.getByText(/no release and 5 items, for everybody/).waitFor()
  await page.keyboard.press('Enter')
  await ask.waitFor({ state: 'hidden' })
  expect(await owner.records('item', { product: product.id })).toHaveLength(5)
  await remove.press('Enter')
  await ask.getByRole('button', { name: 'Delete it' }).click()
  await page
    .getByText(/Deleted Product TOGONE with no release and 5 items/)
    .first()
    .waitFor()
  await page.getByRole('button', { name: 'Undo', exact: true }).first().click()
  await expect.poll(() => owner.records('item', { product: product.id }).then(({ length }) => length)).toBe(5)
})
