import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { faultsOf } from '#tests/support/accessibility.ts'
import { choose, eventually, type Person, serverAway } from '#tests/support/person.ts'
import { type MadeProduct, makeProduct } from '#tests/support/product.ts'
import { openWorld } from '#tests/support/world.ts'

const world = openWorld()
const password = 'correct horse'
const refused = /status of (401|403|404|409)/

let made = 0
async function makeShared(): Promise<MadeProduct> {
  return makeProduct(world.owner, {
    key: `PE${++made}`,
    name: `Shared ${made}`,
    releases: [{ name: 'First', date: '2027-Q1', goal: 'The first goal', features: ['Search'] }],
    items: ['Apple', 'Banana'],
  })
}

const people = (page: Page) => page.getByRole('region', { name: 'People' })
const lineOf = (page: Page, name: string) => people(page).getByRole('listitem').filter({ hasText: name })
const roleOf = (page: Page, name: string) => page.getByRole('combobox', { name: `Role of ${name}` })

/** The owner at the settings of a product. */
async function atSettings(product: MadeProduct): Promise<Person> {
  const person = await world.signedIn()
  await person.open(`${product.path}/settings`)
  await people(person.page).waitFor()
  return person
}

/** Makes an invitation in the dialog, and reads the link that it prints. */
async function inviteLink(page: Page, role: string, product: MadeProduct): Promise<string> {
  await page.getByRole('button', { name: 'Invite' }).click()
  await page.getByRole('combobox', { name: `Role in ${nameOf(product)}` }).selectOption({ label: role })
  await page.getByRole('button', { name: 'Make the link' }).click()
  const link = await page.getByRole('textbox', { name: 'Link' }).inputValue()
  await page.getByRole('button', { name: 'Done' }).click()
  return link
}
const nameOf = (product: MadeProduct) => `Shared ${product.path.slice('/p/PE'.length)}`

/** Comes in by a link as somebody new, and is where the product is. */
async function comeIn(link: string, name: string): Promise<Person> {
  const person = await world.stranger()
  person.expecting(serverAway, refused)
  await person.page.goto(link)
  await person.page.getByLabel('Name').fill(name)
  await person.page.getByLabel('Password').fill(password)
  await person.page.getByRole('button', { name: 'Come in' }).click()
  await person.page.getByRole('heading', { name: 'Roadmap', level: 1 }).waitFor()
  return person
}

