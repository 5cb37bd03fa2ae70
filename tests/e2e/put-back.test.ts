import { cpSync, rmSync } from 'node:fs'
import { expect, test } from 'vitest'
import { addItem, eventuallyTitles, focusRow, rowOf } from '#tests/support/backlog.ts'
import { eventually, inLine } from '#tests/support/person.ts'
import { fruit, sharing } from '#tests/support/sharing.ts'
import { openOwnWorld } from '#tests/support/world.ts'

const world = openOwnWorld()
const { two, onServer } = sharing(world, 'PB')

test('what a server does not know any more that was put back to an older copy is offered again, in order', async () => {
  const { product, one, other } = await two('backlog')
  await Promise.all([rowOf(one, 'Apple').waitFor(), rowOf(other, 'Apple').waitFor()])
  await focusRow(one, 'Elder')
  await addItem(one, 'Before the copy')
  await inLine(one)
  const { dataDir } = world.server
  const copy = `${dataDir}-copy`
  await world.server.kill()
  cpSync(dataDir, copy, { recursive: true })
  await world.server.start()

  await eventuallyTitles(one).toContain('Before the copy')
  await one.getByText('The server is away.', { exact: true }).waitFor({ state: 'hidden' })
  await focusRow(one, 'Before the copy')
  await addItem(one, 'After the copy')
  await focusRow(one, 'After the copy')
  await one.keyboard.press('e')
  await one.getByRole('textbox', { name: 'Title' }).fill('After the copy, renamed')
  await one.keyboard.press('Enter')
  await addItem(one, 'Undone again')
  await focusRow(one, 'Undone again')
  await one.keyboard.press('Control+z')
  await inLine(one)
  await eventually(() => onServer(product.id)).toContain('After the copy, renamed')

  await world.server.kill()
  rmSync(dataDir, { recursive: true })
  cpSync(copy, dataDir, { recursive: true })
  rmSync(copy, { recursive: true })
  await world.server.start()

  // What was acknowledged and is lost: two things, and not what was taken back.
  await one
    .getByText(/2 things that you did since are not on it/)
    .first()
    .waitFor()
  expect(await onServer(product.id)).toEqual([...fruit, 'Before the copy'])
  await one.getByRole('button', { name: 'Tray: 2 things kept for you' }).click()
  const tray = one.getByRole('dialog', { name: 'Tray' })
  await tray.getByText('After the copy', { exact: true }).waitFor()
  await tray.getByText('After the copy, renamed', { exact: true }).waitFor()
  await tray.getByRole('button', { name: 'Send all 2 again' }).click()
  await tray.getByText('Nothing waits here.').waitFor()
  await eventually(() => onServer(product.id)).toEqual([
    ...fruit,
    'Before the copy',
    'After the copy, renamed',
  ])
  expect(await world.owner.verify()).toEqual([])
})
