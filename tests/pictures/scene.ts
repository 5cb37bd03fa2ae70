import type { Browser, Page } from 'playwright-core'
import { importExample } from '#tests/support/import-file.ts'
import { type Member, peopleOf } from '#tests/support/people.ts'
import { type Person, seat } from '#tests/support/person.ts'
import { type MadeProduct, makeProduct, type ProductPlan } from '#tests/support/product.ts'
import { testId } from '#tests/support/serve.ts'
import { claimServer, type Owner, type RunningServer, startServer } from '#tests/support/server.ts'
import { isNarrow, type Size } from './looks.ts'

/** `nobody` has no part in any product, and a `newcomer` owns a server on which there is none. */
export type Who = 'owner' | 'team' | 'stakeholder' | 'viewer' | 'nobody' | 'newcomer' | 'stranger'

/** Servers with what the states are about; see `furnish` for the products. */
export interface Scene {
  server: RunningServer
  owner: Owner
  /** claimed by nobody */
  fresh: RunningServer
  /** claimed, and all there is was deleted */
  empty: RunningServer
  emptyOwner: Owner
  people: Record<'team' | 'stakeholder' | 'viewer' | 'nobody', Member>
  /** of the first visit, used */
  claimLink: string
  end(): Promise<void>
}

/** One who goes somewhere and has a picture taken. */
export interface Visit extends Person {
  scene: Scene
  size: Size
  /** The frame is the narrow one, with its bar at the bottom. */
  isPhone: boolean
  /** Makes a product, which is gone again after the pictures. */
  product(plan?: Partial<ProductPlan>): Promise<MadeProduct>
  /** somebody else, at a window of their own */
  other(who: Who): Promise<Person>
  /** The server goes away; it is back after the pictures. */
  away(): Promise<void>
  /** This page's line is cut while the server is there. Resolves with what mends it. */
  cut(): Promise<() => Promise<void>>
}

export async function setScene(): Promise<Scene> {
  const [server, fresh, empty] = await Promise.all([startServer(), startServer(), startServer()])
  const claimLink = server.claimLink() ?? ''
  const [owner, emptyOwner] = await Promise.all([claimServer(server), claimServer(empty)])
  for (const { id } of await emptyOwner.records('product'))
    await emptyOwner.run({ name: 'delete-product', input: { product: id } })
  const people = await furnish({ url: server.url, owner })
  return {
    server,
    owner,
    fresh,
    empty,
    emptyOwner,
    people,
    claimLink,
    end: async () => void (await Promise.all([server, fresh, empty].map((one) => one.stop()))),
  }
}

const long =
  'Everybody who walks for the first time finds a way that is neither too long nor too steep, knows before the first step how they get home again, and tells somebody else of it afterwards. '

/** Products beside the sample, each with what it is there to show. */
async function furnish(world: { url: string; owner: Owner }): Promise<Scene['people']> {
  const { owner } = world
  const [trailmix] = await owner.records('product')
  const company = peopleOf(world)
  const people = {
    team: await company.person('Theo Lindqvist', trailmix!.id, 'team'),
    stakeholder: await company.person('Sandra', trailmix!.id, 'stakeholder'),
    viewer: await company.person('Vikram', trailmix!.id, 'viewer'),
    nobody: await company.person('Nora', trailmix!.id, 'viewer'),
  }
  await company.take(trailmix!.id, people.nobody)

  // A long backlog without a roadmap.
  await makeProduct(owner, { key: 'HUB', name: 'Data hub', stage: 'growth' })
  await importExample(world, 'HUB')
  await makeProduct(owner, { key: 'BARE', name: 'Bare' })

  // Texts that are too long, in other scripts, or run the other way.
  const texts = await makeProduct(owner, {
    key: 'LONG',
    name: 'A product with a name that somebody wrote on a slow Friday afternoon',
    releases: [
      {
        name: 'Die große Überarbeitung der Benutzerverwaltungsoberfläche',
        date: '2027-Q1',
        goal: long.repeat(5).slice(0, 990),
        metrics: ['share of people who walk a second time within four weeks of the first', 'complaints'],
        features: [
          'Datenschutzgrundverordnungskonforme Rechteverwaltung',
          'البحث عن مسار قريب',
          'https://example.org/a/very/long/address/without/any/place/to/break/it/at/all',
          'Maps',
        ],
      },
      { name: 'איחוד', date: '2027-Q2', goal: 'אנשים חוזרים אחרי ארבעה שבועות', features: ['מפות'] },
    ],
    items: [
      `As a person who ${long.toLowerCase()}`.slice(0, 300),
      'كمتنزه أريد أن أحفظ المسار حتى أجده مرة أخرى',
      'לשמור מסלול',
      'Averylongwordwithoutanyplacetobreakitwhichsomebodypastedfromalogfileandnobodyevershortened',
      'ハイカーとして、近くのハイキングコースを見つけたい',
      'Short',
    ],
  })
  await owner.run(
    ...texts.items.slice(0, 5).map((item, at) => ({
      name: 'edit-item',
      input: { item, feature: Object.values(texts.features)[at % 5], estimate: at === 0 ? 1000 : at },
    })),
  )

  // More releases than fit beside each other.
  await makeProduct(owner, {
    key: 'WIDE',
    name: 'Wide',
    releases: Array.from({ length: 9 }, (_, at) => ({
      name: `Release ${at + 1}`,
      date: `${2027 + Math.floor(at / 4)}-Q${(at % 4) + 1}`,
      features: [`Feature ${at + 1}`, `Another ${at + 1}`],
    })),
    items: ['One', 'Two'],
  })

  // A past, and an item with a text, children and a history.
  const past = await makeProduct(owner, {
    key: 'PAST',
    name: 'Past',
    releases: [
      { name: 'First', date: '2027-Q1', goal: 'People find what they look for', features: ['Search'] },
      { name: 'Second', date: '2027-Q3', goal: 'They come back', features: ['Share'] },
    ],
    items: ['Find a hike near me', 'Quince', 'Filter by length', 'Sort by distance'],
  })
  const [first, second, third] = past.items as [string, string, string]
  await owner.run({ name: 'edit-item', input: { item: second, title: 'Search by the name of a village' } })
  await owner.run({ name: 'rank-item', input: { item: second, after: third } })
  await owner.run({ name: 'edit-release', input: { release: past.releases.First, date: '2027-Q2' } })
  await owner.run(
    {
      name: 'edit-item',
      input: { item: first, feature: past.features.Search, status: 'ready', estimate: 5 },
    },
    {
      name: 'create-item',
      input: {
        item: testId('item'),
        product: past.id,
        title: 'Ask for leave to know where I am',
        parent: first,
      },
    },
  )
  return people
}