// Each signs people up, whose passwords are slow on purpose.
describe('two people', { timeout: 180_000 }, () => {
  test('one invites, the other comes in by the link and works in the product, and both see each other', async () => {
    const product = await makeShared()
    const owner = await atSettings(product)
    const link = await inviteLink(owner.page, 'Team', product)
    await owner.page.getByText('Invitation: Team in').waitFor()
    const theo = await comeIn(link, 'Theo')
    await lineOf(owner.page, 'Theo').waitFor()
    await owner.page.getByText('Invitation: Team in').waitFor({ state: 'hidden' })
    await theo.open(`${product.path}/backlog`)
    await theo.page.getByText('Apple').waitFor()
    await theo.open(`${product.path}/settings`)
    await lineOf(theo.page, 'Olivia').waitFor()
    expect(await theo.page.getByRole('button', { name: 'Invite' }).count()).toBe(0)
    // The link is used.
    const late = await world.stranger()
    late.expecting(refused)
    await late.page.goto(link)
    await late.page.getByRole('heading', { name: 'This link opens nothing.' }).waitFor()
  })

  test('a role that is taken away empties the other’s open page, and what it kept', async () => {
    const product = await makeShared()
    const owner = await atSettings(product)
    const sandra = await comeIn(await inviteLink(owner.page, 'Viewer', product), 'Sandra')
    await sandra.open(`${product.path}/backlog`)
    await sandra.page.getByText('Apple').waitFor()
    await roleOf(owner.page, 'Sandra').selectOption({ label: 'No role' })
    await sandra.page.getByText('Apple').waitFor({ state: 'hidden' })
    await eventually(() => sandra.page.evaluate(keptText)).not.toContain('Apple')
    await roleOf(owner.page, 'Sandra').selectOption({ label: 'Viewer' })
    await sandra.open(`${product.path}/backlog`)
    await sandra.page.getByText('Apple').waitFor()
  })

  test('a product is handed over once that is confirmed, and the former owner stays in the team', async () => {
    const product = await makeShared()
    const owner = await atSettings(product)
    const nils = await comeIn(await inviteLink(owner.page, 'Team', product), 'Nils')
    await nils.open(`${product.path}/settings`)
    await roleOf(owner.page, 'Nils').selectOption({ label: 'Owner' })
    await owner.page.getByRole('button', { name: 'Cancel' }).click()
    expect(await roleOf(owner.page, 'Nils').inputValue()).toBe('team')
    await roleOf(owner.page, 'Nils').selectOption({ label: 'Owner' })
    await owner.page.getByRole('button', { name: 'Hand over' }).click()
    await nils.page.getByRole('button', { name: 'Invite' }).waitFor()
    expect(await roleOf(nils.page, 'Olivia').inputValue()).toBe('team')
  })

  test('who is removed is signed out at once and cannot come back', async () => {
    const product = await makeShared()
    const owner = await atSettings(product)
    const vera = await comeIn(await inviteLink(owner.page, 'Team', product), 'Vera')
    await choose(owner.page, owner.page.getByRole('button', { name: 'More about Vera' }), 'Remove')
    await owner.page.getByRole('button', { name: 'Remove', exact: true }).click()
    await vera.page.getByText('Welcome back.').waitFor()
    await lineOf(owner.page, 'Vera').waitFor({ state: 'hidden' })
    await vera.open('/sign-in')
    await vera.page.getByLabel('Name').fill('Vera')
    await vera.page.getByLabel('Password').fill(password)
    await vera.page.getByRole('button', { name: 'Sign in' }).click()
    await vera.page.getByText('do not belong together').waitFor()
  })

  test('a link for a new password lets its member in with the new one', async () => {
    const product = await makeShared()
    const owner = await atSettings(product)
    const rosa = await comeIn(await inviteLink(owner.page, 'Team', product), 'Rosa')
    await choose(owner.page, owner.page.getByRole('button', { name: 'More about Rosa' }), 'New password link')
    const link = await owner.page.getByRole('textbox', { name: 'Link' }).inputValue()
    await owner.page.getByRole('button', { name: 'Done' }).click()
    const elsewhere = await world.stranger()
    elsewhere.expecting(refused)
    await elsewhere.page.goto(link)
    await elsewhere.page.getByLabel('Password').fill('another horse')
    await elsewhere.page.getByRole('button', { name: 'Choose it and sign in' }).click()
    await elsewhere.page.getByRole('heading', { name: 'Roadmap', level: 1 }).waitFor()
    await rosa.page.getByText('Welcome back.').waitFor()
  })
})

test('one changes the password and ends other sessions, and this page stays', async () => {
  const product = await makeShared()
  const owner = await atSettings(product)
  const mia = await comeIn(await inviteLink(owner.page, 'Team', product), 'Mia')
  const other = await world.stranger()
  other.expecting(serverAway, refused)
  await other.open('/sign-in')
  await other.page.getByLabel('Name').fill('Mia')
  await other.page.getByLabel('Password').fill(password)
  await other.page.getByRole('button', { name: 'Sign in' }).click()
  await other.page.getByRole('heading', { name: 'Roadmap', level: 1 }).waitFor()

  await other.open(`${product.path}/backlog`)
  await other.page.keyboard.press('c')
  await other.page.getByRole('textbox', { name: /^Title of/ }).fill('Half written')

  await mia.open(`${product.path}/settings`)
  await mia.page.getByRole('button', { name: /^Sign out: Chrome/ }).click()
  // What was on the screen is gone at once, and what was typed waits for whoever typed it.
  await other.page.waitForURL(/\/sign-in\?to=/)
  await other.page.getByText('Welcome back.').waitFor()
  expect(await other.page.getByText('Half written').count()).toBe(0)
  await other.page.getByLabel('Name').fill('Mia')
  await other.page.getByLabel('Password').fill(password)
  await other.page.getByRole('button', { name: 'Sign in' }).click()
  await eventually(() => other.page.getByRole('textbox', { name: /^Title of/ }).inputValue()).toBe(
    'Half written',
  )
  expect(new URL(other.page.url()).pathname).toBe(`${product.path}/backlog`)
  await mia.page.getByRole('button', { name: 'Change password' }).click()
  await mia.page.getByLabel('Password now').fill('wrong horse')
  await mia.page.getByLabel('New password').fill('another horse')
  await mia.page.keyboard.press('Enter')
  await mia.page.getByText('That is not your password.').waitFor()
  await mia.page.getByLabel('Password now').fill(password)
  await mia.page.keyboard.press('Enter')
  await mia.page.getByText('Your password is changed').first().waitFor()
  await other.page.getByText('Welcome back.').waitFor()
  await mia.page.reload()
  await people(mia.page).waitFor()
}, 180_000)

