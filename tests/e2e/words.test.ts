import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { kinds } from '#domain/kinds.ts'
import { eventually } from '#tests/support/person.ts'
import { openWorld } from '#tests/support/world.ts'
import { isPseudo } from '#words/pseudo.ts'

// The page is read in words that nobody speaks: what is still English is not in the catalogue. What people typed is
// known from the records; what the server says by itself is in its own words and is not looked at here.

const world = openWorld()
const pasted = 'As a hiker, I want to see where the next hut is'
/** Names that are the same in every language. */
const names = ['UTF-8']

async function inOtherWords(path: string): Promise<Page> {
  const { context, page, open } = await world.signedIn()
  await context.addInitScript(() => localStorage.setItem('throughline.words', 'pseudo'))
  await open(path)
  await expectOnlyCatalogue(page)
  return page
}

/** Asked until it holds: what is still on its way, such as a toast, is not judged half drawn. */
async function expectOnlyCatalogue(page: Page) {
  const typed = await page.evaluate(typedTexts, Object.keys(kinds))
  const known = [...typed, pasted, ...names].sort((a, b) => b.length - a.length)
  await eventually(async () => {
    const texts = await page.evaluate(textsOnPage)
    expect(texts.some((text) => text.includes('⟦'))).toBe(true)
    return texts.filter((text) => !isPseudo(without(known, text)))
  }).toEqual([])
}

/** What is left when all that people typed is taken away, and keys, which are signs. */
function without(known: readonly string[], text: string): string {
  const left = known.reduce((rest, typed) => rest.replaceAll(typed, ''), text)
  return left.replace(/(?<![A-Za-z])(?:[A-Z]|F\d+)(?![A-Za-z])/g, '')
}

/** In the page: the texts of all records that somebody typed, which have a space or a capital where codes have none. */
async function typedTexts(kinds: readonly string[]): Promise<string[]> {
  const found = new Set<string>()
  for (const kind of kinds) {
    const answer = await fetch(`/api/v1/records/${kind}?limit=1000`)
    const { records } = (await answer.json()) as { records: Record<string, unknown>[] }
    for (const value of records.flatMap((record) => Object.values(record)))
      if (typeof value === 'string' && /[ A-Z]/.test(value)) found.add(value)
  }
  // What browsers call themselves the server says in its own words; groups are typed where somebody is invited.
  const sessions = await (await fetch('/api/v1/account/sessions')).json()
  for (const { program } of sessions.sessions) found.add(program)
  const invited = await (await fetch('/api/v1/invitations')).json()
  for (const { roles } of invited.invitations) for (const { group } of roles) if (group) found.add(group)
  return [...found]
}

/** In the page: what is seen on it, and what is read out of it. */
function textsOnPage(): string[] {
  const found = new Set([document.title])
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (texts.nextNode()) {
    const around = texts.currentNode.parentElement
    if (around && !around.closest('script, style, noscript, kbd'))
      found.add(texts.currentNode.nodeValue ?? '')
  }
  const read = 'aria-label aria-description aria-roledescription aria-valuetext title placeholder alt'
  for (const name of read.split(' '))
    for (const element of document.querySelectorAll(`[${name}]`)) found.add(element.getAttribute(name) ?? '')
  return [...found]
}

/** Opens one of each kind of menu that the screen has. */
async function expectMenusOnlyCatalogue(page: Page) {
  const typed = await page.evaluate(typedTexts, Object.keys(kinds))
  const opened = new Set<string>()
  const buttons = page.locator('button[aria-haspopup="menu"]:visible')
  for (let at = 0; at < (await buttons.count()); at++) {
    const kind = without(typed, (await buttons.nth(at).getAttribute('title')) ?? '')
    if (opened.has(kind)) continue
    opened.add(kind)
    await buttons.nth(at).click()
    await page.getByRole('menu').waitFor()
    await expectOnlyCatalogue(page)
    await page.keyboard.press('Escape')
    await page.getByRole('menu').waitFor({ state: 'detached' })
  }
  expect(opened.size).toBeGreaterThan(1)
}

test('the roadmap and its menus have no words outside of the catalogue', async () => {
  await expectMenusOnlyCatalogue(await inOtherWords('/p/TM/roadmap'))
})

test('the backlog, its menus, the palette and the keys have none', async () => {
  const page = await inOtherWords('/p/TM/backlog')
  await expectMenusOnlyCatalogue(page)
  await page.keyboard.press('Control+k')
  await page.getByRole('listbox').waitFor()
  await expectOnlyCatalogue(page)
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.keyboard.press('?')
  await page.getByRole('dialog').waitFor()
  await expectOnlyCatalogue(page)
})

test('deriving either way has none', async () => {
  await inOtherWords('/p/TM/derive/top-down')
  await inOtherWords('/p/TM/derive/bottom-up')
})

test('settings and the import have none', async () => {
  await inOtherWords('/p/TM/settings')
  const page = await inOtherWords('/p/TM/import')
  await page.locator('textarea').fill(pasted)
  await page.locator('form button[type="submit"]').click()
  await page.getByRole('table').waitFor()
  await expectOnlyCatalogue(page)
})