/** Seats somebody in front of a window of this size. */
export async function visit(browser: Browser, scene: Scene, size: Size, who: Who = 'owner'): Promise<Visit> {
  const cookieOf: Record<Who, { cookie: string } | null> = {
    owner: scene.owner,
    ...scene.people,
    newcomer: scene.emptyOwner,
    stranger: null,
  }
  const sit = (one: Who) =>
    seat(browser, one === 'newcomer' ? scene.empty : scene.server, cookieOf[one], size.options)
  const person = await sit(who)
  person.page.setDefaultTimeout(8_000)
  if (size.letters) {
    const session = await person.context.newCDPSession(person.page)
    await session.send('Page.setFontSizes', { fontSizes: { standard: size.letters } })
  }
  let made = 0
  const others: Person[] = []
  const before = await lastStep(scene)
  let isDown = false
  const kill = async () => {
    isDown = true
    await scene.server.kill()
  }
  const start = async () => {
    await scene.server.start()
    isDown = false
  }
  const one: Visit = {
    ...person,
    scene,
    size,
    isPhone: isNarrow(size),
    product: (plan = {}) => makeProduct(scene.owner, { key: `NEW${++made}`, name: 'Hill walks', ...plan }),
    async other(whom) {
      const another = await sit(whom)
      others.push(another)
      return another
    },
    async away() {
      await kill()
      await person.page.getByText('The server is away.', { exact: true }).waitFor()
    },
    cut: () => cut(person.page, { kill, start }),
  }
  ends.set(one, async () => {
    await Promise.all([person, ...others].map(({ context }) => context.close()))
    if (isDown) await start()
    await takeBack(scene, before)
  })
  return one
}

const ends = new WeakMap<Visit, () => Promise<void>>()

/** Closes the windows, and puts all back to how it was before. */
export const leave = (one: Visit): Promise<void> => ends.get(one)!()

async function ask(scene: Scene, path: string): Promise<unknown> {
  const answer = await fetch(`${scene.server.url}/api/v1/${path}`, {
    headers: { cookie: scene.owner.cookie },
  })
  if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`)
  return answer.json()
}

const lastCommits = async (scene: Scene, limit: number) =>
  ((await ask(scene, `history?limit=${limit}`)) as { commits: { seq: number; id: string }[] }).commits

const lastStep = async (scene: Scene) => (await lastCommits(scene, 1))[0]?.seq ?? 0

/** What a page sent before it was closed may still be decided. */
async function standstill(scene: Scene): Promise<void> {
  for (let last = -1, now = await lastStep(scene); now !== last; now = await lastStep(scene)) {
    last = now
    await new Promise((later) => setTimeout(later, 200))
  }
}

/** Reverts what was done since, newest first, and deletes what was made and has been touched by too much for that. */
async function takeBack(scene: Scene, since: number): Promise<void> {
  await standstill(scene)
  const done = (await lastCommits(scene, 50)).filter(({ seq }) => seq > since)
  for (const { id } of done.toSorted((a, b) => b.seq - a.seq))
    await scene.owner.run({ name: 'revert-commit', input: { commit: id } }).catch(() => {})
  for (const { id, key } of await scene.owner.records('product'))
    if (/^NEW\d/.test(key)) await scene.owner.run({ name: 'delete-product', input: { product: id } })
}

/** From the next try on the page's line leads nowhere, until it is mended. */
async function cut(page: Page, server: Pick<RunningServer, 'kill' | 'start'>): Promise<() => Promise<void>> {
  await page.evaluate(() => {
    const Real = WebSocket
    const here = window as unknown as { isCutOff: boolean; WebSocket: typeof WebSocket }
    here.isCutOff = true
    here.WebSocket = class extends Real {
      constructor(url: string | URL, protocols?: string | string[]) {
        super(here.isCutOff ? 'ws://127.0.0.1:9/' : url, protocols)
      }
    }
  })
  await server.kill()
  await page.getByText('The server is away.', { exact: true }).waitFor()
  await server.start()
  return async () => {
    await page.evaluate(() => {
      ;(window as unknown as { isCutOff: boolean }).isCutOff = false
    })
    await page.getByText('The server is away.', { exact: true }).waitFor({ state: 'hidden', timeout: 30_000 })
  }
}
