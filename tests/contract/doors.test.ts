import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { runCli } from '#cli/run-cli.ts'
import { itemId } from '#domain/backlog/item.ts'
import { changed } from '#domain/kernel/change.ts'
import { defineCommand } from '#domain/kernel/command.ts'
import type { CommandCall, Commit } from '#domain/kernel/commit.ts'
import { lookUp } from '#domain/kernel/lookup.ts'
import { planners } from '#domain/kernel/right.ts'
import { isRefusal } from '#domain/refusals.ts'
import { joinLive } from '../support/live-client.ts'
import { modelWith } from '../support/model-with.ts'
import { claim, type Person, post, type Served, serve, signIn } from '../support/serve.ts'

/** A command that no door has heard of: this, and its place in the list, is all there is of it. */
const shout = defineCommand({
  name: 'shout-title',
  title: 'Shout a title',
  input: z.object({ item: itemId, marks: z.number().int().min(0).max(3).default(1) }),
  allow: planners,
  decide(state, { item, marks }) {
    const record = lookUp(state, 'item', item)
    if (isRefusal(record)) return record
    return [changed('item', record, { title: record.title.toUpperCase() + '!'.repeat(marks) })]
  },
})

/** What a door makes of a command: the changes without what differs from run to run, or the refusal's code. */
type Outcome = { changes: unknown } | { refused: string }

/** One way in. `run` sends one command and says what became of it. */
interface Door {
  name: string
  run(call: CommandCall): Promise<Outcome>
  close?(): void
}

const doors: { name: string; open(served: Served, ann: Person): Promise<Door> }[] = [
  { name: 'live', open: liveDoor },
  { name: 'REST', open: async (served, { cookie }) => restDoor(served, cookie) },
  { name: 'command line', open: async (served) => cliDoor(served) },
]

const ids = {
  product: 'prd_00000000000001',
  release: 'rel_00000000000001',
  goal: 'gol_00000000000001',
  feature: 'ftr_00000000000001',
  first: 'itm_00000000000001',
  second: 'itm_00000000000002',
}

/** Every kind of answer is in it: changes, nothing to change, each class of refusal, and the new command. */
const script: CommandCall[] = [
  { name: 'create-product', input: { product: ids.product, name: ' Trail ', key: 'TR' } },
  { name: 'create-product', input: { product: 'prd_00000000000002', name: 'Other', key: 'TR' } },
  {
    name: 'create-release',
    input: {
      release: ids.release,
      goal: ids.goal,
      product: ids.product,
      name: 'One',
      date: '2027-Q1',
      text: 'More',
    },
  },
  { name: 'create-feature', input: { feature: ids.feature, goal: ids.goal, name: 'Maps' } },
  {
    name: 'create-item',
    input: { item: ids.first, product: ids.product, title: 'As a hiker, I want “maps” – 地図' },
  },
  {
    name: 'create-item',
    input: { item: ids.second, product: ids.product, title: 'b', estimate: 3, after: null },
  },
  { name: 'create-item', input: { item: ids.second, product: ids.product, title: 'b again' } },
  { name: 'edit-item', input: { item: ids.first, status: 'ready', estimate: null } },
  { name: 'edit-item', input: { item: ids.first, status: 'sideways' } },
  { name: 'edit-item', input: { item: 'itm_00000000000009', status: 'ready' } },
  { name: 'rank-item', input: { item: ids.first, after: null } },
  { name: 'rank-item', input: { item: ids.first, after: null } },
  { name: 'rank-item', input: { item: ids.first, after: ids.first } },
  { name: 'trace-items', input: { items: [ids.first, ids.second], feature: ids.feature } },
  { name: 'shout-title', input: { item: ids.second, marks: 2 } },
  { name: 'shout-title', input: { item: ids.second, marks: 7 } },
  { name: 'shout-title', input: { item: 'itm_00000000000009' } },
  { name: 'delete-items', input: { items: [ids.second] } },
]

const served: Served[] = []

async function outcomesAt(open: (served: Served, ann: Person) => Promise<Door>): Promise<Outcome[]> {
  const server = await serve({ model: modelWith({ commands: [shout] }) })
  served.push(server)
  const door = await open(server, await claim(server))
  const outcomes: Outcome[] = []
  for (const call of script) outcomes.push(await door.run(call))
  door.close?.()
  expect(server.faults).toEqual([])
  return outcomes
}

