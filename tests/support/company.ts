import type { Browser, BrowserContextOptions } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import type { CommandCall } from '#domain/kernel/commit.ts'
import type { Role } from '#domain/people/membership.ts'
import { ensureBuilt } from '../../scripts/build.mjs'
import { inProject } from '../../scripts/project.mjs'
import { launchBrowser } from './browser.ts'
import { giveRole, join, modelToJoin, takeRole } from './join.ts'
import { type Person as AtBrowser, seat } from './person.ts'
import { type MadeProduct, makeProduct, type ProductPlan } from './product.ts'
import { claim, type Person, post, type Served, serve } from './serve.ts'
import { keepPictures } from './world.ts'

/** Several people with roles at one server, each at a browser of their own. */
export interface Company {
  readonly served: Served
  /** who leads every product that is made here */
  readonly leader: Person
  product(plan: ProductPlan): Promise<MadeProduct>
  /** runs commands as somebody, by the REST door */
  run(who: Person, ...commands: CommandCall[]): Promise<void>
  /** somebody who has signed up, with a role in a product where one is given */
  person(name: string, product?: string, role?: Exclude<Role, 'owner'>): Promise<Person>
  give(product: string, who: Person, role: Exclude<Role, 'owner'>): Promise<void>
  take(product: string, who: Person): Promise<void>
  /** sits somebody down at a browser, signed in */
  seat(who: Person, options?: BrowserContextOptions): Promise<AtBrowser>
}

/** Opens it for the tests of a file; as in a world, what a browser complains of fails the test. */
export function openCompany(): Company {
  let served: Served | undefined
  let browser: Browser | undefined
  let leader: Person | undefined
  let seated: AtBrowser[] = []
  const here = <T>(value: T | undefined): T => {
    if (value === undefined) throw new Error('Nothing is open yet')
    return value
  }

  beforeAll(async () => {
    await ensureBuilt()
    served = await serve({ model: modelToJoin, webFolder: inProject('dist', 'web') })
    browser = await launchBrowser()
    leader = await claim(served)
  })
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await keepPictures(task.name, seated)
    const complaints = seated.flatMap((person) => person.complaints())
    for (const { context } of seated) await context.close()
    seated = []
    expect(complaints, 'what the browser complained of').toEqual([])
    expect(here(served).faults).toEqual([])
  })
  afterAll(async () => {
    await browser?.close()
    await served?.stop()
  })

  async function run({ cookie }: Person, ...commands: CommandCall[]): Promise<void> {
    const answer = await post(`${here(served).url}/api/v1/batches`, { commands }, { cookie })
    if (!answer.ok) throw new Error(await answer.text())
  }
  return {
    get served() {
      return here(served)
    },
    get leader() {
      return here(leader)
    },
    run,
    product: (plan) => makeProduct({ run: (...calls) => run(here(leader), ...calls) }, plan),
    async person(name, product, role) {
      const person = await join(here(served), here(leader), name)
      if (product && role) await giveRole(here(served), here(leader), product, person, role)
      return person
    },
    give: (product, who, role) => giveRole(here(served), here(leader), product, who, role),
    take: (product, who) => takeRole(here(served), here(leader), product, who),
    async seat(who, options) {
      const person = await seat(here(browser), here(served), who, options)
      seated.push(person)
      return person
    },
  }
}
