import type { Locator, Page } from 'playwright-core'
import { beforeAll, expect, inject, test } from 'vitest'
import { type Member, peopleOf } from '#tests/support/people.ts'
import { eventually, inLine, type Person, serverAway } from '#tests/support/person.ts'
import { type MadeProduct, makeProduct } from '#tests/support/product.ts'
import { fruit } from '#tests/support/sharing.ts'
import { openWorld } from '#tests/support/world.ts'

// Two people, both typing, on a bad line, by random scripts: at the end every word that either typed is on the server,
// in the tray, or in a field or a draft. A script takes five seconds, nearly all of it the processor's: two pages that
// open, and two dozen things done in them.

const world = openWorld()
const scripts = Number(process.env.TYPING_SCRIPTS ?? (process.env.TEST_ALL ? 200 : 10))
const first = Number(process.env.TYPING_SEED ?? 1)
const stepsEach = 12
/** Long enough for what is there; what is not there is passed over. In ms. */
const moment = 700
/** Long enough for a screen to open, in ms. */
const opening = 10_000
/** How long a message takes on a slow line, in ms: longer than a step of a script. */
const late = 600

/** `slow`: everything arrives late. `cut`: sockets are. `away`: nothing of the server is to be had. */
const lines = ['good', 'slow', 'cut', 'away'] as const

