import type { CommandCall } from '#domain/kernel/commit.ts'
import type { Shelf } from '#domain/kernel/scope.ts'
import type { Kind } from '#domain/kinds.ts'
import { suggestionIdOf } from '#domain/proposals/suggestion.ts'
import { join, modelToJoin } from '#tests/support/join.ts'
import { claim, type Person, post, type Served, serve, testId } from '#tests/support/serve.ts'

/** Which secrets there are: one for each shelf of each of two products. Each is a legal key of a product as well. */
export const secrets = { planA: 'ZQAPLAN', backA: 'ZQABACK', planB: 'ZQBPLAN', backB: 'ZQBBACK' } as const
export type Secret = keyof typeof secrets

export const cast = ['administrator', 'owner', 'team', 'stakeholder', 'viewer', 'none', 'removed'] as const
export type Role = (typeof cast)[number]

/** What each may see; written down apart from the rules, so that one that gives too much away shows. */
export const visible: { [role in Role]: readonly Secret[] } = {
  administrator: ['planA', 'backA', 'planB', 'backB'],
  owner: ['planA', 'backA'],
  team: ['planA', 'backA'],
  stakeholder: ['planA'],
  viewer: ['planA', 'backA'],
  none: [],
  removed: [],
}

export interface ProductIds {
  product: string
  /** ids of what was made in it, by kind */
  records: { [kind in Kind]?: string }
  documents: string[]
}

export interface RightsWorld {
  served: Served
  people: { [role in Role]: Person }
  a: ProductIds
  b: ProductIds
  /** an import that was read for product A, and not applied */
  heldImport: string
  run(who: Person, calls: readonly CommandCall[], more?: object): Promise<Response>
}

/** Two products full of secrets, and somebody in every role in the first; the administrator owns the second. */
export async function openRightsWorld(): Promise<RightsWorld> {
  const served = await serve({ model: modelToJoin })
  const administrator = await claim(served)
  const run: RightsWorld['run'] = (who, commands, more = {}) =>
    post(`${served.url}/api/v1/batches`, { commands, ...more }, { cookie: who.cookie })
  const must = async (...args: Parameters<typeof run>) => {
    const answer = await run(...args)
    if (!answer.ok) throw new Error(await answer.text())
  }
  const people = { administrator } as RightsWorld['people']
  for (const role of cast.slice(1)) people[role] = await join(served, administrator, `Somebody ${role}`)
  const planted: ProductIds[] = []
  for (const [plan, back] of [
    [secrets.planA, secrets.backA],
    [secrets.planB, secrets.backB],
  ] as const)
    planted.push(await plant(served, administrator, must, { plan, backlog: back }))
  const [a, b] = planted as [ProductIds, ProductIds]
  for (const role of ['team', 'stakeholder', 'viewer', 'owner'] as const)
    await must(administrator, [
      {
        name: 'set-role',
        input: {
          ...{ product: a.product, member: people[role].member, role, group: `${secrets.planA} group` },
          ...{ membership: testId('membership'), former: testId('membership') },
        },
      },
    ])
  await must(administrator, [{ name: 'remove-member', input: { member: people.removed.member } }])
  const heldImport = await readImport(served, people.team, a.product)
  return { served, people, a, b, heldImport, run }
}

export const csvOf = (secret: string) => `Title,Description\n${secret} from a file,${secret} of it\n`

async function readImport({ url }: Served, { cookie }: Person, product: string): Promise<string> {
  const answer = await fetch(`${url}/api/v1/imports?product=${product}&name=${secrets.backA}.csv`, {
    method: 'POST',
    headers: { cookie, origin: url },
    body: csvOf(secrets.backA),
  })
  if (!answer.ok) throw new Error(await answer.text())
  return ((await answer.json()) as { import: string }).import
}