describe('one script through every door', () => {
  let results: Outcome[][] = []
  beforeAll(async () => {
    results = []
    for (const { open } of doors) results.push(await outcomesAt(open))
  }, 120_000)
  afterAll(async () => {
    for (const server of served) await server.stop()
  })

  test('has equal results, command by command', () => {
    for (const [index, call] of script.entries()) {
      const said = results.map((outcomes) => outcomes[index])
      expect(said, `${index}: ${call.name} at ${doors.map(({ name }) => name).join(', ')}`).toEqual(
        said.map(() => said[0]),
      )
    }
  })

  test('runs what is allowed and refuses the rest, each for its own reason', () => {
    const refusals = results[0]!.map((outcome) => ('refused' in outcome ? outcome.refused : 'done'))
    expect(refusals).toEqual([
      ...['done', 'key-taken', 'done', 'done', 'done', 'done', 'id-taken', 'done', 'malformed', 'not-found'],
      ...['done', 'done', 'own-neighbour', 'done', 'done', 'malformed', 'not-found', 'done'],
    ])
  })

  test('takes a new command over live, REST and the command line with nothing more than its place in the list', () => {
    const index = script.findIndex(({ name }) => name === 'shout-title')
    for (const outcomes of results) {
      expect(outcomes[index]).toMatchObject({
        changes: [{ kind: 'item', before: { title: 'b' }, after: { title: 'B!!' } }],
      })
    }
  })

  test('describes a new command to the command line and in OpenAPI', async () => {
    const server = served[0]!
    const help = await cli(server, ['shout-title', '--help'])
    expect(help.out).toContain('--marks')
    const listed = await cli(server, ['commands'])
    expect(listed.out).toContain('Shout a title')
    const { cookie } = await signIn(server.url)
    const document = await fetch(`${server.url}/api/openapi.json`, { headers: { cookie } })
    expect(await document.json()).toMatchObject({
      openapi: '3.1.0',
      paths: { '/api/v1/commands/shout-title': { post: { summary: 'Shout a title' } } },
    })
  })
})

async function liveDoor({ url, storage }: Served, ann: Person): Promise<Door> {
  const page = await joinLive(url, ann)
  let count = 0
  return {
    name: 'live',
    async run(call) {
      const id = `live-door-${++count}`
      page.run({ id, commands: [call], note: null })
      const answer = await page.until(
        (message) => (message.type === 'refused' || message.type === 'settled') && message.id === id,
      )
      if (answer.type !== 'settled')
        return { refused: answer.type === 'refused' ? answer.refusal.code : answer.type }
      // The wire leaves out what a page has; the log that both wrote is what the doors are compared by.
      const commit = await storage.commitById(ann.workspace, id)
      return { changes: steady(commit!) }
    },
    close: () => page.close(),
  }
}

function restDoor({ url }: Served, cookie: string): Door {
  return {
    name: 'REST',
    async run({ name, input }) {
      const answer = await post(`${url}/api/v1/commands/${name}`, input, { cookie })
      const body = (await answer.json()) as { commit: Commit; code: string }
      return answer.ok ? { changes: steady(body.commit) } : { refused: body.code }
    },
  }
}

function cliDoor(server: Served): Door {
  return {
    name: 'command line',
    async run({ name, input }) {
      const { code, out, err } = await cli(server, [name, ...flagsOf(input as object), '--json'])
      if (code === 0) return { changes: steady((JSON.parse(out) as { commit: Commit }).commit) }
      return { refused: (JSON.parse(err) as { code: string }).code }
    },
  }
}

async function cli({ url, dataDir }: Served, argv: string[]) {
  const out: string[] = []
  const err: string[] = []
  const io = {
    out: (text: string) => void out.push(text),
    err: (text: string) => void err.push(text),
    readFile: async () => new Uint8Array(),
    readStdin: async () => new Uint8Array(),
  }
  const code = await runCli(argv, io, { THROUGHLINE_URL: url, DATA_DIR: dataDir }, '/')
  return { code, out: out.join('\n'), err: err.join('\n') }
}

function flagsOf(input: object): string[] {
  return Object.entries(input).flatMap(([field, value]) =>
    (Array.isArray(value) ? value : [value]).flatMap((one) =>
      one === true ? [`--${field}`] : [`--${field}`, String(one)],
    ),
  )
}

/** Changes without moments and ids that each run makes anew. */
function steady({ changes }: Commit): unknown {
  const text = JSON.stringify(changes)
    .replaceAll(/"\d{4}-\d\d-\d\dT[\d:.]+Z"/g, '"a moment"')
    .replaceAll(/mbr_\w+/g, 'mbr_ann')
    .replaceAll(/doc_[\w.-]+/g, 'doc_of_batch')
  return JSON.parse(text)
}