function randomFrom(seed: number): (below: number) => number {
  let state = seed * 2_654_435_761 + 1
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

/** A person whose line is bad. */
class Typist {
  typed: string[] = []
  readonly did: string[] = []
  readonly #name: string
  readonly #random: (below: number) => number
  readonly #person: Person
  readonly #product: MadeProduct
  #line: (typeof lines)[number] = 'good'
  #cuts: (() => void)[] = []
  #count = 0

  constructor(name: string, person: Person, product: MadeProduct, random: (below: number) => number) {
    this.#name = name
    this.#person = person
    this.#product = product
    this.#random = random
  }

  get page(): Page {
    return this.#person.page
  }

  async begin(): Promise<void> {
    this.#person.expecting(serverAway, /status of 4\d\d/)
    this.page.setDefaultTimeout(moment)
    await this.#person.context.routeWebSocket('**/live', (socket) => {
      if (this.#isCut) return void socket.close()
      const server = socket.connectToServer()
      let isOpen = true
      // What is on its way when a line is cut does not arrive.
      const later = (arrive: () => void) => {
        const wait = this.#line === 'slow' ? late : 0
        due = Math.max(due, performance.now() + wait)
        setTimeout(() => isOpen && arrive(), Math.max(0, due - performance.now()))
      }
      let due = 0
      socket.onMessage((message) => later(() => server.send(message)))
      server.onMessage((message) => later(() => socket.send(message)))
      this.#cuts.push(() => {
        isOpen = false
        void socket.close()
      })
    })
    await this.page.goto(`${this.#product.path}/backlog`, { timeout: opening })
    await this.#stands('backlog')
  }

  async step(): Promise<void> {
    const actions = {
      compose: this.#compose,
      composeMore: this.#compose,
      rename: this.#rename,
      renameMore: this.#rename,
      remove: this.#remove,
      status: this.#status,
      filter: this.#filter,
      undo: this.#undo,
      weather: this.#weather,
      weatherMore: this.#weather,
      reload: this.#reload,
      back: this.#back,
      goal: this.#goal,
      feature: this.#feature,
      renameFeature: this.#renameFeature,
      release: this.#release,
      renameRelease: this.#renameRelease,
      metric: this.#metric,
      removeFromPlan: this.#removeFromPlan,
      describe: this.#describe,
      titleOfPage: this.#titleOfPage,
      child: this.#child,
    }
    const all = Object.entries(actions)
    const [name, action] = all[this.#random(all.length)]!
    // What cannot be done as things stand is passed over: the other may have taken it away in this moment.
    const why = await action.call(this).then(
      () => '',
      (error: Error) => ` (not: ${error.message.split('\n')[0]?.slice(0, 60)})`,
    )
    this.did.push(`${name}${why}`)
  }

  /** The line is back, and all that waits is sent. */
  async end(): Promise<void> {
    await this.#turns('good')
    // As a browser says when it is back on its network: at once, and not after the pause that has grown meanwhile.
    await this.page.evaluate(() => void dispatchEvent(new Event('online')))
    await eventually(() => this.page.getByText('The server is away.', { exact: true }).count()).toBe(0)
    await inLine(this.page)
  }

  /** All that this person's browser holds in fields, drafts and the tray. */
  async holds(): Promise<string> {
    const kept = await this.page.evaluate(() => Object.values({ ...localStorage }).join('\n'))
    return `${await this.#fields()}\n${kept}`
  }

  /** Types a word at the end of the field that has the focus. It counts once it stands there. */
  async #word(): Promise<void> {
    const word = `${this.#name}${++this.#count}q`
    const { page } = this
    await page.keyboard.press('End')
    await page.keyboard.type(` ${word}`)
    if ((await this.#inHand()).includes(word)) this.typed.push(word)
  }

  #fields(): Promise<string> {
    return this.page.evaluate(() =>
      [...document.querySelectorAll<HTMLInputElement>('input, textarea')]
        .map(({ value }) => value)
        .join('\n'),
    )
  }

  /** What stands in the field that has the focus. */
  #inHand(): Promise<string> {
    return this.page.evaluate(() => (document.activeElement as HTMLInputElement | null)?.value ?? '')
  }

  get #isCut(): boolean {
    return this.#line === 'cut' || this.#line === 'away'
  }

  #sometimes(outOf: number): boolean {
    return this.#random(outOf) === 0
  }

  async #to(screen: 'backlog' | 'roadmap'): Promise<void> {
    const { page } = this
    const path = `${this.#product.path}/${screen}`
    const here = new URL(page.url()).pathname
    const isByAddress = this.#sometimes(4) && this.#line !== 'away'
    if (here === path) return
    if (isByAddress) await page.goto(path, { timeout: opening })
    else await page.locator(`a[href="${path}"]`).first().click()
    await this.#stands(screen)
  }

  /** The screen, and not the one before, which may have a grid as well. */
  async #stands(screen: string): Promise<void> {
    // What has not been fetched when the line goes does not come.
    const timeout = this.#line === 'away' ? moment : opening
    await this.page.waitForURL((url) => url.pathname.endsWith(`/${screen}`), { timeout })
    const name = screen === 'backlog' ? 'Backlog' : 'Roadmap'
    await this.page.getByRole('heading', { level: 1, name }).waitFor({ timeout })
  }

  async #onRow(): Promise<void> {
    await this.#to('backlog')
    const rows = this.page.locator('[data-item]')
    const which = this.#random(1_000)
    const count = await rows.count()
    if (count === 0) throw new Error('no row')
    await rows
      .nth(which % count)
      .locator('[data-col="0"] > :last-child')
      .click()
  }

  /** Saves what was typed, or leaves it half written. */
  async #enter(key = 'Enter'): Promise<void> {
    if (!this.#sometimes(3)) await this.page.keyboard.press(key)
  }

  async #compose(): Promise<void> {
    await this.#onRow()
    await this.page.keyboard.press('c')
    await this.page.getByRole('textbox', { name: /^Title of/ }).focus()
    await this.#word()
    await this.#enter()
  }

  async #rename(): Promise<void> {
    await this.#onRow()
    await this.page.keyboard.press('e')
    await this.page.getByRole('textbox', { name: 'Title', exact: true }).focus()
    await this.#word()
    await this.#enter()
  }

  async #remove(): Promise<void> {
    await this.#onRow()
    await this.page.keyboard.press('#')
  }

  async #status(): Promise<void> {
    await this.#onRow()
    await this.page.keyboard.press('s')
    await this.page.getByRole('menu').waitFor()
    await this.page.keyboard.press('ArrowDown')
    await this.page.keyboard.press('Enter')
  }

  async #filter(): Promise<void> {
    const text = this.#sometimes(2) ? '' : 'status:draft'
    await this.#to('backlog')
    await this.page.getByRole('combobox', { name: 'Filter the backlog' }).fill(text)
  }

  /**
   * In a field the browser takes back what was typed last, in any field of the page: that word its person has thrown
   * away.
   */
  async #undo(): Promise<void> {
    const before = await this.#fields()
    const isInField = await this.page.evaluate(() => document.activeElement?.matches('input, textarea'))
    await this.page.keyboard.press('Control+z')
    if (!isInField) return
    const after = await this.#fields()
    this.typed = this.typed.filter((word) => after.includes(word) || !before.includes(word))
  }

  /** The line is another one than before. */
  async #weather(): Promise<void> {
    const at = lines.indexOf(this.#line) + 1 + this.#random(lines.length - 1)
    await this.#turns(lines[at % lines.length]!)
  }

  async #turns(line: (typeof lines)[number]): Promise<void> {
    if ((line === 'away') !== (this.#line === 'away')) await this.#person.context.setOffline(line === 'away')
    this.#line = line
    if (this.#isCut) for (const cut of this.#cuts.splice(0)) cut()
  }

  /** Without a server there is nothing to load the page from, and nobody loads it. */
  async #reload(): Promise<void> {
    if (this.#line === 'away') return
    await this.page.reload({ timeout: opening })
    await this.page.getByRole('heading', { level: 1 }).first().waitFor({ timeout: opening })
  }

  /** As far as the product goes. */
  async #back(): Promise<void> {
    const mayGo = await this.page.evaluate(() => navigation.canGoBack)
    if (mayGo && this.#line !== 'away') await this.page.goBack({ timeout: opening })
  }

  async #goal(): Promise<void> {
    await this.#to('roadmap')
    await this.page
      .getByRole('button', { name: /^Goal: / })
      .first()
      .click()
    await this.page.getByRole('textbox', { name: 'Goal', exact: true }).focus()
    await this.#word()
    await this.#enter()
  }

  async #feature(): Promise<void> {
    await this.#to('roadmap')
    const field = this.page.getByRole('textbox', { name: 'New feature' })
    if ((await field.count()) === 0) await this.page.locator('button[data-add="feature"]').first().click()
    await field.first().focus()
    await this.#word()
    await this.#enter()
  }

  async #renameFeature(): Promise<void> {
    await this.#editInPlan('Feature')
  }

  async #renameRelease(): Promise<void> {
    await this.#editInPlan('Name')
  }

  async #editInPlan(label: string): Promise<void> {
    await this.#to('roadmap')
    await this.#one(this.page.getByRole('button', { name: new RegExp(`^${label}: `) }))
    await this.page.getByRole('textbox', { name: label, exact: true }).focus()
    await this.#word()
    await this.#enter()
  }

  async #release(): Promise<void> {
    await this.#to('roadmap')
    const goal = this.page.getByLabel('Goal of the new release')
    // On a roadmap without any a release begins with its quarter.
    const begin = this.page.getByRole('button', { name: /^(Add release|Q\d \d{4})$/ }).first()
    if ((await goal.count()) === 0) await begin.click()
    if (this.#sometimes(3)) await this.page.getByLabel('Name of the new release').focus()
    else await goal.focus()
    await this.#word()
    await this.#enter()
  }

  async #metric(): Promise<void> {
    await this.#to('roadmap')
    const field = this.page.getByLabel('What is measured')
    if ((await field.count()) === 0) await this.#one(this.page.locator('button[data-add="metric"]'))
    await field.first().focus()
    await this.#word()
    await this.#enter()
  }

  /** A feature or a release is deleted: seldom the release, with all that is in it. */
  async #removeFromPlan(): Promise<void> {
    await this.#to('roadmap')
    const whose = this.#sometimes(4)
      ? this.page.getByRole('columnheader')
      : this.page.locator('[data-feature]')
    await this.#one(whose.getByRole('button', { name: /^More for/ }))
    await this.page.getByRole('menuitem', { name: /^Delete/ }).click()
  }

  /** Clicks one of what is there. */
  async #one(found: Locator): Promise<void> {
    const which = this.#random(1_000)
    const count = await found.count()
    if (count === 0) throw new Error('nothing there')
    await found.nth(which % count).click()
  }

  /** The page of an item beside the list. */
  async #peek(): Promise<void> {
    await this.#onRow()
    await this.page.keyboard.press('Enter')
  }

  async #titleOfPage(): Promise<void> {
    await this.#peek()
    await this.page
      .getByRole('button', { name: /^Title: / })
      .first()
      .click()
    await this.page.getByRole('textbox', { name: 'Title', exact: true }).focus()
    await this.#word()
    await this.#enter()
  }

  async #child(): Promise<void> {
    await this.#peek()
    const field = this.page.getByRole('textbox', { name: 'Title of the item beneath' })
    if ((await field.count()) === 0)
      await this.page.getByRole('button', { name: 'Add an item beneath' }).click()
    await field.focus()
    await this.#word()
    await this.#enter()
  }

  async #describe(): Promise<void> {
    const { page } = this
    await this.#peek()
    await page
      .getByRole('button', { name: /^(Write a description|Edit|Go on writing)/ })
      .first()
      .click()
    await page.getByRole('textbox', { name: 'Description' }).focus()
    await this.#word()
    await this.#enter('Control+Enter')
  }
}

