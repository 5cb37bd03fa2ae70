import { execFileSync } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bounds } from '#server/bounds/bounds.ts'
import { join, modelToJoin } from '#tests/support/join.ts'
import { claim, type Served, serve } from '#tests/support/serve.ts'
import { runCli } from './run-cli.ts'

let served: Served
let product: string
const stories = new TextEncoder().encode(
  'As a hiker, I want a map\n\nAs a hiker, I want a map\nAs a guide, I want a list\n',
)

beforeAll(async () => {
  served = await serve()
  await claim(served)
  const made = await line('create-product', '--name', 'Trail', '--key', 'TR')
  product = /prd_\w+/.exec(made.out)![0]
})
afterAll(() => served.stop())

async function line(...argv: string[]) {
  return lineWith({ THROUGHLINE_URL: served.url, DATA_DIR: served.dataDir }, ...argv)
}

async function lineWith(env: Record<string, string>, ...argv: string[]) {
  const out: string[] = []
  const err: string[] = []
  const io = {
    out: (text: string) => void out.push(text),
    err: (text: string) => void err.push(text),
    readFile: async (path: string) => {
      if (path.endsWith('stories.txt')) return stories
      throw new Error('no such file')
    },
    readStdin: async () => new TextEncoder().encode('{"title":"From stdin","estimate":5}'),
  }
  const code = await runCli(argv, io, env, '/')
  return { code, out: out.join('\n'), err: err.join('\n') }
}

describe('a line', () => {
  test('runs a command with its fields as flags, and says what came of it', async () => {
    const { code, out } = await line('create-item', '--product', product, '--title', 'A', '--estimate', '2.5')
    expect(code).toBe(0)
    expect(out).toMatch(/^Add item: done, step \d+, 2 records changed\nitem itm_\w+$/)
  })

  test('takes the whole input from stdin, and flags on top of it', async () => {
    const done = await line(
      'create-item',
      '--input',
      '-',
      '--product',
      product,
      '--title',
      'Said here',
      '--json',
    )
    expect(JSON.parse(done.out)).toMatchObject({
      commit: { commands: [{ input: { title: 'Said here', estimate: 5 } }] },
    })
  })

  test('lists records, one by one and as JSON', async () => {
    const table = await line('records', 'item', '--product', product)
    expect(table.out).toMatch(/itm_\w+ +1 +story, draft +A/)
    const json = await line('records', 'item', '--limit', '1', '--json')
    const [item] = JSON.parse(json.out) as { id: string }[]
    expect(JSON.parse((await line('records', 'item', item!.id)).out)).toEqual(item)
  })

  test('shows the history and what commands there are', async () => {
    const last = await line('history', '--limit', '1')
    expect(last.out).toMatch(/^\d+ .*Ann +cli +Add item +Item “.*” added$/)
    expect(last.err).toMatch(/^What came before: --before \d+$/)
    expect((await line('commands')).out).toContain('rank-item')
  })

  test('says in words what an answer says, also where nothing else has read the words', () => {
    const said = { words: 'history.gone', values: { kind: 'Item', name: 'Maps' } }
    const script = `
      await import('#cli/run-query.ts')
      const { saidInWords } = await import('#words/area.ts')
      console.log(saidInWords(${JSON.stringify(said)}))`
    const out = execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
      encoding: 'utf8',
    })
    expect(out.trim()).toBe('Item “Maps” removed')
  })

  test('finds the records to be what the log makes of them, with the server and without', async () => {
    expect(await line('verify')).toMatchObject({
      code: 0,
      out: expect.stringContaining('The records are what'),
    })
    const held = await line('verify', '--offline')
    expect(held).toMatchObject({ code: 1, out: expect.stringContaining('in use by another Throughline') })
  })

  test('tries an import without writing, and then imports it as one step', async () => {
    const tried = await line('import', 'stories.txt', '--product', 'TR', '--dry-run')
    expect(tried.out).toMatch(/Read as stories.*: 3 to create, 0 to skip/)
    const done = await line('import', 'stories.txt', '--product', 'TR')
    expect(done).toMatchObject({ code: 0, out: expect.stringContaining('Created 3 items') })
    expect((await line('history', '--limit', '1')).out).toContain('import')
  })
})

