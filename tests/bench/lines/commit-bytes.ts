import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { CommandCall } from '#domain/kernel/commit.ts'
import { dataset } from '../data/records.ts'
import type { Bench } from '../drive/bench.ts'
import { me } from '../drive/me.ts'
import { joinSocket } from '../drive/socket.ts'
import type { Result } from '../table.ts'
import type { Line } from './line.ts'

/** A hundred turns of the store's pages, and below what the server takes for a flood. */
const commits = 1_500

type Made = (index: number) => CommandCall

function kindsOfCommit(): { [what: string]: Made } {
  const { items, product } = dataset(10_000)
  const item = (index: number) => items[(index * 37) % items.length]!
  return {
    'an estimate': (index) => edit(item(index).id, { estimate: (index % 90) + 100 }),
    'a title': (index) => edit(item(index).id, { title: `${item(index).title.slice(0, 50)}, again` }),
    'a rank move': (index) => ({
      name: 'rank-item',
      input: { item: item(index).id, after: item(index + 501).id },
    }),
    'a new item': (index) => ({
      name: 'create-item',
      input: {
        item: `itm_bench${String(index).padStart(9, '0')}`,
        product,
        title: `${item(index).title.slice(0, 50)}, anew`,
      },
    }),
  }
}

function edit(item: string, fields: object): CommandCall {
  return { name: 'edit-item', input: { item, ...fields } }
}

async function bytesOf(bench: Bench, make: Made): Promise<{ disk: number; wire: number }> {
  const running = await bench.serve(10_000)
  const file = join(running.dataDir, 'throughline.db')
  const before = statSync(file).size
  const at = await me(running)
  let missing = commits
  const { promise: heard, resolve: all, reject } = Promise.withResolvers<void>()
  const writer = await joinSocket(running, at, {
    onMessage(message) {
      if (message.type === 'refused') reject(new Error(JSON.stringify(message)))
    },
  })
  const reader = await joinSocket(running, at, {
    onCommit() {
      missing -= 1
      if (missing === 0) all()
    },
  })
  for (let index = 0; index < commits; index++)
    writer.run({ id: `bytes-${String(index).padStart(8, '0')}`, commands: [make(index)], note: null })
  await heard
  const wire = reader.bytes / commits
  writer.close()
  reader.close()
  // A server that stops leaves no write-ahead log beside the store. Its copy is gone with the line.
  await running.server.stop()
  const disk = (statSync(file).size - before) / commits
  await bench.stop(running)
  return { disk, wire }
}

export const commitBytes: Line = {
  id: 'Q18',
  scenario: 'bytes per commit',
  async run(bench): Promise<Result[]> {
    const results: Result[] = []
    for (const [what, make] of Object.entries(kindsOfCommit())) {
      const { disk, wire } = await bytesOf(bench, make)
      const before = BEFORE[what]!
      const common = { id: 'Q18', unit: 'B', peer: '' }
      const one = (value: number, target: number) => [{ name: '', value, target }]
      results.push(
        {
          ...common,
          scenario: `bytes per commit on disk: ${what}`,
          parts: one(disk, before.disk),
          note: `growth of the store over ${commits.toLocaleString('en')}; target: as it was before versions`,
        },
        {
          ...common,
          scenario: `bytes per commit on the wire: ${what}`,
          parts: one(wire, before.wire),
          note: 'of the text frames to another page, some with several commits',
        },
      )
    }
    return results
  },
}

/** The same commits, counted the same way, at 47c7a79: the last commit whose log kept both sides of every record. */
const BEFORE: { [what: string]: { disk: number; wire: number } } = {
  'an estimate': { disk: 1_496, wire: 967 },
  'a title': { disk: 1_499, wire: 1_017 },
  'a rank move': { disk: 1_499, wire: 981 },
  'a new item': { disk: 2_627, wire: 1_383 },
}