/** Fills every text field of every kind of a product with the secret of its shelf. */
async function plant(
  served: Served,
  owner: Person,
  run: (who: Person, calls: readonly CommandCall[], more?: object) => Promise<void>,
  secret: { plan: string; backlog: string },
): Promise<ProductIds> {
  const ids = Object.fromEntries(
    (
      [
        ...(['product', 'release', 'goal', 'feature', 'metric', 'theme', 'item', 'membership'] as const),
        ...(['step', 'proposal'] as const),
      ] as const
    ).map((kind) => [kind, testId(kind)]),
  ) as { [kind in Kind]: string }
  const { product, release, goal, feature, metric, theme, item } = ids
  const { plan, backlog } = secret
  const said = (shelf: Shelf, what: string) => `${shelf === 'plan' ? plan : backlog} in ${what}`
  await run(owner, [
    {
      name: 'create-product',
      input: { product, name: said('plan', 'name'), key: plan, vision: said('plan', 'vision') },
    },
    {
      name: 'create-release',
      input: {
        release,
        goal,
        product,
        name: said('plan', 'release'),
        date: '2027-Q1',
        text: said('plan', 'goal'),
      },
    },
    ...[1, 2, 3, 4, 5].map((n) => ({
      name: 'create-feature',
      input: { feature: testId('feature'), goal, name: said('plan', `feature ${n}`) },
    })),
    {
      name: 'create-feature',
      input: { feature, goal, name: said('plan', 'feature'), reason: said('plan', 'reason') },
    },
    {
      name: 'create-metric',
      input: {
        metric,
        goal,
        name: said('plan', 'metric'),
        unit: said('plan', 'unit'),
        baseline: 1,
        target: 2,
      },
    },
  ])
  await run(
    owner,
    [
      { name: 'create-theme', input: { theme, product, name: said('backlog', 'theme') } },
      {
        name: 'create-item',
        input: {
          ...{ item, product, feature, theme, title: said('backlog', 'title') },
          description: said('backlog', 'description'),
          source: {
            tool: said('backlog', 'tool'),
            id: said('backlog', 'source'),
            url: `https://${backlog}.example/`,
          },
        },
      },
      {
        name: 'create-item',
        input: { item: testId('item'), product, title: said('backlog', 'one without a feature') },
      },
    ],
    { note: { text: said('backlog', 'note') } },
  )
  // One step that touches both shelves, and says so in its note.
  await run(
    owner,
    [
      {
        name: 'edit-item',
        input: { item, title: said('backlog', 'title again'), description: said('backlog', 'second') },
      },
      { name: 'edit-goal', input: { goal, text: said('plan', 'goal again') } },
    ],
    { note: { text: said('backlog', 'note on both') } },
  )
  const statement = (what: string) => ({ text: said('backlog', what) })
  await run(owner, [
    {
      name: 'create-proposal',
      input: {
        ...{ proposal: ids.proposal, product, release, title: statement('proposal'), seq: 1 },
        suggestions: [
          {
            ...{ command: 'edit-item', input: { item, title: said('backlog', 'a suggested title') } },
            ...{ what: statement('what'), why: statement('why'), evidence: [statement('evidence')] },
          },
        ],
      },
    },
  ])
  ids.suggestion = suggestionIdOf(ids.proposal, 0)
  const member = owner.member
  const host = await served.app.hosts.open(owner.workspace)
  async function* nothing() {}
  await host.steps.run({
    ...{
      step: ids.step,
      product,
      label: said('backlog', 'label'),
      total: 0,
      actor: member,
      via: 'import' as const,
    },
    slices: nothing(),
  })
  const documents = [...host.state.records.item.values()].flatMap(({ product: of, description }) =>
    of === product && description ? [description] : [],
  )
  const numbering = [...host.state.records.numbering.values()].find(({ product: of }) => of === product)!.id
  const first = (await host.storage.commits(owner.workspace, { record: item, limit: 100 }))
    .flatMap(({ changes }) => changes)
    .flatMap(({ after }) => (after && 'description' in after && after.description ? [after.description] : []))
  const { membership: _, ...records } = ids
  return { product, records: { ...records, numbering }, documents: [...new Set([...documents, ...first])] }
}
