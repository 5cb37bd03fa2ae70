import type { Page } from 'playwright-core'
import { expect, inject, test } from 'vitest'
import { eventually, inLine, type Person, serverAway } from '#tests/support/person.ts'
import { type MadeProduct, makeProduct } from '#tests/support/product.ts'
import { fruit } from '#tests/support/sharing.ts'
import { openWorld } from '#tests/support/world.ts'

// Two people, both typing, on a bad line, by random scripts: at the end every word that either typed is on the server,
// in the tray, or in a field or a draft.

const world = openWorld()
const scripts = process.env.TEST_ALL ? 200 : 10
const first = Number(process.env.TYPING_SEED ?? 1)
const stepsEach = 14
/** Long enough for what is there; what is not there is passed over. In ms. */
const moment = 1_500

function randomFrom(seed: number): (below: number) => number {
  let state = seed * 2_654_435_761 + 1
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

/** A person whose line may be cut. */
class Typist {
  readonly typed: string[] = []
  readonly did: string[] = []
  readonly #name: string
  readonly #random: (below: number) => number
  readonly #person: Person
  readonly #product: MadeProduct
  #isCut = false
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
    await this.#person.context.routeWebSocket('**/live', (socket) => {
      if (this.#isCut) return void socket.close()
      socket.connectToServer()
      this.#cuts.push(() => void socket.close())
    })
    await this.#person.open(`${this.#product.path}/backlog`)
  }

  async step(): Promise<void> {
    const actions = [
      this.#compose,
      this.#compose,
      this.#rename,
      this.#rename,
      this.#remove,
      this.#status,
      this.#filter,
      this.#undo,
      this.#line,
      this.#reload,
      this.#goal,
      this.#feature,
      this.#describe,
    ]
    const action = actions[this.#random(actions.length)]!
    this.did.push(action.name)
    // What cannot be done as things stand is passed over: the other may have taken it away in this moment.
    await action.call(this).catch((error: Error) => {
      this.did.push(`(${error.message.split('\n')[0]?.slice(0, 60)})`)
    })
  }

  /** The line is back, and all that waits is answered. */
  async end(): Promise<void> {
    this.#isCut = false
    await eventually(() => this.page.getByText('The server is away.', { exact: true }).count()).toBe(0)
    await inLine(this.page)
  }

  /** All that this person's browser holds. */
  holds(): Promise<string> {
    return this.page.evaluate(() => {
      const fields = [...document.querySelectorAll<HTMLInputElement>('input, textarea')].map(
        ({ value }) => value,
      )
      return [...fields, ...Object.values({ ...localStorage })].join('\n')
    })
  }

  /** Types a word at the end of the field that has the focus. It counts once it stands there. */
  async #word(): Promise<void> {
    const word = `${this.#name}${++this.#count}q`
    const { page } = this
    await page.keyboard.press('End')
    await page.keyboard.type(` ${word}`)
    const value = await page.evaluate(() => (document.activeElement as HTMLInputElement | null)?.value ?? '')
    if (value.includes(word)) this.typed.push(word)
  }

  #sometimes(outOf: number): boolean {
    return this.#random(outOf) === 0
  }

  async #toBacklog(): Promise<void> {
    const { page } = this
    if (new URL(page.url()).pathname.endsWith('/backlog')) return
    await page.goto(`${this.#product.path}/backlog`)
    await page.getByRole('grid').waitFor({ timeout: moment })
  }

  async #onRow(): Promise<void> {
    await this.#toBacklog()
    const rows = this.page.locator('[data-item]')
    const count = await rows.count()
    if (count === 0) throw new Error('no row')
    await rows.nth(this.#random(count)).locator('[data-col="5"]').click({ timeout: moment })
  }

  async #compose(): Promise<void> {
    await this.#onRow()
    await this.page.keyboard.press('c')
    await this.page.getByRole('textbox', { name: /^Title of/ }).focus({ timeout: moment })
    await this.#word()
    if (!this.#sometimes(3)) await this.page.keyboard.press('Enter')
  }

  async #rename(): Promise<void> {
    await this.#onRow()
    await this.page.keyboard.press('e')
    await this.page.getByRole('textbox', { name: 'Title', exact: true }).focus({ timeout: moment })
    await this.#word()
    if (!this.#sometimes(3)) await this.page.keyboard.press('Enter')
  }

  async #remove(): Promise<void> {
    await this.#onRow()
    await this.page.keyboard.press('#')
  }

  async #status(): Promise<void> {
    await this.#onRow()
    await this.page.keyboard.press('s')
    await this.page.getByRole('menu').waitFor({ timeout: moment })
    await this.page.keyboard.press('ArrowDown')
    await this.page.keyboard.press('Enter')
  }

  async #filter(): Promise<void> {
    await this.#toBacklog()
    const filter = this.page.getByRole('textbox', { name: 'Filter the backlog' })
    await filter.fill(this.#sometimes(2) ? '' : 'status:draft', { timeout: moment })
  }

  async #undo(): Promise<void> {
    await this.page.keyboard.press('Control+z')
  }

  async #line(): Promise<void> {
    this.#isCut = !this.#isCut
    if (!this.#isCut) return
    for (const cut of this.#cuts.splice(0)) cut()
  }

  async #reload(): Promise<void> {
    await this.page.reload()
    await this.page.getByRole('heading', { level: 1 }).first().waitFor({ timeout: 10_000 })
  }

  async #toRoadmap(): Promise<void> {
    const { page } = this
    await page.goto(`${this.#product.path}/roadmap`)
    await page.getByRole('heading', { level: 1, name: 'Roadmap' }).waitFor({ timeout: 10_000 })
  }

  async #goal(): Promise<void> {
    await this.#toRoadmap()
    await this.page
      .getByRole('button', { name: /^Goal: / })
      .first()
      .click({ timeout: moment })
    await this.page.getByRole('textbox', { name: 'Goal', exact: true }).focus({ timeout: moment })
    await this.#word()
    if (!this.#sometimes(3)) await this.page.keyboard.press('Enter')
  }

  async #feature(): Promise<void> {
    await this.#toRoadmap()
    const field = this.page.getByRole('textbox', { name: 'New feature' })
    if ((await field.count()) === 0)
      await this.page.locator('button[data-add="feature"]').first().click({ timeout: moment })
    await field.first().focus({ timeout: moment })
    await this.#word()
    if (!this.#sometimes(3)) await this.page.keyboard.press('Enter')
  }

  async #describe(): Promise<void> {
    const { page } = this
    await page.goto(`/i/${this.#product.path.slice(3)}-${1 + this.#random(fruit.length)}`)
    await page
      .getByRole('button', { name: /^(Write a description|Edit|Go on writing)/ })
      .first()
      .click({ timeout: 4_000 })
    await page.getByRole('textbox', { name: 'Description' }).focus({ timeout: moment })
    await this.#word()
    if (!this.#sometimes(3)) await page.keyboard.press('Control+Enter')
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

test.each(Array.from({ length: scripts }, (_, at) => first + at))(
  'every word that two people type is kept, script %i',
  async (seed) => {
    const random = randomFrom(seed)
    const product = await makeProduct(world.owner, {
      key: `WT${seed}`,
      releases: [{ name: 'First', date: '2027-Q1', goal: 'The first goal', features: ['Search'] }],
      items: fruit,
    })
    const [ann, ben] = [await world.signedIn(), await world.signedIn()]
    const people = [new Typist('ann', ann, product, random), new Typist('ben', ben, product, random)]
    await Promise.all(people.map((one) => one.begin()))
    for (let step = 0; step < stepsEach; step++) await Promise.all(people.map((one) => one.step()))
    for (const one of people) await one.end()
    const kept = [await onServer(product.id), ...(await Promise.all(people.map((one) => one.holds())))].join(
      '\n',
    )
    const lost = people.flatMap(({ typed, did }) =>
      typed.filter((word) => !kept.includes(word)).map((word) => `${word}, after ${did.join(' ')}`),
    )
    expect(lost).toEqual([])
    expect(people.flatMap(({ typed }) => typed).length).toBeGreaterThan(0)
  },
)