test('all of it is reached by keyboard alone, and is without fault in every look', async () => {
  const product = await makeShared()
  const { page } = await atSettings(product)
  await page.getByRole('button', { name: 'Invite' }).focus()
  await page.keyboard.press('Enter')
  const role = page.getByRole('combobox', { name: `Role in ${nameOf(product)}` })
  await eventually(() => role.evaluate((field) => field === document.activeElement)).toBe(true)
  await page.keyboard.press('s')
  expect(await role.inputValue()).toBe('stakeholder')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Service')
  await page.keyboard.press('Enter')
  const link = page.getByRole('textbox', { name: 'Link' })
  expect(await link.inputValue()).toMatch(/\/invitation#[\w-]{32}$/)
  await eventually(() => link.evaluate((field) => field === document.activeElement)).toBe(true)
  await page.keyboard.press('Escape')
  await link.waitFor({ state: 'hidden' })
  await page.getByText('Stakeholder (Service)').waitFor()
  expect(await faultsOf(page)).toEqual([])
  const invite = async () => {
    await page.getByRole('button', { name: 'Invite' }).click()
    await role.waitFor()
  }
  expect(await faultsOf(page, invite)).toEqual([])
  const change = async () => {
    await page.getByRole('button', { name: 'Change password' }).click()
    await page.getByLabel('Password now').waitFor()
  }
  expect(await faultsOf(page, change)).toEqual([])
}, 180_000)

test('the page of an invitation is without fault in every look', async () => {
  const product = await makeShared()
  const owner = await atSettings(product)
  owner.expecting(refused)
  const link = await inviteLink(owner.page, 'Stakeholder', product)
  const stranger = await world.stranger()
  stranger.expecting(refused)
  // One that opens nothing first: the right one is then pasted into the same tab, and only what is behind the # changes.
  await stranger.page.goto(link.replace(/#.*/, '#AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'))
  await stranger.page.getByText('This link opens nothing.').waitFor()
  await stranger.page.goto(link)
  await stranger.page.getByRole('button', { name: 'Come in' }).waitFor()
  expect(await faultsOf(stranger.page)).toEqual([])
  await owner.page.goto(link)
  await owner.page.getByRole('button', { name: 'Take it as Olivia' }).waitFor()
  expect(await faultsOf(owner.page)).toEqual([])
  await owner.page.getByRole('button', { name: 'Take it as Olivia' }).click()
  await owner.page.getByText('You have all that this invitation gives.').waitFor()
}, 120_000)

/** In the page: everything that the browser keeps of the product, as text. */
async function keptText(): Promise<string> {
  let text = ''
  for (const { name } of await indexedDB.databases()) {
    if (!name) continue
    const open = indexedDB.open(name)
    const base = await new Promise<IDBDatabase>((resolve, reject) => {
      open.onsuccess = () => resolve(open.result)
      open.onerror = () => reject(open.error)
    })
    for (const store of base.objectStoreNames) {
      const asked = base.transaction(store).objectStore(store).getAll()
      const rows = await new Promise<unknown[]>((resolve, reject) => {
        asked.onsuccess = () => resolve(asked.result)
        asked.onerror = () => reject(asked.error)
      })
      text += JSON.stringify(rows)
      for (const row of rows) for (const blob of blobsIn(row)) text += await plain(blob)
    }
    base.close()
  }
  return text

  function blobsIn(value: unknown): Blob[] {
    if (value instanceof Blob) return [value]
    if (typeof value !== 'object' || value === null) return []
    return Object.values(value).flatMap(blobsIn)
  }
  async function plain(blob: Blob): Promise<string> {
    try {
      return await new Response(blob.stream().pipeThrough(new DecompressionStream('gzip'))).text()
    } catch {
      return blob.text()
    }
  }
}