describe('a line that cannot be run ends with', () => {
  test.each([
    [2, 'a command that there is not', ['rank-items'], 'Did you mean rank-item?'],
    [2, 'what only the server may do', ['add-member', '--name', 'Eve'], 'There is no "add-member"'],
    [2, 'a flag that there is not', ['create-item', '--titel', 'x'], '--titel'],
    [2, 'a number that is none', ['create-item', '--title', 'x', '--estimate', 'two'], 'not a number'],
    [2, 'a field left out', ['create-item', '--title', 'x'], 'product: is missing'],
    [2, 'input that is not JSON', ['create-item', '--input', '{'], 'not JSON'],
    [3, 'a record that is not there', ['delete-theme', '--theme', 'thm_00000000'], 'not here'],
    [3, 'a file that is not there', ['import', 'none.csv', '--product', 'TR'], 'none.csv'],
    [4, 'a key that is taken', ['create-product', '--name', 'Other', '--key', 'TR'], 'Choose another key'],
  ])('%i for %s', async (code, _, argv, sentence) => {
    const ended = await line(...argv)
    expect(ended).toMatchObject({ code, out: '', err: expect.stringContaining(sentence) })
  })

  test('1 when no server answers, and says how to start one', async () => {
    const env = { THROUGHLINE_URL: 'http://127.0.0.1:9', DATA_DIR: served.dataDir }
    expect(await lineWith(env, 'commands')).toMatchObject({
      code: 1,
      err: expect.stringContaining('npm start'),
    })
  })

  test('5 when the secret is not there or not that of the server', async () => {
    const env = { THROUGHLINE_URL: served.url, DATA_DIR: '/nowhere' }
    expect(await lineWith(env, 'commands')).toMatchObject({
      code: 5,
      err: expect.stringContaining('DATA_DIR'),
    })
    const other = await serve()
    const mixed = await lineWith({ THROUGHLINE_URL: served.url, DATA_DIR: other.dataDir }, 'commands')
    const unclaimed = await lineWith({ THROUGHLINE_URL: other.url, DATA_DIR: other.dataDir }, 'commands')
    await other.stop()
    expect(mixed).toMatchObject({ code: 5, err: expect.stringContaining('does not know the secret') })
    expect(unclaimed).toMatchObject({ code: 5, err: expect.stringContaining('Nobody owns') })
  })
})

describe('a server that is asked for more than a share', () => {
  async function asked(stepsASecond: number) {
    const few = { ...bounds, patienceMs: 0, stepsASecond, stepsAtOnce: 1 }
    const busy = await serve({ model: modelToJoin, bounds: few })
    try {
      const owner = await claim(busy)
      // Somebody else is there.
      const rita = await join(busy, owner, 'Rita')
      await fetch(`${busy.url}/api/v1/me`, { headers: { cookie: rita.cookie } })
      const said = []
      for (let n = 0; n < 2; n++)
        said.push(await lineWith({ THROUGHLINE_URL: busy.url, DATA_DIR: busy.dataDir }, 'records', 'member'))
      return said
    } finally {
      await busy.stop()
    }
  }

  test('is asked again when it said, and what was asked for is done', { timeout: 60_000 }, async () => {
    expect((await asked(0.5)).map(({ code }) => code)).toEqual([0, 0])
  })

  test('and will not have time for minutes is not waited for, and says so', { timeout: 60_000 }, async () => {
    const [, second] = await asked(0.005)
    expect(second).toMatchObject({ code: 1, out: '' })
    expect(second!.err).toMatch(/more than your share .* again in \d+ seconds/i)
  })
})

describe('help', () => {
  test('comes without a server, examples first', async () => {
    for (const argv of [[], ['--help'], ['help']]) {
      expect(await lineWith({}, ...argv)).toMatchObject({
        code: 0,
        out: expect.stringMatching(/^throughline records/),
      })
    }
    expect((await lineWith({}, 'records', '-h')).out).toContain('--product')
  })

  test('of a command names its flags, what they take and which are needed', async () => {
    const { out } = await line('help', 'create-item')
    expect(out).toMatch(/--title +string +required/)
    expect(out).toMatch(/--item +string +made if left out/)
    expect(out).toMatch(/--status +draft \| ready \| doing \| done/)
    expect(out).toMatch(/--estimate +number \| null/)
  })
})
