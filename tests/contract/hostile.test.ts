import { once } from 'node:events'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { commands } from '#domain/commands.ts'
import type { Role } from '#domain/people/member.ts'
import { commandsToJoin, join } from '#tests/support/join.ts'
import { joinLive, openLive } from '#tests/support/live-client.ts'
import { claim, type Person, post, type Served, serve, testId } from '#tests/support/serve.ts'

let served: Served
let owner: Person
let team: Person
let stakeholder: Person
const product = testId('product')
const item = testId('item')

beforeAll(async () => {
  served = await serve({ commands: commandsToJoin })
  owner = await claim(served)
  team = await join(served, owner, 'Theo', 'team')
  stakeholder = await join(served, owner, 'Sandra', 'stakeholder')
  await run(owner, 'create-product', { product, name: 'Trail', key: 'TR' })
  await run(owner, 'create-item', { item, product, title: 'Sign in' })
})
afterAll(async () => {
  expect(served.faults).toEqual([])
  await served.stop()
})

interface Answer {
  status: number
  body: Record<string, unknown>
}

async function run(who: Person, name: string, input: unknown, headers: Record<string, string> = {}): Promise<Answer> {
  const answer = await post(`${served.url}/api/v1/commands/${name}`, input, { cookie: who.cookie, ...headers })
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
}

const titleNow = async () => {
  const answer = await fetch(`${served.url}/api/v1/records/item/${item}`, { headers: { cookie: owner.cookie } })
  return ((await answer.json()) as { title: string }).title
}

/** Something that each command's schema takes, about records that are not there. */
const inputs: { [command: string]: object } = {
  'create-workspace': { workspace: testId('workspace'), name: 'W' },
  'add-member': { member: testId('member'), name: 'Eve', role: 'owner' },
  'edit-member': { member: testId('member'), role: 'owner' },
  'create-product': { product: testId('product'), name: 'P', key: 'PPP' },
  'edit-product': { product: testId('product'), name: 'P' },
  'focus-release': { release: testId('release') },
  'delete-product': { product: testId('product') },
  'create-release': { release: testId('release'), goal: testId('goal'), product: testId('product'), text: 'G' },
  'edit-release': { release: testId('release'), name: 'R' },
  'move-release': { release: testId('release'), after: null },
  'delete-release': { release: testId('release') },
  'edit-goal': { goal: testId('goal'), text: 'G' },
  'create-feature': { feature: testId('feature'), goal: testId('goal'), name: 'F' },
  'edit-feature': { feature: testId('feature'), name: 'F' },
  'move-feature': { feature: testId('feature'), goal: testId('goal'), after: null },
  'delete-feature': { feature: testId('feature') },
  'create-metric': { metric: testId('metric'), goal: testId('goal'), name: 'M' },
  'edit-metric': { metric: testId('metric'), name: 'M' },
  'delete-metric': { metric: testId('metric') },
  'create-item': { item: testId('item'), product: testId('product'), title: 'I' },
  'edit-item': { item: testId('item'), title: 'I' },
  'rank-item': { item: testId('item'), after: null },
  'trace-items': { items: [testId('item')], feature: null },
  'group-items': { items: [testId('item')], theme: null },
  'delete-items': { items: [testId('item')] },
  'create-theme': { theme: testId('theme'), product: testId('product'), name: 'T' },
  'edit-theme': { theme: testId('theme'), name: 'T' },
  'delete-theme': { theme: testId('theme') },
  'revert-commit': { commit: 'nothing-of-the-kind' },
}

const nobodys = ['create-workspace', 'add-member']
const leading = ['edit-member', 'create-product', 'edit-product', 'delete-product']

/** Written down apart from the commands, so that a right given away by mistake shows. */
function mayDo(role: Role, name: string): boolean {
  if (nobodys.includes(name)) return false
  return role === 'owner' || (role === 'team' && !leading.includes(name))
}

describe('who may do what', () => {
  test('is written down for every command', () => {
    expect(Object.keys(inputs).sort()).toEqual(commands.map(({ name }) => name).sort())
  })

  test.each(commands.map(({ name }) => [name] as const))('holds for %s, over REST, in a batch and live', async (name) => {
    const call = { name, input: inputs[name] }
    for (const [role, who] of [['owner', owner], ['team', team], ['stakeholder', stakeholder]] as const) {
      const { body } = await run(who, name, call.input)
      const batch = await post(`${served.url}/api/v1/batches`, { commands: [call] }, { cookie: who.cookie })
      const codes = [body.code ?? 'done', ((await batch.json()) as Answer['body']).code ?? 'done']
      const page = await joinLive(served.url, who, Number.MAX_SAFE_INTEGER).catch(() => null)
      page?.close()
      const refused = codes.map((code) => code === 'not-allowed')
      expect(refused, `${role}: ${codes}`).toEqual([!mayDo(role, name), !mayDo(role, name)])
    }
  })

  test('counts when it is tried, not when somebody signed in', async () => {
    const late = await join(served, owner, 'Lars', 'team')
    const page = await joinLive(served.url, late)
    await run(owner, 'edit-member', { member: late.member, role: 'stakeholder' })
    page.run({ id: 'after-demotion', commands: [{ name: 'edit-item', input: { item, title: 'Mine' } }], note: null })
    const answer = await page.until(({ type }) => type === 'refused')
    expect(answer).toMatchObject({ id: 'after-demotion', refusal: { code: 'not-allowed' } })
    page.close()
    expect((await run(late, 'edit-item', { item, title: 'Mine' })).status).toBe(403)
    expect((await run(late, 'edit-member', { member: late.member, role: 'owner' })).status).toBe(403)
    expect(await titleNow()).toBe('Sign in')
  })
})