/** All that the server knows of a product, what stands and what was. */
async function onServer(product: string): Promise<string> {
  const { url } = inject('stage')
  const { cookie } = world.owner
  const ask = async (path: string) => {
    const answer = await fetch(`${url}/api/v1/${path}`, { headers: { cookie } })
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
    return answer.text()
  }
  const parts: string[] = [await ask('history?limit=1000')]
  for (const { description } of await world.owner.records('item', { product }))
    if (description) parts.push(await ask(`documents/${description}`))
  for (const id of new Set(parts[0]!.match(/doc_[\w.-]+/g)))
    parts.push(await ask(`documents/${id}`).catch(() => ''))
  for (const kind of ['item', 'goal', 'feature'] as const)
    parts.push(JSON.stringify(await world.owner.records(kind)))
  return parts.join('\n')
}

/** Ann and Ben look after the workspace, and have done nothing before: what they undo is what they typed. */
let both: Member[]
beforeAll(async () => {
  const product = await makeProduct(world.owner, { key: 'WT0' })
  const { person } = peopleOf(world)
  both = [await person('Ann Types', product.id, 'team'), await person('Ben Types', product.id, 'team')]
  for (const { member } of both)
    await world.owner.run({ name: 'edit-member', input: { member, administrator: true } })
})

test.each(Array.from({ length: scripts }, (_, at) => first + at))(
  'every word that two people type is kept, script %i',
  async (seed) => {
    const product = await makeProduct(world.owner, {
      key: `WT${seed}`,
      releases: [
        { name: 'First', date: '2027-Q1', goal: 'The first goal', features: ['Search', 'Sort'] },
        { name: 'Second', date: '2027-Q2', goal: 'The second goal', features: ['Share'] },
      ],
      items: fruit,
    })
    const people = await Promise.all(
      ['ann', 'ben'].map(
        async (name, at) =>
          new Typist(`${name}${seed}x`, await world.seat(both[at]!), product, randomFrom(2 * seed + at)),
      ),
    )
    await Promise.all(people.map((one) => one.begin()))
    for (let step = 0; step < stepsEach; step++) await Promise.all(people.map((one) => one.step()))
    await Promise.all(people.map((one) => one.end()))
    const lost = async () => {
      const kept = [
        await onServer(product.id),
        ...(await Promise.all(people.map((one) => one.holds()))),
      ].join('\n')
      return people.flatMap(({ typed, did }) =>
        typed.filter((word) => !kept.includes(word)).map((word) => `${word}, after ${did.join(' · ')}`),
      )
    }
    // What was entered last may still be on its way into the browser's keeping.
    await eventually(lost).toEqual([])
    expect(people.flatMap(({ typed }) => typed).length).toBeGreaterThan(0)
  },
)
